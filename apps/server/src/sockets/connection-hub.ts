import type { Session } from '@patchbay/contract';
import type { Clock, Core, HubEvent } from '@patchbay/core';
import { hostname } from 'node:os';
import type { HttpSettings } from '../http/http-settings.ts';
import { newId } from '@patchbay/core';
import { CloseCode } from './close-codes.ts';
import { Connection } from './connection.ts';
import type { SocketHooks } from './socket-hooks.ts';
import type { SocketTiming } from './timing.ts';
import type { Transport } from './transport.ts';

/** What a client that comes back says of itself. */
export interface ResumePoint {
  readonly connectionId: string;
  /** The next event it expects. */
  readonly sequence: number;
}

export interface ConnectionHubOptions {
  readonly core: Pick<Core, 'events' | 'sessions' | 'statuses'>;
  readonly settings: Pick<HttpSettings, 'versionId'>;
  readonly hooks: SocketHooks;
  readonly timing: SocketTiming;
  readonly clock: Clock;
  readonly onError: (message: string, error: unknown) => void;
}

/** All connections of this node, under both transports. Events come in from core's hub and go out here. */
export class ConnectionHub {
  readonly #connections = new Map<string, Connection>();
  /** Timers of connections without a socket. */
  readonly #expiry = new Map<string, NodeJS.Timeout>();
  readonly #options: ConnectionHubOptions;
  readonly #stop: (() => void)[];
  #closing = false;

  constructor(options: ConnectionHubOptions) {
    this.#options = options;
    this.#stop = [
      options.core.events.subscribe((event) => this.#broadcast(event)),
      options.core.sessions.onRevoked((session) => this.#revoke(session)),
    ];
  }

  get timing(): SocketTiming {
    return this.#options.timing;
  }

  /** Users with a socket open now. */
  connectedUsers(): string[] {
    return [...new Set([...this.#connections.values()].filter((c) => c.active).map((c) => c.userId))];
  }

  /** How many sockets are open now. */
  openSockets(): number {
    let open = 0;
    for (const { active } of this.#connections.values()) if (active) open += 1;
    return open;
  }

  /** A client has shown its session: resumes its connection if it can, else makes one and says hello. */
  register(transport: Transport, session: Session, resume: ResumePoint | undefined): Connection {
    const connection = this.#resume(transport, session, resume) ?? this.#create(transport, session);
    this.#options.hooks.connected(connection.connectionId, connection.userId);
    void this.#options.core.statuses
      .connected(connection.userId)
      .catch((error: unknown) => this.#options.onError('Could not mark a user as online', error));
    return connection;
  }

  /** The socket of a connection is gone; the connection waits for its client for `resumableMs`. */
  unregister(connection: Connection, transport: Transport): void {
    if (!connection.detach(transport)) return;
    const { connectionId, userId } = connection;
    this.#options.hooks.disconnected(connectionId, userId);
    if (!this.#isConnected(userId))
      void this.#options.core.statuses
        .disconnected(userId)
        .catch((error: unknown) => this.#options.onError('Could not mark a user as offline', error));
    if (this.#closing || !this.#connections.has(connectionId)) return;
    const timer = setTimeout(() => this.#forget(connectionId), this.#options.timing.resumableMs);
    timer.unref();
    this.#expiry.set(connectionId, timer);
  }

  /** Closes every socket; nothing can be resumed afterwards. */
  close(): void {
    this.#closing = true;
    for (const stop of this.#stop) stop();
    for (const timer of this.#expiry.values()) clearTimeout(timer);
    for (const connection of this.#connections.values())
      connection.close(CloseCode.GoingAway, 'the server is stopping');
    this.#connections.clear();
  }

  #isConnected(userId: string): boolean {
    for (const connection of this.#connections.values())
      if (connection.active && connection.userId === userId) return true;
    return false;
  }

  #create(transport: Transport, session: Session): Connection {
    const connection = new Connection(newId(), session, transport);
    this.#connections.set(connection.connectionId, connection);
    connection.deliver({
      event: 'hello',
      data: {
        server_version: this.#options.settings.versionId(),
        connection_id: connection.connectionId,
        server_hostname: hostname(),
      },
      broadcast: {
        omit_users: null,
        user_id: session.user_id,
        channel_id: '',
        team_id: '',
        connection_id: '',
        omit_connection_id: '',
      } as unknown as HubEvent['broadcast'],
    });
    return connection;
  }

  /** Only the same user may take a connection over: the id is not a secret. */
  #resume(transport: Transport, session: Session, resume: ResumePoint | undefined): Connection | undefined {
    const connection = resume && this.#connections.get(resume.connectionId);
    if (!connection || connection.userId !== session.user_id) return undefined;
    if (!connection.resume(resume.sequence, session, transport)) {
      this.#forget(connection.connectionId);
      connection.close(CloseCode.Normal, 'the client came back on another socket');
      return undefined;
    }
    clearTimeout(this.#expiry.get(connection.connectionId));
    this.#expiry.delete(connection.connectionId);
    return connection;
  }

  #broadcast(event: HubEvent): void {
    const now = this.#options.clock.now();
    for (const connection of this.#connections.values()) {
      const { expires_at: expiresAt } = connection.session;
      if (expiresAt > 0 && expiresAt <= now) this.#drop(connection, 'the session has expired');
      else if (event.receives(connection)) {
        connection.deliver(event);
        if (connection.overrun) this.#forget(connection.connectionId);
      }
    }
  }

  #revoke(session: Session): void {
    for (const connection of this.#connections.values())
      if (connection.session.id === session.id) this.#drop(connection, 'the session has ended');
  }

  #drop(connection: Connection, reason: string): void {
    this.#forget(connection.connectionId);
    connection.close(CloseCode.PolicyViolation, reason);
  }

  #forget(connectionId: string): void {
    clearTimeout(this.#expiry.get(connectionId));
    this.#expiry.delete(connectionId);
    this.#connections.delete(connectionId);
  }
}
