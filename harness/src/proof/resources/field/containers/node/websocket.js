import http from 'node:http';
import websocket from 'websocket';

const server = http.createServer((request, response) => response.writeHead(404).end());
new websocket.server({
  httpServer: server,
  maxReceivedFrameSize: 32 * 1024 * 1024,
  maxReceivedMessageSize: 32 * 1024 * 1024,
}).on('request', (request) => {
  const connection = request.accept(null, request.origin);
  connection.on('message', (message) => {
    if (message.type === 'utf8') {
      connection.sendUTF(message.utf8Data);
    } else {
      connection.sendBytes(message.binaryData);
    }
  });
});
server.listen(9001, '0.0.0.0', () => console.log('ready'));
