import type { WebSocket } from 'ws';
import type { OutgoingFrame } from './frames.ts';
import type { SocketTiming } from './timing.ts';
import type { Transport } from './transport.ts';

/** The close handshake of a client that does not answer is not waited for longer than this. */
const CLOSE_DEADLINE_MS = 5_000;
const AS_TEXT = { binary: false } as const;

/** Mattermost's own protocol: one JSON text message per frame, protocol pings from the server. */
export class RawTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #timing: SocketTiming;
  readonly #ping: NodeJS.Timeout;
  readonly #pong: NodeJS.Timeout;
  #write: NodeJS.Timeout | undefined;
  #pending = 0;
  /** A message has left the process. One function for all of them. */
  readonly #sent = (): void => {
    this.#pending -= 1;
    if (this.#pending === 0) {
      clearTimeout(this.#write);
      this.#write = undefined;
    } else this.#write?.refresh();
  };

  constructor(socket: WebSocket, timing: SocketTiming) {
    this.#socket = socket;
    this.#timing = timing;
    this.#ping = setInterval(() => socket.ping(), timing.pingIntervalMs).unref();
    this.#pong = setTimeout(() => socket.terminate(), timing.pongDeadlineMs).unref();
    socket.on('pong', () => this.#pong.refresh());
    socket.on('close', () => {
      clearInterval(this.#ping);
      clearTimeout(this.#pong);
      clearTimeout(this.#write);
    });
  }

  send(frame: OutgoingFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#pending += 1;
    this.#write ??= setTimeout(() => this.#socket.terminate(), this.#timing.writeDeadlineMs).unref();
    this.#socket.send(frame.bytes(), AS_TEXT, this.#sent);
  }

  pending(): number {
    return this.#pending;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), CLOSE_DEADLINE_MS).unref();
  }
}
