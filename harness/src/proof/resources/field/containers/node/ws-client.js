import WebSocket from 'ws';

function next() {
  const socket = new WebSocket(process.argv[2], { perMessageDeflate: true, maxPayload: 32 * 1024 * 1024 });
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => {});
  socket.on('close', next);
}

next();
