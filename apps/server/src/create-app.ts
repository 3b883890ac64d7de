import 'reflect-metadata';
import { NestFactory, Reflector } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import express from 'express';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { AppModule } from './app.module.ts';
import type { EngineParts } from './engine/engine.module.ts';
import { nestLogger } from './engine/nest-logger.ts';
import { apiHeadersMiddleware } from './http/api-headers.middleware.ts';
import { AppErrorFilter } from './http/app-error.filter.ts';
import { compressionMiddleware } from './http/compression.middleware.ts';
import { contextMiddleware, createContext } from './http/context.middleware.ts';
import { corsMiddleware } from './http/cors.middleware.ts';
import { answerExpectations } from './http/expect-continue.ts';
import { PatchbayExpressAdapter } from './http/express-adapter.ts';
import { jsonBodyMiddleware } from './http/json-body.middleware.ts';
import { plainPathMiddleware } from './http/plain-path.middleware.ts';
import { rateLimitMiddleware } from './http/rate-limit.middleware.ts';
import { bindContext } from './http/request-context.ts';
import type { RegisteredRoute } from './http/route-groups.ts';
import { putHandlersTogetherLater } from './http/later-handlers.ts';
import { SessionGuard } from './http/session.guard.ts';
import { isPublicFile } from './files/public-file.controller.ts';
import { MetricsListener } from './metrics/metrics-listener.ts';
import type { MarketplaceParts } from './marketplace/marketplace.ts';
import { isForPrograms } from './http/for-programs.ts';
import { PluginHttp } from './plugin-http/plugin-http.ts';
import { Site } from './site/site.ts';
import type { SystemParts } from './system/system-parts.ts';
import { originAllowed } from './sockets/origin.ts';
import { RawSocketServer } from './sockets/raw-socket-server.ts';
import { SocketIoAdapter } from './sockets/socket-io.adapter.ts';
import { routeUpgrades } from './sockets/upgrade-router.ts';

export interface AppOptions extends EngineParts, SystemParts {
  /** The server for TCP; it may be listening already. Upgrades are taken on this one only. */
  readonly server: Server;
  readonly webappDir: string;
  readonly uploadFolder: string;
  /** What comes with the server and can be installed from the marketplace. */
  readonly prepackaged: MarketplaceParts['prepackaged'];
  /** Whether a request came over the local socket. */
  readonly isLocal: (request: IncomingMessage) => boolean;
}

export interface PatchbayApp {
  /** Answers every request, of whichever server. */
  readonly handler: RequestListener;
  /** What the controllers answer to. */
  readonly routes: readonly RegisteredRoute[];
  close(): Promise<void>;
}

/** Puts routes, sockets and files onto one HTTP server. Nothing is opened here that `close` does not close. */
export async function createApp(options: AppOptions): Promise<PatchbayApp> {
  const { server, settings, logger, sockets, core, host } = options;
  putHandlersTogetherLater();
  const instance = express();
  const adapter = new PatchbayExpressAdapter(server, instance);
  const app: INestApplication = await NestFactory.create(AppModule.with(options), adapter, {
    bodyParser: false,
    logger: nestLogger(logger),
    abortOnError: false,
  });
  const socketIo = new SocketIoAdapter(app, sockets);
  app.useWebSocketAdapter(socketIo);
  app.useGlobalGuards(new SessionGuard(app.get(Reflector), core.sessions, settings));
  app.useGlobalFilters(new AppErrorFilter(settings, logger));

  const pluginHttp = new PluginHttp({ core, host, settings, logger });
  const site = new Site({ webappDir: options.webappDir, host, settings });
  const pack = compressionMiddleware(settings);
  instance.use(contextMiddleware(settings, options.isLocal));
  instance.use(
    rateLimitMiddleware({ settings: () => core.config.get().RateLimitSettings, sessions: core.sessions }),
  );
  instance.use(corsMiddleware(settings));
  instance.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    const url = request.url ?? '/';
    if (url.startsWith('/api/') || isPublicFile(url) || isForPrograms(url)) return next();
    if (url.startsWith('/plugins/')) return void pluginHttp.serve(request, response).catch(next);
    if (!/^\/socket\.io(\/|\?|$)/.test(url))
      return pack(request, response, () => site.serve(request, response));
    if (originAllowed(request, settings)) socketIo.request(request, response);
    else response.writeHead(400).end();
  });
  instance.use(apiHeadersMiddleware(settings));
  instance.use(plainPathMiddleware(settings));
  instance.use(pack);
  instance.use(jsonBodyMiddleware(settings));
  await app.init();

  const rawSockets = new RawSocketServer(sockets);
  routeUpgrades(server, {
    settings,
    logger,
    routes: [
      {
        matches: (path) => path.startsWith('/socket.io'),
        sameOrigin: true,
        handle: (request, socket, head) => socketIo.upgrade(request, socket, head),
      },
      {
        matches: (path) => path === '/api/v4/websocket' || path === '/api/v4/websocket/',
        sameOrigin: true,
        handle: (request, socket, head) => rawSockets.upgrade(request, socket, head),
      },
      {
        matches: (path) => path.startsWith('/plugins/'),
        sameOrigin: false,
        handle: (request, socket, head) => {
          bindContext(request, createContext(request, settings, options.isLocal(request)));
          return pluginHttp.upgrade(request, socket, head);
        },
      },
    ],
  });
  answerExpectations(server, ({ method, url }) => method === 'POST' && url === '/api/v4/plugins');
  const metrics = await MetricsListener.open({ core, host, logger });
  return {
    handler: instance as unknown as RequestListener,
    routes: adapter.routes,
    async close() {
      await metrics.close();
      await app.close();
    },
  };
}
