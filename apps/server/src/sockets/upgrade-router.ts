import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../engine/logger.ts';
import { errorBody } from '../http/error-body.ts';
import type { HttpSettings } from '../http/http-settings.ts';
import { newId } from '@patchbay/core';
import { upgradeRefused } from './errors.ts';
import { originAllowed } from './origin.ts';

/** Takes an upgrade over, with everything that comes on its socket. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;

export interface UpgradeRoute {
  readonly matches: (path: string) => boolean;
  readonly handle: UpgradeHandler;
  /** Pages of other origins are turned away here; a plugin decides about its own. */
  readonly sameOrigin: boolean;
}

export interface UpgradeRouterOptions {
  readonly routes: readonly UpgradeRoute[];
  readonly settings: HttpSettings;
  readonly logger: Logger;
}

/** The only listener of `upgrade` on the HTTP server: socket.io, the raw socket and plugins each get what is theirs. */
export function routeUpgrades(server: Server, options: UpgradeRouterOptions): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const fail = (error: unknown) => {
      options.logger.warn('An upgrade failed', {
        path: request.url,
        error: error instanceof Error ? error.message : String(error),
      });
      socket.destroy();
    };
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0] ?? '';
    const route = options.routes.find(({ matches }) => matches(path));
    if (!route) return end(socket, 404, 'text/plain; charset=utf-8', '404 page not found\n');
    if (route.sameOrigin && !originAllowed(request, options.settings)) {
      const error = upgradeRefused(`origin=${request.headers.origin}`);
      const body = JSON.stringify(errorBody(error, newId(), options.settings));
      return end(socket, error.status_code, 'application/json', body);
    }
    try {
      const handled = route.handle(request, socket, head);
      if (handled) handled.catch(fail);
    } catch (error) {
      fail(error);
    }
  });
}

const REASONS: Record<number, string> = { 400: 'Bad Request', 404: 'Not Found' };

/** Answers an upgrade with an ordinary response and closes. */
function end(socket: Duplex, status: number, type: string, body: string): void {
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status] ?? ''}\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
