import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBody } from './error-body.ts';
import { invalidUrlParam } from './errors.ts';
import type { HttpSettings } from './http-settings.ts';
import { whyNotPlain } from './plain-path.ts';
import { contextOf } from './request-context.ts';
import { sendJson } from './send-json.ts';

/**
 * Refuses paths of the API that are written so that they could be read in two ways. On the local socket there is nobody
 * between, and a key or file that was named by hand may have any name.
 */
export function plainPathMiddleware(settings: HttpSettings) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const why = contextOf(request).local ? undefined : whyNotPlain(request.url ?? '/');
    if (why === undefined) return next();
    const error = invalidUrlParam('path', why);
    sendJson(response, error.status_code, errorBody(error, contextOf(request).requestId, settings));
  };
}
