import { CliError, codeOf, messageOf } from '../errors.ts';
import type { Progress } from '../output/upload-progress.ts';
import { apiError } from './api-error.ts';
import { endpointName } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { exchange, withResponse } from './http-exchange.ts';
import type { Answer, Exchange } from './http-exchange.ts';
import { saveBody } from './save-body.ts';
import type { StreamedBody } from './multipart.ts';

/** How long a server may be silent: it starts and stops plugins before it answers. */
const SILENCE_MS = 120_000;

type Asked = Pick<Exchange, 'method' | 'path' | 'headers' | 'body' | 'large'> & { silenceMs?: number };

/** Speaks REST with one server, over the network or over its local socket. */
export class Client {
  readonly endpoint: Endpoint;
  readonly #signal: AbortSignal;

  constructor(endpoint: Endpoint, signal: AbortSignal) {
    this.endpoint = endpoint;
    this.#signal = signal;
  }

  /** Below `/api/v4`. Throws ApiError for an answer that is none of success, CliError when there is no answer. */
  async call(method: string, path: string, body?: unknown, silenceMs = SILENCE_MS): Promise<Answer> {
    if (body === undefined) return this.#ask({ method, path, headers: {}, silenceMs });
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) };
    return this.#ask({ method, path, headers, body: once(bytes), silenceMs });
  }

  /** The JSON of a successful answer; what is in it is for the caller to check. */
  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.#parse(await this.call(method, path, body));
  }

  /** A call that the server may take its time for, such as one that has it download something. */
  async slowJson(
    method: string,
    path: string,
    silenceMs: number,
    body?: unknown,
  ): Promise<{ value: unknown; answer: Answer }> {
    const answer = await this.call(method, path, body, silenceMs);
    return { value: this.#parse(answer), answer };
  }

  async upload(path: string, body: StreamedBody, progress: Progress): Promise<Answer> {
    const headers = { 'Content-Type': body.contentType, 'Content-Length': String(body.length) };
    const sent = watched(body, progress);
    const answer = await this.#ask({ method: 'POST', path, headers, body: sent, large: true });
    this.#parse(answer);
    return answer;
  }

  /** Writes the body of an answer into a new file that only its owner reads; nothing is left when it breaks off. */
  async download(path: string, file: string): Promise<void> {
    const asked = this.#complete({ method: 'GET', path, headers: {} });
    await this.#reached(() =>
      withResponse(this.endpoint, asked, (response) =>
        saveBody(response, file, (status, headers, body) =>
          apiError(status, headers, body, endpointName(this.endpoint)),
        ),
      ),
    );
  }

  #parse({ status, headers, body }: Answer): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw apiError(status, headers, body, endpointName(this.endpoint));
    }
  }

  async #ask(asked: Asked): Promise<Answer> {
    const answer = await this.#reached(() => exchange(this.endpoint, this.#complete(asked)));
    if (answer.status < 200 || answer.status > 299) {
      throw apiError(answer.status, answer.headers, answer.body, endpointName(this.endpoint));
    }
    return answer;
  }

  #complete({ silenceMs = SILENCE_MS, ...asked }: Asked): Exchange {
    const token = this.endpoint.kind === 'remote' ? this.endpoint.token : undefined;
    const headers = {
      Accept: 'application/json',
      ...asked.headers,
      ...(token === undefined ? {} : { Authorization: `BEARER ${token}` }),
    };
    return { ...asked, path: `/api/v4${asked.path}`, headers, silenceMs, signal: this.#signal };
  }

  async #reached<Result>(ask: () => Promise<Result>): Promise<Result> {
    try {
      return await ask();
    } catch (error) {
      if (this.#signal.aborted) throw error;
      throw unreachable(this.endpoint, error);
    }
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

/** Nothing answered; it may later. */
export class Unreachable extends CliError {
  override readonly name = 'Unreachable';
}

function unreachable(endpoint: Endpoint, error: unknown): CliError {
  if (error instanceof CliError) return error;
  const code = codeOf(error);
  const name = endpointName(endpoint);
  const details = { cause: error };
  if (endpoint.kind === 'local') {
    const { socket } = endpoint;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') {
      return new Unreachable(
        `No server listens on ${socket}. Start it, or say where its socket is: PATCHBAY_LOCAL_SOCKET=…, or PATCHBAY_DATA=… for its data folder.`,
        details,
      );
    }
    if (code === 'EACCES') {
      return new Unreachable(
        `You may not use ${socket}. Run this as the user that the server runs as.`,
        details,
      );
    }
  }
  if (code === 'ECONNREFUSED')
    return new Unreachable(`Nothing listens at ${name}. Is the server running, and the port right?`, details);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Unreachable(`There is no host by the name in ${name}. Is it spelled right?`, details);
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return new Unreachable(
      `The connection to ${name} was closed before it answered. Look at the logs of the server and of any proxy before it, and at the size of uploads that the proxy takes.`,
      details,
    );
  }
  return new Unreachable(`${name} did not answer: ${messageOf(error)}.`, details);
}
