// For Bun and Deno, whose WebSocket is built in.
const url = globalThis.Deno ? Deno.args[0] : process.argv[2];

function next() {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', (event) => socket.send(event.data));
  socket.addEventListener('error', () => {});
  socket.addEventListener('close', next);
}

next();
