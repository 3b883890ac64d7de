import { lookup as resolveName, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { isInternal } from './internal-addresses.ts';
import { OutgoingFailure } from './outgoing-failure.ts';
import type { OutgoingSettings } from './outgoing-settings.ts';

/** How long a server may take to its first byte, in milliseconds. */
export const HEADERS_DEADLINE_MS = 30_000;

export interface GuardedOptions {
  readonly settings: OutgoingSettings;
  readonly signal: AbortSignal;
  /** An internal address may be asked whatever the settings say: the administrator named it, or an internal server did. */
  readonly trusted: boolean;
  /** GET if left out. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** HEADERS_DEADLINE_MS if left out. */
  readonly headersDeadlineMs?: number;
}

export interface Answered {
  readonly response: IncomingMessage;
  /** Whether the server that answered has an internal address. */
  readonly internal: boolean;
}

/** One request, over a connection of its own to an address that may be asked. Redirects are the caller's. */
export async function guardedRequest(url: URL, options: GuardedOptions): Promise<Answered> {
  const { body, headersDeadlineMs = HEADERS_DEADLINE_MS, settings, signal, trusted } = options;
  assertMayAsk(url, settings);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const mayAsk = (address: string): boolean =>
    trusted || !isInternal(address) || settings.allowsInternal(host, address);
  // Node looks up names only: an address in the URL has to be looked at here.
  if (isIP(host) !== 0 && !mayAsk(host)) throw OutgoingFailure.internal(url);
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const asked: RequestOptions & { rejectUnauthorized?: boolean } = {
    agent: false,
    signal,
    method: options.method ?? 'GET',
    lookup: guardedLookup(url, mayAsk),
    // Nothing may unpack on the way: the signature of a bundle is one over the bytes as they are stored.
    headers: {
      'Accept-Encoding': 'identity',
      'User-Agent': 'Patchbay',
      ...options.headers,
      ...(body ? { 'Content-Length': String(body.byteLength) } : {}),
    },
    ...(settings.insecureTls ? { rejectUnauthorized: false } : {}),
  };
  return new Promise<Answered>((resolve, reject) => {
    const sent = request(url, asked, (response) => {
      clearTimeout(deadline);
      resolve({ response, internal: isInternal(response.socket.remoteAddress ?? '127.0.0.1') });
    });
    const deadline = setTimeout(
      () => sent.destroy(OutgoingFailure.silent(url, headersDeadlineMs)),
      headersDeadlineMs,
    );
    sent.on('error', (error) => {
      clearTimeout(deadline);
      reject(error instanceof OutgoingFailure ? error : OutgoingFailure.unreachable(url, error));
    });
    sent.end(body);
  });
}

function assertMayAsk(url: URL, settings: OutgoingSettings): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw OutgoingFailure.scheme(url);
  if (url.protocol === 'http:' && !settings.allowInsecure) throw OutgoingFailure.insecure(url);
  if (url.username !== '' || url.password !== '') throw OutgoingFailure.credentials(url);
}

/** Resolves a name to those of its addresses that may be asked; looked up once, so none can come in between. */
function guardedLookup(url: URL, mayAsk: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    const all: LookupAllOptions = { ...options, all: true } as LookupAllOptions;
    resolveName(hostname, all, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
      if (error) return done(error, '', 0);
      const allowed = found.filter(({ address }) => mayAsk(address));
      const [first] = allowed;
      if (!first) return done(OutgoingFailure.internal(url), '', 0);
      if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
}
