// The package is an argument, so that more than one version can be asked, and so is what it speaks WebSocket with.
const [name, engine] = process.argv.slice(2);
const { listen } = await import(name);
const options = { pingInterval: 2000, pingTimeout: 8000, cors: { origin: '*' } };
if (engine) {
  options.wsEngine = (await import(engine)).default.Server;
}

const server = listen(9001, options, () => console.log('ready'));
server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
