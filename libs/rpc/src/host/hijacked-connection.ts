import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ZERO_TIME_MS } from '../gob/special.ts';

const LARGEST_READ_BYTES = 64 * 1024;
/** Beyond this, nothing more is taken from the client until the plugin reads. */
const MAX_HELD_BYTES = 256 * 1024;
/** Go's text for a deadline that passed; plugins compare it. */
const TIMEOUT = 'i/o timeout';

/** A client's connection that a plugin took over from HTTP, usually for a websocket of its own. */
export class HijackedConnection {
  readonly #socket: Socket;
  #held: Buffer[] = [];
  #size = 0;
  #ended: string | undefined;
  #wake: (() => void) | undefined;
  #readDeadlineMs: number | undefined;
  #writeDeadlineMs: number | undefined;

  constructor(socket: Socket, response: ServerResponse) {
    this.#socket = socket;
    response.detachSocket(socket);
    // Node's HTTP parser reads the socket through its own listener: from here on the bytes are the plugin's.
    const parsers = socket.listeners('data') as ((chunk: Buffer) => void)[];
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    for (const parser of parsers) socket.off('data', parser);
    socket.removeAllListeners('timeout');
    socket.setTimeout(0);
    socket.on('end', () => this.#end('EOF'));
    socket.on('close', () => this.#end('use of closed network connection'));
    socket.on('error', (error) => this.#end(error.message));
    socket.resume();
  }

  #take(chunk: Buffer): void {
    this.#held.push(chunk);
    this.#size += chunk.length;
    if (this.#size > MAX_HELD_BYTES) this.#socket.pause();
    this.#wake?.();
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    this.#wake?.();
  }

  /** Up to `size` bytes, once there are some. Rejects with `EOF` at the end, as Go's Read. */
  async read(size: number): Promise<Buffer> {
    while (this.#size === 0) {
      if (this.#ended !== undefined) throw new Error(this.#ended);
      await this.#more();
    }
    const wanted = Math.min(Math.max(size, 0), LARGEST_READ_BYTES, this.#size);
    const all = this.#held.length === 1 ? (this.#held[0] as Buffer) : Buffer.concat(this.#held);
    this.#size -= wanted;
    this.#held = this.#size === 0 ? [] : [all.subarray(wanted)];
    if (this.#size <= MAX_HELD_BYTES) this.#socket.resume();
    return all.subarray(0, wanted);
  }

  #more(): Promise<void> {
    return new Promise((resolve, reject) => {
      const deadline = this.#readDeadlineMs;
      const timer =
        deadline === undefined
          ? undefined
          : setTimeout(() => {
              this.#wake = undefined;
              reject(new Error(TIMEOUT));
            }, deadline - Date.now());
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }

  /** Resolves with the number of bytes once the kernel has them. */
  write(bytes: Buffer): Promise<number> {
    if (this.#writeDeadlineMs !== undefined && this.#writeDeadlineMs <= Date.now())
      return Promise.reject(new Error(TIMEOUT));
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, (error) =>
        error === undefined || error === null ? resolve(bytes.length) : reject(error),
      );
    });
  }

  close(): void {
    this.#socket.end();
    this.#socket.destroySoon();
  }

  /** Go's zero time takes the deadline off. A read that waits already is woken to see the new one. */
  setDeadline(time: Date, reads: boolean, writes: boolean): void {
    const at = time.getTime();
    const deadline = at === ZERO_TIME_MS ? undefined : at;
    if (writes) this.#writeDeadlineMs = deadline;
    if (!reads) return;
    this.#readDeadlineMs = deadline;
    this.#wake?.();
  }
}
