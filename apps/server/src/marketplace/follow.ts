import type { IncomingMessage } from 'node:http';
import { DownloadFailure } from './download-failure.ts';
import { guardedGet, type GetOptions } from './guarded-get.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface Followed {
  readonly response: IncomingMessage;
  /** The address that answered in the end. */
  readonly url: URL;
  readonly internal: boolean;
}

/**
 * GET with redirects, each looked at as the first address was. A server on the internet may not send us into a network:
 * only where the one that redirects is inside too, or the settings allow it.
 */
export async function follow(address: string, options: GetOptions): Promise<Followed> {
  let url = parse(address);
  let { trusted } = options;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const { response, internal } = await guardedGet(url, { ...options, trusted });
    const { statusCode = 0, headers } = response;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined) {
      if (statusCode >= 200 && statusCode < 300) return { response, url, internal };
      response.destroy();
      throw DownloadFailure.status(url, response);
    }
    response.destroy();
    url = parse(headers.location, url);
    trusted = internal;
  }
  throw DownloadFailure.redirects(parse(address), MAX_REDIRECTS);
}

function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw DownloadFailure.notAnAddress();
  return new URL(address, base);
}
