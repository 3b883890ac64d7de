import type { IncomingMessage } from 'node:http';
import { guardedRequest, type GuardedOptions } from './guarded-request.ts';
import { OutgoingFailure } from './outgoing-failure.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Those that turn whatever was sent into a GET, as every client has it. */
const TO_GET = new Set([301, 302, 303]);
/** What only the first server was meant to know. */
const CREDENTIALS = new Set(['authorization', 'cookie']);

export interface Followed {
  readonly response: IncomingMessage;
  /** The address that answered in the end. */
  readonly url: URL;
  readonly internal: boolean;
}

/**
 * A request with redirects, each looked at as the first address was. A server on the internet may not send us into a
 * network: only where the one that redirects is inside too, or the settings allow it. Rejects for an answer other than
 * 2xx, unless `anyStatus` says that the caller looks at it.
 */
export async function follow(
  address: string,
  options: GuardedOptions & { readonly anyStatus?: boolean },
): Promise<Followed> {
  let url = parse(address);
  let asked: GuardedOptions = options;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const { response, internal } = await guardedRequest(url, asked);
    const { statusCode = 0, headers } = response;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined) {
      if (options.anyStatus || (statusCode >= 200 && statusCode < 300)) return { response, url, internal };
      response.destroy();
      throw OutgoingFailure.status(url, response);
    }
    response.destroy();
    const next = parse(headers.location, url);
    asked = { ...redirected(asked, statusCode, next.host !== url.host), trusted: asked.trusted && internal };
    url = next;
  }
  throw OutgoingFailure.redirects(parse(address), MAX_REDIRECTS);
}

function redirected(asked: GuardedOptions, status: number, elsewhere: boolean): GuardedOptions {
  const { body, method = 'GET', ...rest } = asked;
  const headers = Object.fromEntries(
    Object.entries(asked.headers).filter(([name]) => !elsewhere || !CREDENTIALS.has(name.toLowerCase())),
  );
  if (method === 'GET' || method === 'HEAD' || !TO_GET.has(status))
    return { ...rest, headers, method, ...(body ? { body } : {}) };
  return { ...rest, headers, method: 'GET' };
}

function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw OutgoingFailure.notAnAddress();
  return new URL(address, base);
}
