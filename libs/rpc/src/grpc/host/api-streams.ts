import type { ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { ApiName, HttpHeader } from '@patchbay/contract';
import { apiTable } from '../../contract-method.ts';
import { toHttpHeader } from '../../http-wire.ts';
import { bytesOf, firstPart, Outgoing, partsOf } from '../parts.ts';
import { ApiFailure, plainly, runApiMethod } from './api-call.ts';
import type { ApiPath } from './api-call.ts';

interface FilePart {
  init?: unknown[];
  chunk?: Buffer;
}

/** A method that takes a file: its other arguments come first, then the bytes. */
export async function answerApiUpload(
  path: ApiPath,
  name: ApiName,
  call: ServerReadableStream<Buffer, Buffer>,
): Promise<Buffer> {
  const parts = partsOf<FilePart>(call, `${name}Request`);
  const args = [...(await first(parts))];
  const place = apiTable[name].definition.params.findIndex(({ type }) => type === 'io.Reader');
  const file = bytesOf(parts, (part) => part.chunk);
  file.on('error', () => undefined);
  args[place] = file;
  // A plugin that leaves in the middle of a file must not look like its end.
  const cancelled = (): void => void file.destroy(new Error('the plugin gave the upload up'));
  call.once('cancelled', cancelled);
  try {
    return await runApiMethod(path, name, args, plainly);
  } finally {
    call.off('cancelled', cancelled);
    file.destroy();
  }
}

interface HttpPart {
  init?: { method: string; url: string; header: HttpHeader };
  body?: Buffer;
}

type HttpAnswer = { init: { statusCode: number; header: HttpHeader } } | { body: Uint8Array };

const BODILESS = new Set(['GET', 'HEAD']);

/** A request from one plugin to another, streamed both ways. No response at all ends the stream without an init. */
export async function answerPluginHttp(
  { api }: ApiPath,
  call: ServerDuplexStream<Buffer, Buffer>,
): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort(new DOMException('the plugin gave the request up', 'AbortError')));
  const out = new Outgoing<HttpAnswer>(call, 'PluginHTTPResponse', ['cancelled', 'close']);
  const refuse = async (statusCode: number, text: string): Promise<void> => {
    await out.send({
      init: { statusCode, header: toHttpHeader({ 'content-type': 'text/plain; charset=utf-8' }) },
    });
    await out.send({ body: Buffer.from(text) });
  };
  const parts = partsOf<HttpPart>(call, 'PluginHTTPRequest');
  const { method, url, header } = await first(parts);
  if (api.PluginHTTP === undefined)
    return refuse(501, 'API method PluginHTTP is not implemented by this server');
  const body = BODILESS.has(method.toUpperCase()) ? undefined : bytesOf(parts, (part) => part.body);
  gone.signal.addEventListener('abort', () => body?.destroy(), { once: true });
  body?.on('error', () => undefined);
  let answered = false;
  try {
    const request = { method, url, header, signal: gone.signal };
    const response = await api.PluginHTTP(body === undefined ? request : { ...request, body });
    if (response === undefined) return;
    answered = true;
    const { statusCode, header: answerHeader, body: source } = response;
    const leave = (): void => void source.destroy();
    gone.signal.addEventListener('abort', leave, { once: true });
    source.on('error', () => undefined);
    await out.send({ init: { statusCode, header: answerHeader } });
    if (!(await out.pump(source, (chunk) => ({ body: chunk })))) source.destroy();
  } catch (error) {
    // Half an answer must not look like a whole one.
    if (answered) throw new ApiFailure(status.ABORTED, error);
    await refuse(500, error instanceof Error ? error.message : String(error));
  } finally {
    body?.destroy();
  }
}

async function first<Part extends { init?: unknown }>(
  parts: AsyncGenerator<Part, void>,
): Promise<NonNullable<Part['init']>> {
  try {
    return await firstPart(parts);
  } catch (error) {
    throw new ApiFailure(status.INVALID_ARGUMENT, error);
  }
}
