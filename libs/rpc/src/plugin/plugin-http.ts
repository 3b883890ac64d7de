import type { HttpHeader, HttpResponse, PluginHttpRequest } from '@patchbay/contract';
import { Readable } from 'node:stream';
import { apiTable, serviceTable, WireMethod } from '../contract-method.ts';
import { RpcError } from '../errors.ts';
import { requestToWire } from '../http-wire.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import { offerContext } from '../request-context.ts';
import { toDuplex } from '../yamux/duplex.ts';
import { withStream } from './offer-stream.ts';

const streamed =
  serviceTable('api').get('PluginHTTPStream') ??
  new WireMethod('PluginHTTPStream', 'plugin.Z_PluginHTTPStreamArgs', 'plugin.Z_PluginHTTPStreamReturns');

/** How a server that has no streams for this answers. */
const NO_STREAMS = `rpc: can't find method ${streamed.name}`;

/** `API.PluginHTTP` (contract: server-plugins §8), streaming where the server can, else in one piece. */
export class PluginHttpCaller {
  readonly #client: RpcClient;
  readonly #broker: MuxBroker;
  /** The server follows the contexts of requests. */
  readonly #contexts: boolean;
  #streams = true;

  constructor(client: RpcClient, broker: MuxBroker, contexts: boolean) {
    this.#client = client;
    this.#broker = broker;
    this.#contexts = contexts;
  }

  async call(request: PluginHttpRequest): Promise<HttpResponse | undefined> {
    const body = bodyOf(request);
    if (this.#streams) {
      try {
        return await this.#stream(request, body);
      } catch (error) {
        if (!(error instanceof RpcError) || error.message !== NO_STREAMS) throw error;
        // The server did not get as far as to read the body.
        this.#streams = false;
      }
    }
    return this.#buffer(request, body);
  }

  async #stream(request: PluginHttpRequest, body: Readable | undefined): Promise<HttpResponse | undefined> {
    const { signal } = request;
    const broker = this.#broker;
    const responseId = broker.nextId();
    const response = broker.accept(responseId, Infinity);
    response.catch(() => undefined);
    const context = this.#contexts && signal !== undefined ? offerContext(broker, signal) : undefined;
    const run = async (bodyId: number): Promise<HttpResponse | undefined> => {
      const args = [responseId, onWire(request), bodyId, context?.id, context?.onWire];
      const reply = await this.#client.call(streamed, args, { signal });
      const [statusCode, header] = reply as [number, HttpHeader];
      const stream = await response;
      if (statusCode === 0) {
        stream.reset();
        context?.finish();
        return undefined;
      }
      const source = toDuplex(stream);
      cancelWith(source, signal);
      source.once('close', () => context?.finish());
      return { statusCode, header, body: source };
    };
    try {
      return body === undefined ? await run(0) : await withStream(broker, body, run);
    } catch (error) {
      context?.finish();
      throw error;
    } finally {
      broker.forget(responseId);
    }
  }

  async #buffer(request: PluginHttpRequest, body: Readable | undefined): Promise<HttpResponse> {
    const chunks: Buffer[] = [];
    for await (const chunk of body ?? []) chunks.push(Buffer.from(chunk as Buffer | string));
    const args = [onWire(request), Buffer.concat(chunks)];
    const reply = await this.#client.call(apiTable.PluginHTTP, args, { signal: request.signal });
    const [head, bytes] = reply as [{ StatusCode: number; Header: HttpHeader }, Buffer];
    return { statusCode: head.StatusCode, header: head.Header, body: Readable.from([bytes]) };
  }
}

function bodyOf({ body }: PluginHttpRequest): Readable | undefined {
  if (body === undefined || body instanceof Readable) return body;
  return Readable.from([Buffer.from(body)]);
}

/** Ends the body of an answer when its request is cancelled. */
function cancelWith(source: Readable, signal: AbortSignal | undefined): void {
  if (signal === undefined) return;
  const abort = (): void => void source.destroy(signal.reason as Error);
  if (signal.aborted) return abort();
  signal.addEventListener('abort', abort, { once: true });
  source.once('close', () => signal.removeEventListener('abort', abort));
}

function onWire(request: PluginHttpRequest): object {
  return requestToWire({
    method: request.method ?? 'GET',
    url: request.url,
    proto: 'HTTP/1.1',
    protoMajor: 1,
    protoMinor: 1,
    header: request.header ?? {},
    host: '',
    remoteAddr: '',
    requestURI: '',
    body: undefined,
  });
}
