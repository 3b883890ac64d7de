import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { duplexPair, type Duplex } from 'node:stream';

type Handler = (response: ServerResponse, signal: AbortSignal) => Promise<void>;

const handlers = new WeakMap<Duplex, Handler>();

/**
 * Never listens: connections are put into it. So a response that never leaves the process behaves in everything
 * (streaming, back-pressure, a reader that goes away) as one that does.
 */
const server = createServer((request, response) => {
  const gone = new AbortController();
  response.sendDate = false;
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('the caller has gone'));
  });
  handlers
    .get(request.socket)?.(response, gone.signal)
    .catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
});

/** Headers of the connection, which is nobody's but ours. */
const OF_THE_CONNECTION = new Set(['Connection', 'Keep-Alive', 'Transfer-Encoding']);
export const isOfTheConnection = (name: string): boolean => OF_THE_CONNECTION.has(name);

/**
 * Lets `handler` write a response, and gives it as its reader sees it, as soon as its header is there. When `signal`
 * fires or the reader destroys the body, the handler's signal fires. Rejects when the response ends without a header.
 */
export function inMemoryResponse(
  handler: Handler,
  method: string,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const [ours, theirs] = duplexPair();
    handlers.set(theirs, handler);
    // A connection that breaks is seen by whoever reads from it.
    for (const side of [ours, theirs]) side.on('error', () => undefined);
    ours.once('close', () => theirs.destroy());
    theirs.once('close', () => ours.destroy());
    server.emit('connection', theirs);
    const sent = httpRequest({
      createConnection: () => ours as never,
      // All that the method changes here is whether there is a body.
      method: method === 'HEAD' ? 'HEAD' : 'GET',
      headers: { Connection: 'close' },
      ...(signal ? { signal } : {}),
    });
    sent.on('response', resolve).on('error', reject);
    sent.on('upgrade', () => {
      ours.destroy();
      reject(new Error('a plugin cannot take over the connection of another'));
    });
    sent.end();
  });
}
