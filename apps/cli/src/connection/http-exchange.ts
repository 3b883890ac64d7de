import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Endpoint } from './endpoint.ts';

export interface Exchange {
  method: string;
  /** Below the address of the server, with its leading slash. */
  path: string;
  headers: Record<string, string>;
  /** Sent as it comes; its length is in the headers. */
  body?: AsyncIterable<Uint8Array>;
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
export async function exchange(endpoint: Endpoint, { body, ...asked }: Exchange): Promise<Answer> {
  const request = open(endpoint, asked);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
  request.setTimeout(asked.silenceMs, () => {
    request.destroy(new SilenceError(asked.silenceMs));
  });
  try {
    const [response] = await Promise.all([answered, send(request, body)]);
    return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
  } finally {
    request.destroy();
  }
}

/** Sends the body as fast as it is taken; ends early, without an error, when the answer is there or the connection gone. */
async function send(request: ClientRequest, body: AsyncIterable<Uint8Array> | undefined): Promise<void> {
  let over = false;
  const ended = new Promise<void>((resolve) => {
    for (const event of ['response', 'close', 'error']) {
      request.once(event, () => {
        over = true;
        resolve();
      });
    }
  });
  for await (const chunk of body ?? []) {
    if (over) return;
    if (!request.write(chunk)) await Promise.race([once(request, 'drain'), ended]);
  }
  if (!over) request.end();
}

/** Nothing came for too long. */
export class SilenceError extends Error {
  readonly code = 'SILENCE';

  constructor(milliseconds: number) {
    super(`there was no sign of life for ${String(milliseconds / 1000)} seconds`);
  }
}

function open(endpoint: Endpoint, { method, path, headers, signal }: Omit<Exchange, 'body'>): ClientRequest {
  const options: RequestOptions = { method, headers, signal, agent: false };
  if (endpoint.kind === 'local')
    return httpRequest({ ...options, socketPath: endpoint.socket, path, host: 'localhost' });
  const { protocol, pathname, origin } = endpoint.url;
  const url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${path}`);
  return protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}
