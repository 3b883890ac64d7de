// A bare `ws` server in a process of its own: what a POST sends it goes to every socket, as it is.
import { createServer } from 'node:http';

import { WebSocketServer } from 'ws';

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  for (const socket of sockets.clients) socket.send(bytes, { binary: false });
  response.writeHead(201, { 'Content-Type': 'application/json' }).end('{}');
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => socket.send('hello'));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : 0);
});
