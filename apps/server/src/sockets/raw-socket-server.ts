import { decode } from '@msgpack/msgpack';
import type { Session } from '@patchbay/contract';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CloseCode } from './close-codes.ts';
import { readResumeQuery, upgradeSession } from './opening.ts';
import { RawTransport } from './raw-transport.ts';
import { SocketPeer, type SocketScope } from './socket-peer.ts';
import { MAX_MESSAGE_BYTES } from './timing.ts';

/** The raw socket of Mattermost's clients, `/api/v4/websocket` (contract: management §10). */
export class RawSocketServer {
  readonly #scope: SocketScope;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });

  constructor(scope: SocketScope) {
    this.#scope = scope;
  }

  /** Takes over an upgrade that the router has let through. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const session = await upgradeSession(request, this.#scope.sessions);
    if (socket.destroyed) return;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(request, webSocket, session));
  }

  #open(request: IncomingMessage, socket: WebSocket, session: Session | undefined): void {
    socket.on('error', (error) => this.#scope.logger.debug('A websocket failed', { error: error.message }));
    const query = readResumeQuery(new URL(request.url ?? '/', 'http://localhost').searchParams);
    if ('refused' in query) return socket.close(CloseCode.PolicyViolation, query.refused);
    const transport = new RawTransport(socket, this.#scope.hub.timing);
    const peer = new SocketPeer(this.#scope, transport, session, query.resume);
    socket.on('message', (data, binary) => {
      const message = decodeMessage(data, binary);
      if (message === undefined) transport.close(CloseCode.BadMessage, 'the message cannot be decoded');
      else peer.receive(message);
    });
    socket.on('close', () => peer.closed());
  }
}

/** Text is JSON, binary is MessagePack; `undefined` for what is neither. */
function decodeMessage(data: RawData, binary: boolean): unknown {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  try {
    return binary ? decode(bytes) : (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}
