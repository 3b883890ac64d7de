import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Context, HttpRequest } from '@patchbay/contract';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { hookTable } from '../../contract-method.ts';
import { bytesOf, firstPart, Outgoing, partsOf } from '../parts.ts';
import { GrpcResponse } from './response.ts';
import type { ResponsePart } from './response.ts';

type AnyHook = (...args: unknown[]) => unknown;
type Call = ServerDuplexStream<Buffer, Buffer>;

const OVER = ['cancelled', 'close'];

interface RequestPart {
  init?: { c: Context; request: HttpRequest };
  body?: Buffer;
  bodyEnd?: boolean;
}

/** Gives one HTTP request to its handler; resolves when the host has the whole answer. */
export async function serveHttp(hook: AnyHook, call: Call): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () =>
    gone.abort(new DOMException('the client has closed the connection', 'AbortError')),
  );
  const parts = partsOf<RequestPart>(call, 'ServeHTTPRequest');
  const { c, request } = await firstPart(parts);
  const body = Readable.from(bodyOf(parts), { objectMode: false });
  body.on('error', () => undefined);
  const raw = async function* (): AsyncGenerator<Buffer> {
    if (!body.readableEnded) await once(body.resume(), 'end', { signal: gone.signal });
    for await (const part of parts) if (part.body !== undefined && part.body.length > 0) yield part.body;
  };
  const out = new Outgoing<ResponsePart>(call, 'ServeHTTPResponse', OVER);
  const response = new GrpcResponse(out, raw);
  gone.signal.addEventListener('abort', () => response.destroy(), { once: true });
  try {
    await hook(c, response, { ...request, body, signal: gone.signal });
    await response.finished();
  } finally {
    body.destroy();
  }
}

/** The body alone: what comes after its end is left for who takes the connection over. */
async function* bodyOf(parts: AsyncGenerator<RequestPart, void>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value } = await parts.next();
    if (value === undefined || value.bodyEnd === true) return;
    if (value.body !== undefined && value.body.length > 0) yield value.body;
  }
}

interface FilePart {
  init?: unknown[];
  chunk?: Buffer;
}

type FileAnswer = { chunk: Buffer } | { result: unknown[] };

/** Gives an uploaded file to its hook, and what the hook writes instead to the host. */
export async function fileWillBeUploaded(hook: AnyHook, call: Call): Promise<void> {
  const parts = partsOf<FilePart>(call, 'FileWillBeUploadedRequest');
  const [context, info] = await firstPart(parts);
  const file = bytesOf(parts, (part) => part.chunk);
  file.on('error', () => undefined);
  const output = new PassThrough();
  const out = new Outgoing<FileAnswer>(call, 'FileWillBeUploadedResponse', OVER);
  const sent = out.pump(output, (chunk) => ({ chunk }));
  sent.catch(() => undefined);
  try {
    const result = hookTable.FileWillBeUploaded.giveReply(await hook(context, info, file, output));
    if (!output.writableEnded) output.end();
    await sent;
    await out.send({ result });
  } finally {
    file.destroy();
    output.destroy();
  }
}
