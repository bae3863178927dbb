import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  host: '0.0.0.0',
  port: 9001,
  perMessageDeflate: true,
  maxPayload: 32 * 1024 * 1024,
});
server.on('listening', () => console.log('ready'));
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
