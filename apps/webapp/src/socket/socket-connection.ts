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
}

const RECONNECT_DELAY_MS = 1_000;
const RECONNECT_DELAY_MAX_MS = 30_000;

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
  readonly onDisconnected = new Set<Listener>();
  readonly onMissed = new Set<Listener>();
  readonly onMessage = new Set<Listener<[SocketMessage]>>();
  readonly #socket: SocketLike;
  readonly #replies = new Map<number, Listener<[ReplyFrame]>>();
  #connectionId = '';
  #nextSequence = 0;
  #requests = 0;
  #connectedBefore = false;

  constructor({ url, path, connect = connectSocketIo }: SocketConnectionOptions) {
    this.#socket = connect(url, path);
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('disconnect', (reason: string) => this.#disconnected(reason));
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
    this.onDisconnected.forEach((listener) => listener());
    if (reason === 'io server disconnect') {
      this.#socket.connect();
    }
  }

  #askToResume(): void {
    this.#socket.io.opts.query =
      this.#connectionId === ''
        ? {}
        : { connection_id: this.#connectionId, sequence_number: this.#nextSequence };
  }

  #received(received: unknown): void {
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
