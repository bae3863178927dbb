// The package is an argument, so that more than one version can be asked.
const { listen } = await import(process.argv[2]);

const server = listen(9001, { pingInterval: 2000, pingTimeout: 8000, cors: { origin: '*' } }, () => console.log('ready'));
server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
