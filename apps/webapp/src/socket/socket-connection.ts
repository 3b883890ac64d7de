import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { isEvent, isReply } from './frames.ts';
import type { ReplyFrame, RequestFrame, SocketMessage } from './frames.ts';

type Listener<Arguments extends unknown[] = []> = (...args: Arguments) => void;

/** The part of a socket.io client that the connection uses, so that a test can stand in for it. */
export type SocketLike = Pick<Socket, 'on' | 'emit' | 'connect' | 'disconnect'> & {
  io: { opts: { query?: Record<string, unknown> } };
};

export interface SocketConnectionOptions {
  url: string;
  path: string;
  connect?: (url: string, path: string) => SocketLike;
  /** Calls back later; answers how to take that back. */
  schedule?: (callback: () => void, delayMs: number) => () => void;
}

const RECONNECT_DELAY_MS = 1_000;
const RECONNECT_DELAY_MAX_MS = 30_000;

function later(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

function connectSocketIo(url: string, path: string): SocketLike {
  return io(url, {
    path,
    autoConnect: false,
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: RECONNECT_DELAY_MS,
    reconnectionDelayMax: RECONNECT_DELAY_MAX_MS,
  }) as unknown as SocketLike;
}

/**
 * The socket to the server: Mattermost's frames over socket.io's event `message` (contract: management §10).
 *
 * After a break it asks to resume where it was. The server then sends what was missed, or a `hello` with a new
 * connection id, which means that anything may have been missed; so does a gap in the sequence.
 */
export class SocketConnection {
  readonly onConnected = new Set<Listener<[{ again: boolean }]>>();
  /** `byServer`: the server closed it on purpose, for instance because the session is over. */
  readonly onDisconnected = new Set<Listener<[{ byServer: boolean }]>>();
  readonly onMissed = new Set<Listener>();
  /** The server could not be reached, or did not let us in. */
  readonly onError = new Set<Listener<[unknown]>>();
  readonly onMessage = new Set<Listener<[SocketMessage]>>();
  readonly #socket: SocketLike;
  readonly #replies = new Map<number, Listener<[ReplyFrame]>>();
  #connectionId = '';
  #nextSequence = 0;
  #requests = 0;
  #connectedBefore = false;
  #closedByServer = 0;
  #cancelReconnect: () => void = () => undefined;
  readonly #schedule: NonNullable<SocketConnectionOptions['schedule']>;

  constructor({ url, path, connect = connectSocketIo, schedule = later }: SocketConnectionOptions) {
    this.#schedule = schedule;
    this.#socket = connect(url, path);
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('disconnect', (reason: string) => this.#disconnected(reason));
    this.#socket.on('connect_error', (error: unknown) => {
      this.onError.forEach((listener) => listener(error));
    });
    this.#socket.on('message', (frame: unknown) => this.#received(frame));
  }

  get connectionId(): string {
    return this.#connectionId;
  }

  open(): void {
    this.#askToResume();
    this.#socket.connect();
  }

  close(): void {
    this.#cancelReconnect();
    this.#socket.disconnect();
    this.#replies.clear();
  }

  send(action: string, data: unknown, onReply?: Listener<[ReplyFrame]>): void {
    this.#requests += 1;
    const frame: RequestFrame = { action, seq: this.#requests, data };
    if (onReply !== undefined) {
      this.#replies.set(frame.seq, onReply);
    }
    this.#socket.emit('message', frame);
  }

  #connected(): void {
    const again = this.#connectedBefore;
    this.#connectedBefore = true;
    this.onConnected.forEach((listener) => listener({ again }));
  }

  #disconnected(reason: string): void {
    this.#replies.clear();
    this.#askToResume();
    const byServer = reason === 'io server disconnect';
    if (byServer) {
      this.#reconnectLater();
    }
    this.onDisconnected.forEach((listener) => listener({ byServer }));
  }

  /** socket.io reconnects by itself after a break, but not after the server closed the socket. */
  #reconnectLater(): void {
    const delayMs = Math.min(RECONNECT_DELAY_MS * 2 ** this.#closedByServer, RECONNECT_DELAY_MAX_MS);
    this.#closedByServer += 1;
    this.#cancelReconnect = this.#schedule(() => this.#socket.connect(), delayMs);
  }

  #askToResume(): void {
    this.#socket.io.opts.query =
      this.#connectionId === ''
        ? {}
        : { connection_id: this.#connectionId, sequence_number: this.#nextSequence };
  }

  #received(received: unknown): void {
    this.#closedByServer = 0;
    const frame: unknown = typeof received === 'string' ? JSON.parse(received) : received;
    if (isReply(frame)) {
      this.#replies.get(frame.seq_reply)?.(frame);
      this.#replies.delete(frame.seq_reply);
    } else if (isEvent(frame)) {
      this.#event(frame);
    }
  }

  #event(message: SocketMessage): void {
    const missed = message.event === 'hello' ? this.#hello(message) : message.seq !== this.#nextSequence;
    this.#nextSequence = message.seq + 1;
    if (missed) {
      this.onMissed.forEach((listener) => listener());
    }
    this.onMessage.forEach((listener) => listener(message));
  }

  /** Whether this is another connection than the one before. */
  #hello(message: SocketMessage): boolean {
    const before = this.#connectionId;
    this.#connectionId = String(message.data.connection_id ?? '');
    return before !== '' && before !== this.#connectionId;
  }
}
