import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setImmediate } from 'node:timers/promises';
import type { Endpoint } from './endpoint.ts';
import { sendBody } from './send-body.ts';

export interface Exchange {
  method: string;
  /** Below the address of the server, with its leading slash. */
  path: string;
  headers: Record<string, string>;
  /** Sent as it comes; its length is in the headers. */
  body?: AsyncIterable<Uint8Array>;
  /** The body may be refused: it waits until the other side wants it. */
  large?: boolean;
  /** How long nothing may happen. */
  silenceMs: number;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/**
 * One request over http, https or the unix socket, its body streamed. A server may answer before it has taken the
 * body: then the rest is not sent, and the answer counts.
 */
export async function exchange(endpoint: Endpoint, asked: Exchange): Promise<Answer> {
  return withResponse(endpoint, asked, async (response) => ({
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await textOf(response),
  }));
}

/** The same, with the body of the answer left to `use`; the connection is closed when that is done. */
export async function withResponse<Result>(
  endpoint: Endpoint,
  { body, large = false, ...asked }: Exchange,
  use: (response: IncomingMessage) => Promise<Result>,
): Promise<Result> {
  const headers = large ? { ...asked.headers, Expect: '100-continue' } : asked.headers;
  const request = open(endpoint, { ...asked, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', (error) => {
      // What came last may be the answer: it is read before the connection counts as broken.
      setImmediate().then(() => reject(error), reject);
    });
  });
  request.setTimeout(asked.silenceMs, () => {
    request.destroy(new SilenceError(asked.silenceMs));
  });
  try {
    const [response] = await Promise.all([answered, sendBody(request, body, large)]);
    return await use(response);
  } finally {
    request.destroy();
  }
}

/** All of a body. Of a refusal what came of it will do: who refuses an upload may break the connection off behind it. */
function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  const text = (): string => Buffer.concat(chunks).toString();
  return new Promise((resolve, reject) => {
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () => resolve(text()));
    response.once('error', (error) => {
      if ((response.statusCode ?? 0) >= 400) resolve(text());
      else reject(error);
    });
  });
}

/** Nothing came for too long. */
export class SilenceError extends Error {
  readonly code = 'SILENCE';

  constructor(milliseconds: number) {
    super(`there was no sign of life for ${String(milliseconds / 1000)} seconds`);
  }
}

function open(
  endpoint: Endpoint,
  { method, path, headers, signal }: Omit<Exchange, 'body' | 'large'>,
): ClientRequest {
  const options: RequestOptions = { method, headers, signal, agent: false };
  if (endpoint.kind === 'local')
    return httpRequest({ ...options, socketPath: endpoint.socket, path, host: 'localhost' });
  const { protocol, pathname, origin } = endpoint.url;
  const url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${path}`);
  return protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}
