import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server as EngineServer } from 'engine.io';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type ServerOptions } from 'socket.io';
import type { SocketIoData } from './socket-io.gateway.ts';
import { upgradeSession } from './opening.ts';
import type { SocketScope } from './socket-peer.ts';

/** Long-polling packs several messages into one body. */
const MAX_POLL_BYTES = 64 * 1024;
/** Together the 100 s after which the raw socket too is dropped. */
const PING_INTERVAL_MS = 60_000;
const PING_TIMEOUT_MS = 40_000;

/**
 * socket.io without a hand on the HTTP server: requests and upgrades come from our own router. (Attached, it destroys
 * every upgrade it does not know, the raw socket's and the plugins' among them.)
 */
export class SocketIoAdapter extends IoAdapter {
  readonly #scope: SocketScope;
  #engine: EngineServer | undefined;

  constructor(app: INestApplicationContext, scope: SocketScope) {
    super(app);
    this.#scope = scope;
  }

  override createIOServer(_port: number, _options?: ServerOptions): Server {
    const engine = new EngineServer({
      maxHttpBufferSize: MAX_POLL_BYTES,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      perMessageDeflate: false,
      httpCompression: false,
    });
    const server = new Server({ serveClient: false, connectTimeout: this.#scope.hub.timing.authDeadlineMs });
    server.bind(engine);
    server.use((socket, next) => {
      upgradeSession(socket.request, this.#scope.sessions).then((session) => {
        (socket.data as SocketIoData).session = session;
        next();
      }, next);
    });
    this.#engine = engine;
    return server;
  }

  /** A long-polling request, or the first request of a client that will upgrade. */
  request(request: IncomingMessage, response: ServerResponse): void {
    this.#bound().handleRequest(request as EngineRequest, response);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#bound().handleUpgrade(request as EngineRequest, socket, head);
  }

  /** Ends every socket.io connection and what engine.io keeps for them. */
  override async close(): Promise<void> {
    this.#engine?.close();
  }

  #bound(): EngineServer {
    if (!this.#engine) throw new Error('socket.io is not started yet');
    return this.#engine;
  }
}

type EngineRequest = Parameters<EngineServer['handleRequest']>[0];
