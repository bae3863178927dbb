import http from 'node:http';
import deflate from 'permessage-deflate';
import WebSocket from 'faye-websocket';

const server = http.createServer((request, response) => response.writeHead(404).end());
server.on('upgrade', (request, socket, head) => {
  if (!WebSocket.isWebSocket(request)) {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    return;
  }
  const connection = new WebSocket(request, socket, head, [], {
    extensions: [deflate],
    maxLength: 32 * 1024 * 1024,
  });
  connection.on('message', (event) => connection.send(event.data));
});
server.listen(9001, '0.0.0.0', () => console.log('ready'));
