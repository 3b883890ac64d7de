import { writeSync } from 'node:fs';
import type { StreamSink } from '../yamux/stream.ts';

/** The host's stream, whatever it travels over. */
export interface OutputStream {
  attach(sink: StreamSink): void;
  consumed(bytes: number): void;
  write(chunk: Buffer, done: () => void): void;
}

/** What is kept while nobody reads; the oldest goes first. */
const MAX_HELD_BYTES = 1024 * 1024;

/**
 * Takes a standard stream away from the process: nothing reaches the real one any more (a host judges standard output
 * by its first line and then stops looking), all goes to the host's stream, held until there is one.
 */
export class CapturedOutput {
  #held: Buffer[] = [];
  #size = 0;
  #stream: OutputStream | undefined;
  #inFlight = 0;
  /** Handed to the stream, and perhaps not yet out of this process. */
  readonly #leaving = new Set<Buffer>();

  /** Where output goes from now on. */
  connect(stream: OutputStream): void {
    this.#stream = stream;
    stream.attach({
      data: (chunk) => stream.consumed(chunk.length),
      end: () => undefined,
      closed: () => {
        if (this.#stream === stream) this.#stream = undefined;
      },
    });
    const held = this.#held;
    this.#held = [];
    this.#size = 0;
    for (const chunk of held) this.write(chunk);
  }

  write(chunk: Buffer): void {
    if (this.#stream !== undefined && this.#inFlight < MAX_HELD_BYTES) {
      this.#inFlight += chunk.length;
      this.#leaving.add(chunk);
      this.#stream.write(chunk, () => {
        this.#inFlight -= chunk.length;
        // It waits for the other writes of this turn of the loop.
        setImmediate(() => this.#leaving.delete(chunk));
      });
      return;
    }
    this.#held.push(chunk);
    this.#size += chunk.length;
    while (this.#size > MAX_HELD_BYTES && this.#held.length > 1)
      this.#size -= (this.#held.shift() as Buffer).length;
  }

  /** Puts itself in the place of `target`'s write. */
  capture(target: NodeJS.WriteStream): void {
    target.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error) => void),
      done?: (error?: Error) => void,
    ): boolean => {
      this.write(
        typeof chunk === 'string'
          ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8')
          : Buffer.from(chunk),
      );
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback !== undefined) process.nextTick(callback);
      return true;
    };
  }

  /** Writes what no host ever took, and what may not have left yet, to a file descriptor, when the process ends. */
  release(fd: number): void {
    try {
      for (const chunk of [...this.#leaving, ...this.#held]) writeSync(fd, chunk);
    } catch {
      // The host has closed the pipe: there is nobody left to tell.
    }
    this.#held = [];
  }
}
