import { Readable } from 'node:stream';
import { RpcError } from './errors.ts';
import type { YamuxStream } from './yamux/stream.ts';

/** How much a reader asks for at a time. */
const READ_BYTES = 64 * 1024;
const MAX_VARINT_BYTES = 10;

/** Writes Go's signed varint (`binary.PutVarint`) of a small count. */
function varint(count: number): Buffer {
  const bytes: number[] = [];
  let rest = count * 2;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
  return Buffer.from(bytes);
}

/**
 * Reads data that the other side owns, asking for it piece by piece (contract: server-plugins §8, byte streams).
 * Destroying the result closes the stream.
 */
export function readByteStream(stream: YamuxStream): Readable {
  let ended = false;
  /** What was asked for and has not come. */
  let due = 0;
  const finish = (): void => {
    if (ended) return;
    ended = true;
    readable.push(null);
  };
  const readable = new Readable({
    highWaterMark: READ_BYTES,
    read: () => {
      if (ended) return;
      due += READ_BYTES;
      stream.write(varint(READ_BYTES));
    },
    destroy: (error, done) => {
      stream.end();
      if (!ended) stream.reset();
      done(error);
    },
  });
  // Whoever reads learns of an error that way; with nobody there, the connection's end is no crash.
  readable.on('error', () => undefined);
  stream.attach({
    data: (chunk) => {
      stream.consumed(chunk.length);
      if (ended) return;
      due -= chunk.length;
      if (due < 0) readable.destroy(new RpcError('protocol', 'more data came than was asked for'));
      else readable.push(chunk);
    },
    end: finish,
    closed: (error) => (error === undefined || ended ? finish() : void readable.destroy(error)),
  });
  return readable;
}

/**
 * Hands out `source` as the other side asks for it; the stream is closed at the end of data. Whatever is asked for, no
 * more than a piece waits for the other side to read.
 *
 * @returns ends it before the end of data; what is left of `source` is the caller's
 */
export function serveByteStream(stream: YamuxStream, source: Readable): () => void {
  const asked = new AskedCounts();
  let wanted = 0;
  let sending = false;
  let finished = false;
  const stop = (error?: Error): void => {
    if (finished) return;
    finished = true;
    source.off('readable', give);
    source.off('end', ended);
    if (error === undefined) stream.end();
    else stream.reset(error);
  };
  const ended = (): void => stop();
  const failed = (error: Error): void => stop(error);
  const closedEarly = (): void => stop(new RpcError('disconnected', 'the data was closed before its end'));
  function give(): void {
    while (wanted > 0 && !finished && !sending) {
      const available = source.readableLength;
      const size = Math.min(wanted, available, READ_BYTES);
      const chunk = source.read(available > 0 ? size : undefined) as Buffer | null;
      if (chunk === null) return;
      if (chunk.length > wanted) source.unshift(chunk.subarray(wanted));
      const now = chunk.length > wanted ? chunk.subarray(0, wanted) : chunk;
      wanted -= now.length;
      sending = true;
      let atOnce = true;
      stream.write(now, () => {
        sending = false;
        if (!atOnce) give();
      });
      atOnce = false;
    }
  }
  source.on('readable', give);
  source.on('end', ended);
  // Stays: a source may fail after its reader has left.
  source.on('error', failed);
  source.on('close', closedEarly);
  stream.attach({
    data: (chunk) => {
      stream.consumed(chunk.length);
      try {
        wanted = Math.max(wanted, asked.largest(chunk));
      } catch (error) {
        return stop(error as Error);
      }
      give();
      if (source.readableEnded) stop();
    },
    end: () => stop(),
    closed: () => stop(),
  });
  return stop;
}

/** The varints of a reader, which may be cut anywhere. */
class AskedCounts {
  #partial = 0;
  #factor = 1;
  #digits = 0;

  /** The largest count that ends in this chunk, 0 when none does. Throws an RpcError for what is no varint. */
  largest(chunk: Buffer): number {
    let largest = 0;
    for (const byte of chunk) {
      this.#partial += (byte & 127) * this.#factor;
      this.#factor *= 128;
      if (++this.#digits > MAX_VARINT_BYTES) throw new RpcError('protocol', 'a length that is no varint');
      if (byte >= 128) continue;
      // Zig-zag: an even number is a positive count.
      const count = this.#partial % 2 === 0 ? this.#partial / 2 : 0;
      this.#partial = this.#digits = 0;
      this.#factor = 1;
      largest = Math.max(largest, Math.min(count, Number.MAX_SAFE_INTEGER));
    }
    return largest;
  }
}
