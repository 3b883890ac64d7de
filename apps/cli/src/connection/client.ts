import { CliError, codeOf, messageOf } from '../errors.ts';
import type { Progress } from '../output/upload-progress.ts';
import { apiError } from './api-error.ts';
import { endpointName } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { exchange } from './http-exchange.ts';
import type { Answer, Exchange } from './http-exchange.ts';
import type { StreamedBody } from './multipart.ts';

/** How long a server may be silent: it starts and stops plugins before it answers. */
const SILENCE_MS = 120_000;

/** Speaks REST with one server, over the network or over its local socket. */
export class Client {
  readonly endpoint: Endpoint;
  readonly #signal: AbortSignal;

  constructor(endpoint: Endpoint, signal: AbortSignal) {
    this.endpoint = endpoint;
    this.#signal = signal;
  }

  /** Below `/api/v4`. Throws ApiError for an answer that is none of success, CliError when there is no answer. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    if (body === undefined) return this.#ask({ method, path, headers: {} });
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) };
    return this.#ask({ method, path, headers, body: once(bytes) });
  }

  /** The JSON of a successful answer; what is in it is for the caller to check. */
  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, body);
    return this.#parse(answer);
  }

  async upload(path: string, body: StreamedBody, progress: Progress): Promise<unknown> {
    const headers = { 'Content-Type': body.contentType, 'Content-Length': String(body.length) };
    const answer = await this.#ask({ method: 'POST', path, headers, body: watched(body, progress) });
    return this.#parse(answer);
  }

  #parse({ status, headers, body }: Answer): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw apiError(status, headers, body, endpointName(this.endpoint));
    }
  }

  async #ask(asked: Pick<Exchange, 'method' | 'path' | 'headers' | 'body'>): Promise<Answer> {
    const { endpoint } = this;
    const token = endpoint.kind === 'remote' ? endpoint.token : undefined;
    const headers = {
      Accept: 'application/json',
      ...asked.headers,
      ...(token === undefined ? {} : { Authorization: `BEARER ${token}` }),
    };
    let answer: Answer;
    try {
      answer = await exchange(endpoint, {
        ...asked,
        path: `/api/v4${asked.path}`,
        headers,
        silenceMs: SILENCE_MS,
        signal: this.#signal,
      });
    } catch (error) {
      if (this.#signal.aborted) throw error;
      throw unreachable(endpoint, error);
    }
    if (answer.status < 200 || answer.status > 299) {
      throw apiError(answer.status, answer.headers, answer.body, endpointName(endpoint));
    }
    return answer;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* watched(
  { chunks, length, fileBytes }: StreamedBody,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of chunks()) {
    yield chunk;
    sent += chunk.length;
    progress.sent(Math.min(fileBytes, Math.max(0, sent - (length - fileBytes))));
  }
}

function unreachable(endpoint: Endpoint, error: unknown): CliError {
  if (error instanceof CliError) return error;
  const code = codeOf(error);
  const name = endpointName(endpoint);
  const details = { cause: error };
  if (endpoint.kind === 'local') {
    const { socket } = endpoint;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') {
      return new CliError(
        `No server listens on ${socket}. Start it, or say where its socket is: PATCHBAY_LOCAL_SOCKET=…, or PATCHBAY_DATA=… for its data folder.`,
        details,
      );
    }
    if (code === 'EACCES') {
      return new CliError(
        `You may not use ${socket}. Run this as the user that the server runs as.`,
        details,
      );
    }
  }
  if (code === 'ECONNREFUSED')
    return new CliError(`Nothing listens at ${name}. Is the server running, and the port right?`, details);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new CliError(`There is no host by the name in ${name}. Is it spelled right?`, details);
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return new CliError(
      `The connection to ${name} was closed before it answered. Look at the logs of the server and of any proxy before it.`,
      details,
    );
  }
  return new CliError(`${name} did not answer: ${messageOf(error)}.`, details);
}
