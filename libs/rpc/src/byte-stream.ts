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
  const finish = (): void => {
    if (ended) return;
    ended = true;
    readable.push(null);
  };
  const readable = new Readable({
    highWaterMark: READ_BYTES,
    read: () => {
      if (!ended) stream.write(varint(READ_BYTES));
    },
    destroy: (error, done) => {
      stream.end();
      if (!ended) stream.reset();
      done(error);
    },
  });
  stream.attach({
    data: (chunk) => {
      stream.consumed(chunk.length);
      if (!ended) readable.push(chunk);
    },
    end: finish,
    closed: (error) => (error === undefined || ended ? finish() : void readable.destroy(error)),
  });
  return readable;
}

/** Hands out `source` as the other side asks for it; the stream is closed at the end of data. */
export function serveByteStream(stream: YamuxStream, source: Readable): void {
  let wanted = 0;
  let partial = 0;
  let shift = 0;
  let digits = 0;
  let finished = false;
  const stop = (error?: Error): void => {
    if (finished) return;
    finished = true;
    source.off('readable', give);
    source.off('end', ended);
    source.off('error', failed);
    if (error === undefined) stream.end();
    else stream.reset(error);
  };
  const ended = (): void => stop();
  const failed = (error: Error): void => stop(error);
  const closedEarly = (): void => stop(new RpcError('disconnected', 'the data was closed before its end'));
  function give(): void {
    while (wanted > 0 && !finished) {
      const available = source.readableLength;
      const chunk = source.read(available > 0 ? Math.min(wanted, available) : undefined) as Buffer | null;
      if (chunk === null) return;
      if (chunk.length > wanted) source.unshift(chunk.subarray(wanted));
      const now = chunk.length > wanted ? chunk.subarray(0, wanted) : chunk;
      wanted -= now.length;
      stream.write(now);
    }
  }
  source.on('readable', give);
  source.on('end', ended);
  source.on('error', failed);
  source.on('close', closedEarly);
  stream.attach({
    data: (chunk) => {
      stream.consumed(chunk.length);
      for (const byte of chunk) {
        partial += (byte & 127) * 2 ** shift;
        shift += 7;
        if (++digits > MAX_VARINT_BYTES) return stop(new RpcError('protocol', 'a length that is no varint'));
        if (byte >= 128) continue;
        // Zig-zag: an even number is a positive count.
        const count = partial % 2 === 0 ? partial / 2 : 0;
        partial = shift = digits = 0;
        wanted = Math.max(wanted, Math.min(count, Number.MAX_SAFE_INTEGER));
      }
      give();
      if (source.readableEnded) stop();
    },
    end: () => stop(),
    closed: () => stop(),
  });
}
