import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '@patchbay/contract';
import { CSRF_COOKIE, SESSION_COOKIE, USER_COOKIE } from './token.ts';

/**
 * Sends a new session to the browser: the token (not readable by scripts), the user id and the CSRF value, which
 * the web app repeats in `X-CSRF-Token`. They live as long as the session.
 */
export function sendSessionCookies(
  request: IncomingMessage,
  response: ServerResponse,
  session: Session,
): void {
  const secure = isSecure(request);
  const expires = session.expires_at > 0 ? new Date(session.expires_at) : undefined;
  const set = (name: string, value: string, httpOnly: boolean) =>
    response.appendHeader('Set-Cookie', serializeCookie(name, value, { secure, httpOnly, expires }));
  set(SESSION_COOKIE, session.token, true);
  set(USER_COOKIE, session.user_id, false);
  set(CSRF_COOKIE, session.props['csrf'] ?? '', false);
}

/** Takes the session cookies away: at logout, and when their session is no longer valid. */
export function clearSessionCookies(request: IncomingMessage, response: ServerResponse): void {
  const secure = isSecure(request);
  for (const name of [SESSION_COOKIE, USER_COOKIE, CSRF_COOKIE])
    response.appendHeader(
      'Set-Cookie',
      serializeCookie(name, '', { secure, httpOnly: name === SESSION_COOKIE, expires: new Date(0) }),
    );
}

/** Over TLS, here or at the proxy in front. */
function isSecure(request: IncomingMessage): boolean {
  return 'encrypted' in request.socket || request.headers['x-forwarded-proto'] === 'https';
}

interface CookieAttributes {
  secure: boolean;
  httpOnly: boolean;
  expires: Date | undefined;
}

function serializeCookie(name: string, value: string, attributes: CookieAttributes): string {
  const parts = [`${name}=${value}`, 'Path=/', 'SameSite=Lax'];
  if (attributes.expires) parts.push(`Expires=${attributes.expires.toUTCString()}`);
  if (attributes.httpOnly) parts.push('HttpOnly');
  if (attributes.secure) parts.push('Secure');
  return parts.join('; ');
}
