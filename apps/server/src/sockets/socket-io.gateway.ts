import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import type { Session } from '@patchbay/contract';
import type { Socket } from 'socket.io';
import { CloseCode } from './close-codes.ts';
import { readResumeQuery } from './opening.ts';
import { FRAME_EVENT, SocketIoTransport } from './socket-io-transport.ts';
import { SocketPeer, type SocketScope } from './socket-peer.ts';
import { MAX_MESSAGE_BYTES } from './timing.ts';

/** Injection token of {@link SocketScope}. */
export const SOCKET_SCOPE = Symbol('SOCKET_SCOPE');

/** What the adapter's middleware leaves on a socket before it is connected. */
export interface SocketIoData {
  session?: Session | undefined;
}

/** The socket of our web host: socket.io at `/socket.io/`, namespace `/`. */
@WebSocketGateway()
export class SocketIoGateway implements OnGatewayConnection<Socket>, OnGatewayDisconnect<Socket> {
  readonly #scope: SocketScope;
  readonly #peers = new WeakMap<Socket, SocketPeer>();

  constructor(@Inject(SOCKET_SCOPE) scope: SocketScope) {
    this.#scope = scope;
  }

  handleConnection(socket: Socket): void {
    const transport = new SocketIoTransport(socket);
    const query = readResumeQuery(new URLSearchParams(socket.handshake.query as Record<string, string>));
    if ('refused' in query) return transport.close(CloseCode.PolicyViolation, query.refused);
    const { session } = socket.data as SocketIoData;
    this.#peers.set(socket, new SocketPeer(this.#scope, transport, session, query.resume));
  }

  handleDisconnect(socket: Socket): void {
    this.#peers.get(socket)?.closed();
  }

  @SubscribeMessage(FRAME_EVENT)
  receive(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): void {
    if (Buffer.byteLength(JSON.stringify(message) ?? '') > MAX_MESSAGE_BYTES)
      new SocketIoTransport(socket).close(CloseCode.BadMessage, 'the message is too large');
    else this.#peers.get(socket)?.receive(message);
  }
}
