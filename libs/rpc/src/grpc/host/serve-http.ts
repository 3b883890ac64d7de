import type { Context, HttpHeader, HttpRequest } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { RpcError } from '../../errors.ts';
import { leaveBody } from '../../http-wire.ts';
import { HijackedConnection } from '../../host/hijacked-connection.ts';
import type { ServeHttpOptions } from '../../host/types.ts';
import type { Channel } from '../channel.ts';
import { pathOf } from '../go-plugin-messages.ts';
import { Outgoing, partsOf } from '../parts.ts';

const READ_BYTES = 64 * 1024;

type RequestPart = { init: { c: Context; request: HttpRequest } } | { body: Uint8Array } | { bodyEnd: true };

interface ResponsePart {
  init?: ResponseInit;
  body?: Buffer;
  flush?: boolean;
}

interface ResponseInit {
  status: number;
  header: HttpHeader;
  hijacked: boolean;
}

/** Passes one request to a plugin's handler, and its answer to the client as it comes. */
export async function serveHttp(
  channel: Channel,
  hook: 'ServeHTTP' | 'ServeMetrics',
  context: Context,
  request: HttpRequest,
  response: ServerResponse,
  options: ServeHttpOptions = {},
): Promise<void> {
  const gone = new AbortController();
  let hijacked: HijackedConnection | undefined;
  const closed = (): void => {
    if (!response.writableFinished && hijacked === undefined)
      gone.abort(new DOMException('the client has closed the connection', 'AbortError'));
  };
  if (response.destroyed) closed();
  else response.once('close', closed);
  const signal = options.signal === undefined ? gone.signal : AbortSignal.any([options.signal, gone.signal]);
  const deadlineMs = options.deadline === undefined ? undefined : options.deadline.getTime() - Date.now();
  signal.throwIfAborted();
  const call = channel.duplex(pathOf('Hooks', hook), { signal, deadlineMs });
  const out = new Outgoing<RequestPart>(call, 'ServeHTTPRequest', ['status']);
  const { body, ...head } = request;
  const sent = (async () => {
    await out.send({ init: { c: context, request: { ...head, body: undefined } } });
    if (body !== undefined) await out.pump(body, (chunk) => ({ body: chunk }));
    await out.send({ bodyEnd: true });
  })();
  // A client that stops sending is seen at its response.
  sent.catch(() => call.cancel());
  try {
    for await (const part of partsOf<ResponsePart>(call, 'ServeHTTPResponse')) {
      if (hijacked !== undefined) {
        if (part.body !== undefined) await hijacked.write(part.body);
      } else if (part.init?.hijacked === true) {
        hijacked = takeOver(response);
        void forward(hijacked, out);
      } else if (part.init !== undefined) writeHead(response, part.init);
      else if (part.body !== undefined) await write(response, part.body);
      else if (part.flush === true && !response.headersSent) response.flushHeaders();
    }
    if (hijacked === undefined && !response.writableEnded) response.end();
  } catch (error) {
    call.cancel();
    // Half an answer must not look like a whole one.
    if (response.headersSent && hijacked === undefined) response.destroy();
    throw channel.errorOf(error as Error, signal);
  } finally {
    response.off('close', closed);
    hijacked?.close();
    out.end();
    if (hijacked === undefined) void sent.catch(() => undefined).then(() => leaveBody(body));
  }
}

function writeHead(response: ServerResponse, { status, header }: ResponseInit): void {
  if (response.headersSent) return;
  const code = status === 0 ? 200 : status;
  if (code < 100 || code > 999 || (code < 200 && code !== 101))
    throw new RpcError('protocol', `the plugin answered with HTTP status ${code}`);
  response.statusCode = code;
  for (const [name, values] of Object.entries(header)) {
    const value = values.length === 1 ? values[0] : values;
    if (value !== undefined && value.length > 0) response.setHeader(name, value);
  }
}

async function write(response: ServerResponse, chunk: Buffer): Promise<void> {
  if (chunk.length === 0) return;
  if (response.destroyed || response.writableEnded)
    throw new RpcError('disconnected', 'the client has closed the connection');
  if (response.write(chunk)) return;
  const given = new AbortController();
  try {
    // A client that leaves meanwhile ends the call, and with it this wait.
    await Promise.race([
      once(response, 'drain', { signal: given.signal }),
      once(response, 'close', { signal: given.signal }),
    ]);
  } finally {
    given.abort();
  }
}

function takeOver(response: ServerResponse): HijackedConnection {
  const { socket } = response;
  if (socket === null || response.headersSent || socket.destroyed)
    throw new RpcError('protocol', 'the plugin took over a connection that was answered already, or is gone');
  return new HijackedConnection(socket, response);
}

/** Sends what the client says to the plugin, until either has enough. */
async function forward(connection: HijackedConnection, out: Outgoing<RequestPart>): Promise<void> {
  try {
    while (await out.send({ body: await connection.read(READ_BYTES) }));
  } catch {
    // The client's end.
  }
  out.end();
}
