import type { Readable } from 'node:stream';
import { serveByteStream } from '../byte-stream.ts';
import type { MuxBroker } from '../mux-broker.ts';

/** Offers `source` to the host under a fresh id while `run` lasts. */
export async function withStream<T>(
  broker: MuxBroker,
  source: Readable,
  run: (id: number) => Promise<T>,
): Promise<T> {
  const id = broker.nextId();
  broker.accept(id, Infinity).then(
    (stream) => serveByteStream(stream, source),
    () => undefined,
  );
  try {
    return await run(id);
  } finally {
    broker.forget(id);
  }
}
