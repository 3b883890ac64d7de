import cors from 'cors';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpSettings } from './http-settings.ts';

/** Browsers ask again after a day, in seconds. */
const PREFLIGHT_SECONDS = 86_400;

/**
 * ServiceSettings.AllowCorsFrom: pages of other origins that may call the API. Without it no header is sent, and browsers
 * keep such pages away by themselves.
 */
export function corsMiddleware(settings: HttpSettings) {
  const answer = cors((_request, decided) => {
    const origins = settings.allowedOrigins();
    decided(null, {
      origin: origins.includes('*') ? (settings.corsCredentials() ? true : '*') : [...origins],
      methods: ['POST', 'GET', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [...settings.corsExposedHeaders()],
      credentials: settings.corsCredentials(),
      maxAge: PREFLIGHT_SECONDS,
    });
  });
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    if (settings.allowedOrigins().length === 0) return next();
    answer(request as never, response as never, next);
  };
}
