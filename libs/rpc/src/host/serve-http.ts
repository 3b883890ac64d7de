import type { Context, HttpRequest } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import { serveByteStream } from '../byte-stream.ts';
import { hookTable } from '../contract-method.ts';
import { leaveBody, requestToWire } from '../http-wire.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import { offerContext } from '../request-context.ts';
import { ResponseWriterService } from './response-writer.ts';
import type { ServeHttpOptions } from './types.ts';

export interface ServedStream {
  id: number;
  /** The plugin has dialled it. */
  readonly opened: boolean;
  /** Stops waiting for the plugin to dial it. */
  release(): void;
}

/** What a connection gives to pass a request through. */
export interface HttpPath {
  readonly hooks: RpcClient;
  readonly broker: MuxBroker;
  /** The plugin said that it follows the context of a request. */
  readonly contexts: boolean;
  serve(methods: ReadonlyMap<string, ServedMethod>, what: string, onEnd?: () => void): ServedStream;
}

/**
 * Passes one request to a plugin's handler (contract: server-plugins §8). When the client leaves or the signal is
 * aborted, the call is given up at once: the handler's context is cancelled, or, in a plugin that knows of none, its
 * writes fail. The stream of the answer stays until the handler is done with it.
 */
export async function serveHttp(
  { hooks, broker, contexts, serve }: HttpPath,
  hook: 'ServeHTTP' | 'ServeMetrics',
  context: Context,
  request: HttpRequest,
  response: ServerResponse,
  options: ServeHttpOptions = {},
): Promise<void> {
  const writer = new ResponseWriterService(response);
  const gone = new AbortController();
  const closed = (): void => {
    if (!response.writableFinished && !writer.hijacked)
      gone.abort(new DOMException('the client has closed the connection', 'AbortError'));
  };
  if (response.destroyed) closed();
  else response.once('close', closed);
  const signal = options.signal === undefined ? gone.signal : AbortSignal.any([options.signal, gone.signal]);
  const served = serve(writer.methods, 'response', () => writer.release());
  const { body } = request;
  const bodyId = body === undefined ? 0 : broker.nextId();
  let stopBody = (): void => undefined;
  if (body !== undefined)
    broker.accept(bodyId, Infinity).then(
      (stream) => (stopBody = serveByteStream(stream, body)),
      () => undefined,
    );
  const offered =
    contexts && hook === 'ServeHTTP' ? offerContext(broker, signal, options.deadline) : undefined;
  const args = [served.id, requestToWire(request), context, bodyId, offered?.id, offered?.onWire];
  try {
    await hooks.call(hookTable[hook], args, { signal });
    if (!writer.hijacked && !response.writableEnded) response.end();
  } catch (error) {
    // A handler that still runs finds out with its next write.
    writer.giveUp();
    // Half an answer must not look like a whole one.
    if (response.headersSent && !writer.hijacked) response.destroy();
    throw error;
  } finally {
    offered?.finish();
    response.off('close', closed);
    served.release();
    if (bodyId !== 0) broker.forget(bodyId);
    if (!writer.hijacked) {
      stopBody();
      leaveBody(body);
    }
  }
}
