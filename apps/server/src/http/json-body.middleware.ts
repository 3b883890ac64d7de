import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppError } from '@patchbay/contract';
import { bodyTooLarge, invalidBodyParam } from './errors.ts';
import type { HttpSettings } from './http-settings.ts';
import { parseJson } from './parse-json.ts';
import { isStreamed } from './streamed-body.ts';

/** What became of a body: parsed, or why not. The handler that wants it throws the reason, after the session check. */
export type JsonBody = { value: unknown } | { error: AppError };

const BODY = Symbol('patchbay.json-body');

type WithBody = IncomingMessage & { [BODY]?: JsonBody };

/** Of a body that is too large so many bytes are read and forgotten. */
const MOST_PASSED_OVER = 64 * 1024 * 1024;

const NO_BODY: JsonBody = { error: invalidBodyParam('body', 'the request has no JSON body') };

/** The body as {@link jsonBodyMiddleware} read it; no body at all is `otherwise`, an error that names it if left out. */
export function jsonBodyOf(request: IncomingMessage, otherwise: JsonBody = NO_BODY): JsonBody {
  return (request as WithBody)[BODY] ?? otherwise;
}

/**
 * Reads a JSON body of at most MaximumPayloadSizeBytes, whatever its content type says: clients of Mattermost often
 * send none. Files and forms are left alone, their handlers stream them.
 */
export function jsonBodyMiddleware(settings: HttpSettings) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody || isStreamed(request)) return next();
    const limit = settings.maximumPayloadBytes();
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: JsonBody) => {
      (request as WithBody)[BODY] = body;
      request.removeAllListeners('data');
      next();
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      chunks.length = 0;
      // Who is still sending does not see an answer, so what is not endless is let go by.
      if (size <= limit + MOST_PASSED_OVER) return;
      response.setHeader('Connection', 'close');
      request.pause();
      request.removeAllListeners('end');
      settle({ error: bodyTooLarge(limit) });
    });
    request.once('end', () => settle(size > limit ? { error: bodyTooLarge(limit) } : parse(chunks)));
  };
}

function parse(chunks: readonly Buffer[]): JsonBody {
  try {
    return { value: parseJson((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)) ?? Buffer.alloc(0)) };
  } catch (error) {
    return { error: invalidBodyParam('body', error instanceof Error ? error.message : String(error)) };
  }
}
