import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpSettings } from './http-settings.ts';

/** The headers that every answer under `/api` has (contract: management §9). */
export function apiHeadersMiddleware(settings: HttpSettings) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    response.setHeader('X-Version-ID', settings.versionId());
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Permissions-Policy', '');
    const strictSeconds = settings.strictTransportSeconds();
    if (strictSeconds !== undefined)
      response.setHeader('Strict-Transport-Security', `max-age=${strictSeconds}`);
    if (request.method === 'GET') response.setHeader('Expires', '0');
    next();
  };
}
