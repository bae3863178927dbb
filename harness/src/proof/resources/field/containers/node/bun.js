Bun.serve({
  hostname: '0.0.0.0',
  port: 9001,
  fetch(request, server) {
    if (server.upgrade(request)) {
      return undefined;
    }
    return new Response('A WebSocket handshake was expected.', { status: 400 });
  },
  websocket: {
    perMessageDeflate: true,
    maxPayloadLength: 32 * 1024 * 1024,
    message(socket, message) {
      socket.send(message, true);
    },
  },
});
console.log('ready');
