import websocket from 'websocket';

function next() {
  const client = new websocket.client({
    maxReceivedFrameSize: 32 * 1024 * 1024,
    maxReceivedMessageSize: 32 * 1024 * 1024,
  });
  client.on('connectFailed', next);
  client.on('connect', (connection) => {
    connection.on('error', () => {});
    connection.on('close', next);
    connection.on('message', (message) => {
      if (message.type === 'utf8') {
        connection.sendUTF(message.utf8Data);
      } else {
        connection.sendBytes(message.binaryData);
      }
    });
  });
  client.connect(process.argv[2]);
}

next();
