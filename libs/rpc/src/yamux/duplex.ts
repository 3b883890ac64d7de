import { Duplex } from 'node:stream';
import { keepChunk } from './keep-chunk.ts';
import type { YamuxStream } from './stream.ts';

/** A Node stream around a yamux stream: bytes count as consumed when the Node stream takes them. */
export function toDuplex(stream: YamuxStream): Duplex {
  const queue: Buffer[] = [];
  let wanted = false;
  let ended = false;
  const drain = (): void => {
    while (wanted && queue.length > 0) {
      const chunk = queue.shift() as Buffer;
      stream.consumed(chunk.length);
      wanted = duplex.push(chunk);
    }
    if (ended && queue.length === 0) duplex.push(null);
  };
  const finish = (): void => {
    if (ended) return;
    ended = true;
    drain();
  };
  const duplex = new Duplex({
    allowHalfOpen: true,
    read: () => {
      wanted = true;
      drain();
    },
    write: (chunk: Buffer, _encoding, done) => stream.write(chunk, done),
    final: (done) => {
      stream.end();
      done();
    },
    destroy: (error, done) => {
      stream.reset();
      done(error);
    },
  });
  // Whoever reads or writes learns of an error that way; with nobody there, the connection's end is no crash.
  duplex.on('error', () => undefined);
  stream.attach({
    data: (chunk) => {
      keepChunk(queue, chunk);
      drain();
    },
    end: finish,
    closed: (error) => {
      if (error === undefined || ended) finish();
      else duplex.destroy(error);
    },
  });
  return duplex;
}
