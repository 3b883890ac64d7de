import type { IncomingMessage } from 'node:http';
import type { HttpSettings } from '../http/http-settings.ts';

/**
 * Whether the page that opens a socket may: it is one of ours (same host), or ServiceSettings.AllowCorsFrom names it.
 * Clients that are no browser send no origin and may.
 */
export function originAllowed(
  request: IncomingMessage,
  settings: Pick<HttpSettings, 'allowedOrigins'>,
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const allowed = settings.allowedOrigins();
  if (allowed.includes('*') || allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host?.toLowerCase();
  } catch {
    return false;
  }
}
