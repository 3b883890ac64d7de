import type { API, HttpHeader, HttpResponse } from '@patchbay/contract';
import type { Readable } from 'node:stream';
import { readByteStream } from '../byte-stream.ts';
import { requestFromWire, toHttpHeader } from '../http-wire.ts';
import type { RequestOnWire } from '../http-wire.ts';
import type { MuxBroker } from '../mux-broker.ts';
import { followContext } from '../request-context.ts';
import type { ContextOnWire } from '../request-context.ts';

/** Largest body of an answer to a plugin that takes it in one piece. Newer plugins take a stream of any length. */
export const MAX_BUFFERED_BODY_BYTES = 64 * 1024 * 1024;

const NOT_OFFERED = 'API method PluginHTTP is not implemented by this server';
const NO_RESPONSE = 'the plugin gave no response';

export type PluginHttpStreamArgs = [
  responseStream: number,
  request: RequestOnWire,
  bodyStream: number,
  contextStream: number,
  context: ContextOnWire,
];

/**
 * A request from one plugin to another, streamed both ways (contract: server-plugins §8, PluginHTTP). `contexts`: the
 * asking plugin knows of request contexts.
 */
export async function pluginHttpStream(
  api: Partial<API>,
  broker: MuxBroker,
  [responseStream, request, bodyStream, contextStream, contextOnWire]: PluginHttpStreamArgs,
  contexts: boolean,
): Promise<unknown[]> {
  const context = contextStream === 0 ? undefined : await followContext(broker, contextStream, contextOnWire);
  const response = await broker.dial(responseStream);
  const answer = (status: number, text: string): unknown[] => {
    response.write(Buffer.from(text));
    response.end();
    context?.release();
    return [status, toHttpHeader({ 'content-type': 'text/plain; charset=utf-8' })];
  };
  let source: Readable | undefined;
  // The reader of a response sends length requests, which nobody reads.
  response.attach({
    data: (chunk) => response.consumed(chunk.length),
    end: () => undefined,
    closed: () => void source?.destroy(),
  });
  if (api.PluginHTTP === undefined) return answer(501, NOT_OFFERED);
  const body = bodyStream === 0 ? undefined : readByteStream(await broker.dial(bodyStream));
  const { method, url, header } = requestFromWire(request, undefined);
  const signal = context?.signal;
  try {
    const result = await api.PluginHTTP({
      method,
      url,
      header,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (result === undefined) {
      body?.destroy();
      // Who knows of contexts knows that no status is no response.
      if (!contexts && context === undefined) return answer(502, NO_RESPONSE);
      response.end();
      context?.release();
      return [0, {}];
    }
    source = result.body;
    context?.answered();
    stream(result, signal, {
      write: (chunk, done) => response.write(chunk, done),
      end: (error) => {
        if (error === undefined) response.end();
        else response.reset();
        body?.destroy();
        context?.release();
      },
    });
    return [result.statusCode, result.header];
  } catch (error) {
    body?.destroy();
    return answer(500, error instanceof Error ? error.message : String(error));
  }
}

interface BodySink {
  write(chunk: Buffer, done: (error?: Error) => void): void;
  /** Called once. */
  end(error: Error | undefined): void;
}

/** Passes a response's body on, no faster than it is taken; cancelling the request ends it. */
function stream({ body: source }: HttpResponse, signal: AbortSignal | undefined, sink: BodySink): void {
  const abort = (): void => void source.destroy(signal?.reason as Error);
  let over = false;
  const stop = (error?: Error): void => {
    if (over) return;
    over = true;
    signal?.removeEventListener('abort', abort);
    sink.end(error);
  };
  source.on('data', (chunk: Buffer | string) => {
    source.pause();
    sink.write(Buffer.from(chunk as Buffer), (error) =>
      error === undefined ? source.resume() : source.destroy(error),
    );
  });
  source.on('end', () => stop());
  source.on('error', stop);
  source.on('close', () => stop(new Error('the response was closed before its end')));
  if (signal?.aborted === true) abort();
  else signal?.addEventListener('abort', abort, { once: true });
}

/** What a plugin without streams gets: status, header and body in one piece (server-plugins §8, PluginHTTP). */
export async function pluginHttpBuffered(
  api: Partial<API>,
  [request, requestBody]: [RequestOnWire, Buffer],
): Promise<unknown[]> {
  // Such plugins do not expect an answer without a response: the call fails instead.
  if (api.PluginHTTP === undefined) throw new Error(NOT_OFFERED);
  const { method, url, header } = requestFromWire(request, undefined);
  const body = requestBody.length === 0 ? {} : { body: requestBody };
  const response = await api.PluginHTTP({ method, url, header, ...body });
  if (response === undefined) throw new Error(NO_RESPONSE);
  const bytes = await collect(response.body);
  return [responseToWire(response.statusCode, response.header, bytes.length, request), bytes];
}

async function collect(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    const chunk = Buffer.from(part as Buffer | string);
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > MAX_BUFFERED_BODY_BYTES)
      throw new Error(`the response is larger than ${MAX_BUFFERED_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function responseToWire(
  status: number,
  header: HttpHeader,
  length: number,
  { Proto, ProtoMajor, ProtoMinor }: RequestOnWire,
): object {
  return {
    Status: String(status),
    StatusCode: status,
    Proto,
    ProtoMajor,
    ProtoMinor,
    Header: header,
    ContentLength: length,
  };
}
