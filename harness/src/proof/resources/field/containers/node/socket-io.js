// The package is an argument, so that more than one version can be asked.
const { Server } = await import(process.argv[2]);

const server = new Server(9001, { pingInterval: 2000, pingTimeout: 8000, cors: { origin: '*' } });
for (const namespace of ['/', '/custom']) {
  server.of(namespace).on('connection', (socket) => {
    socket.emit('auth', socket.handshake.auth);
    socket.on('message', (...all) => socket.emit('message-back', ...all));
    socket.on('message-with-ack', (...all) => {
      const acknowledge = all.pop();
      if (typeof acknowledge === 'function') acknowledge(...all);
    });
  });
}
console.log('ready');
