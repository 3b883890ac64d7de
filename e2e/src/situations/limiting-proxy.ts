import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What it does with a body that is too large: takes it all and then says so; says so at once, while the other side may
 * still be sending; or drops the connection without a word.
 */
export type Manner = 'patient' | 'at once' | 'silent';

const HEAD_END = '\r\n\r\n';

const page = `<html>
<head><title>413 Request Entity Too Large</title></head>
<body>
<center><h1>413 Request Entity Too Large</h1></center>
<hr><center>nginx</center>
</body>
</html>
`;
const refusal = [
  'HTTP/1.1 413 Request Entity Too Large',
  'Server: nginx',
  'Content-Type: text/html',
  `Content-Length: ${page.length}`,
  'Connection: close',
  '',
  page,
].join('\r\n');

/** A reverse proxy as it stands before many a server, with a limit on request bodies. One request per connection. */
export class LimitingProxy {
  manner: Manner = 'patient';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(url: string, limitBytes: number): Promise<LimitingProxy> {
    const server = createServer();
    const proxy = new LimitingProxy(server);
    const upstream = new URL(url);
    server.on('connection', (client) => {
      proxy.#keep(client);
      let head = Buffer.alloc(0);
      const read = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf(HEAD_END);
        if (end < 0) return;
        client.off('data', read);
        const text = head.subarray(0, end).toString('latin1');
        const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
        if (length > limitBytes) {
          proxy.#refuse(client, text, length - (head.length - end - HEAD_END.length));
          return;
        }
        const server = connect(Number(upstream.port), upstream.hostname);
        proxy.#keep(server);
        server.write(head);
        client.pipe(server).pipe(client);
      };
      client.on('data', read);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #refuse(client: Socket, head: string, bytesLeft: number): void {
    if (this.manner === 'silent') {
      client.resetAndDestroy();
      return;
    }
    if (this.manner === 'at once') {
      // What still comes is read and forgotten, as nginx does, so that the answer is not lost with a reset connection.
      client.end(refusal);
      client.resume();
      return;
    }
    if (/^expect: *100-continue/im.test(head)) client.write(`HTTP/1.1 100 Continue${HEAD_END}`);
    let left = bytesLeft;
    client.on('data', (chunk) => {
      left -= chunk.length;
      if (left <= 0) client.end(refusal);
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined); // The other side may go at any time.
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
