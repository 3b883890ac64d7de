import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { ConfigService } from '../config/config.service.ts';
import { follow } from './follow.ts';
import { OutgoingFailure } from './outgoing-failure.ts';
import { outgoingSettings } from './outgoing-settings.ts';

/** How long a request may take from its start to the last byte of the answer, in milliseconds, unless the caller says. */
const WHOLE_DEADLINE_MS = 30_000;
/** Of an answer, unless the caller says. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface OutgoingRequest {
  /** GET if left out. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** An answer that is longer is a failure; 1 MiB if left out. */
  readonly maxBytes?: number;
  /** Longer answers are cut there instead of refused: enough for the head of a page. */
  readonly cut?: boolean;
  readonly signal?: AbortSignal;
  /** From the start to the last byte, in milliseconds; 30 s if left out. */
  readonly deadlineMs?: number;
  /** The administrator named the address: it may be internal whatever the settings say. */
  readonly trusted?: boolean;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The address that answered in the end, after redirects. */
  readonly url: URL;
}

/**
 * What the server asks of other servers on behalf of people and plugins. Internal addresses are refused, at each
 * redirect too, unless ServiceSettings.AllowedUntrustedInternalConnections lists them.
 */
export class Outgoing {
  readonly #config: Pick<ConfigService, 'get'>;

  constructor(config: Pick<ConfigService, 'get'>) {
    this.#config = config;
  }

  /** Resolves whatever the status is. Rejects with an OutgoingFailure that says what went wrong. */
  async request(address: string, asked: OutgoingRequest = {}): Promise<OutgoingAnswer> {
    const { deadlineMs = WHOLE_DEADLINE_MS, maxBytes = MAX_ANSWER_BYTES, cut = false } = asked;
    const deadline = AbortSignal.timeout(deadlineMs);
    const settings = outgoingSettings(this.#config);
    try {
      const { response, url } = await follow(address, {
        // Developer mode is for plugins; who posts a link is nobody that an administrator trusts.
        settings: { ...settings, allowInsecure: true, allowsInternal: settings.listsInternal },
        signal: asked.signal ? AbortSignal.any([asked.signal, deadline]) : deadline,
        trusted: asked.trusted === true,
        method: asked.method ?? 'GET',
        headers: asked.headers ?? {},
        ...(asked.body === undefined ? {} : { body: Buffer.from(asked.body) }),
        headersDeadlineMs: deadlineMs,
        anyStatus: true,
      });
      const body = await read(response, url, maxBytes, cut);
      return { status: response.statusCode ?? 0, headers: response.headers, body, url };
    } catch (error) {
      if (deadline.aborted && URL.canParse(address))
        throw OutgoingFailure.silent(new URL(address), deadlineMs);
      throw error;
    }
  }
}

async function read(response: Readable, url: URL, maxBytes: number, cut: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Leaving the loop destroys the stream.
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maxBytes) continue;
      if (cut) break;
      throw OutgoingFailure.tooLarge(url, maxBytes);
    }
  } catch (error) {
    throw error instanceof OutgoingFailure ? error : OutgoingFailure.cutOff(url, bytes, error);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
