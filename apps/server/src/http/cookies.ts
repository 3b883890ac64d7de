import type { IncomingMessage } from 'node:http';

/** One cookie of a request; `undefined` if it is not there. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const [key, value] of cookiePairs(request.headers.cookie)) if (key === name) return value;
  return undefined;
}

/** A `Cookie` header without one cookie; `undefined` when nothing is left. */
export function withoutCookie(header: string | undefined, name: string): string | undefined {
  const kept = [...cookiePairs(header)].filter(([key]) => key !== name);
  return kept.length ? kept.map(([key, value]) => `${key}=${value}`).join('; ') : undefined;
}

function* cookiePairs(header: string | undefined): Generator<[name: string, value: string]> {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0) yield [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  }
}
