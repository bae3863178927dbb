Deno.serve({ hostname: '0.0.0.0', port: 9001, onListen: () => console.log('ready') }, (request) => {
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    return new Response('A WebSocket handshake was expected.', { status: 400 });
  }
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.addEventListener('message', (event) => socket.send(event.data));
  return response;
});
