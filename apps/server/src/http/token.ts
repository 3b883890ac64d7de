import type { IncomingMessage } from 'node:http';
import { cookieOf } from './cookies.ts';

export const SESSION_COOKIE = 'MMAUTHTOKEN';
export const USER_COOKIE = 'MMUSERID';
export const CSRF_COOKIE = 'MMCSRF';

export type TokenLocation = 'cookie' | 'header' | 'query';

/** A token as the client sent it; where it stood decides about CSRF and about OAuth. */
export interface FoundToken {
  readonly token: string;
  readonly location: TokenLocation;
}

/** The token of a REST request: cookie, then `Authorization`, then `access_token` (contract: management §9). */
export function restToken(request: IncomingMessage): FoundToken | undefined {
  return fromCookie(request) ?? fromAuthorization(request) ?? fromQuery(request);
}

/** The token of a request to a plugin: `Authorization`, then cookie, then `access_token` (contract: rest.json). */
export function pluginToken(request: IncomingMessage): FoundToken | undefined {
  return fromAuthorization(request) ?? fromCookie(request) ?? fromQuery(request);
}

/** The token of a websocket upgrade; a query token does not count there (contract: management §10). */
export function upgradeToken(request: IncomingMessage): FoundToken | undefined {
  return fromCookie(request) ?? fromAuthorization(request);
}

function fromCookie(request: IncomingMessage): FoundToken | undefined {
  const token = cookieOf(request, SESSION_COOKIE);
  return token ? { token, location: 'cookie' } : undefined;
}

/** `BEARER x` in any case, and `token x`. */
function fromAuthorization(request: IncomingMessage): FoundToken | undefined {
  const token = /^(?:bearer|token) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token ? { token, location: 'header' } : undefined;
}

function fromQuery(request: IncomingMessage): FoundToken | undefined {
  const url = request.url ?? '';
  if (!url.includes('access_token=')) return undefined;
  const token = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('access_token');
  return token ? { token, location: 'query' } : undefined;
}
