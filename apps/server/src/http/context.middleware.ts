import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpSettings } from './http-settings.ts';
import { newId } from '@patchbay/core';
import { bindContext, type RequestContext } from './request-context.ts';

/** Gives every request its context, and every answer its request id. Runs before everything else. */
export function contextMiddleware(settings: HttpSettings, isLocal: (request: IncomingMessage) => boolean) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const context = createContext(request, settings, isLocal(request));
    bindContext(request, context);
    response.setHeader('X-Request-ID', context.requestId);
    next();
  };
}

/** The context of a new request; its session comes later. */
export function createContext(
  request: IncomingMessage,
  settings: Pick<HttpSettings, 'trustedProxyIpHeaders'>,
  local: boolean,
): RequestContext {
  const { headers } = request;
  return {
    requestId: newId(),
    ipAddress: clientAddress(request, settings),
    userAgent: headers['user-agent'] ?? '',
    acceptLanguage: headers['accept-language'] ?? '',
    connectionId: single(headers['connection-id']),
    local,
    session: undefined,
    get userId() {
      return this.session?.user_id ?? '';
    },
  };
}

/** A header counts only if the administrator named it: anybody can send `X-Forwarded-For`. */
function clientAddress(
  request: IncomingMessage,
  settings: Pick<HttpSettings, 'trustedProxyIpHeaders'>,
): string {
  for (const name of settings.trustedProxyIpHeaders()) {
    const first = single(request.headers[name.toLowerCase()]).split(',')[0]?.trim();
    if (first) return first;
  }
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
