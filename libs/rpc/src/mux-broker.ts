import { RpcError, YamuxError } from './errors.ts';
import type { YamuxSession } from './yamux/session.ts';
import type { YamuxStream } from './yamux/stream.ts';

/** How long an announced stream waits for the side that was to accept or dial it (contract: go-plugin-wire §B.3). */
export const BROKER_DEADLINE_MS = 5_000;

/** Streams that may have said their id and wait to be accepted. */
const MAX_WAITING_STREAMS = 256;

const ID_BYTES = 4;

interface Pending {
  timer: NodeJS.Timeout | undefined;
  /** Set when this side waits for the stream, else the stream waits for this side. */
  accept: ((stream: YamuxStream | undefined) => void) | undefined;
  stream: YamuxStream | undefined;
}

/** Finds the stream that belongs to an id: the side that accepts names it, the other dials it. */
export class MuxBroker {
  readonly #session: YamuxSession;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #waiting = 0;

  constructor(session: YamuxSession) {
    this.#session = session;
    void session.closed.then(() => this.#abandon());
  }

  /** A fresh id of this side, from 1. */
  nextId(): number {
    return (this.#nextId = (this.#nextId % 0xffff_ffff) + 1);
  }

  /** Takes every inbound stream of the session. */
  readonly onStream = (stream: YamuxStream): void => {
    const timer = setTimeout(() => stream.reset(), BROKER_DEADLINE_MS);
    timer.unref();
    readId(stream, (id) => {
      clearTimeout(timer);
      if (id !== undefined) this.#arrived(id, stream);
    });
  };

  #arrived(id: number, stream: YamuxStream): void {
    const pending = this.#pending.get(id);
    if (pending?.accept !== undefined) {
      this.#pending.delete(id);
      clearTimeout(pending.timer);
      pending.accept(stream);
      return;
    }
    if (pending !== undefined || this.#waiting >= MAX_WAITING_STREAMS) return stream.reset();
    this.#waiting++;
    const timer = setTimeout(() => {
      this.#pending.delete(id);
      this.#waiting--;
      stream.reset();
    }, BROKER_DEADLINE_MS);
    timer.unref();
    this.#pending.set(id, { timer, accept: undefined, stream });
  }

  /** Waits for the other side to dial `id`; with Infinity until `forget`, for who knows when waiting is over. */
  accept(id: number, deadlineMs: number = BROKER_DEADLINE_MS): Promise<YamuxStream> {
    const waiting = this.#pending.get(id);
    if (waiting?.stream !== undefined) {
      this.#pending.delete(id);
      this.#waiting--;
      clearTimeout(waiting.timer);
      acknowledge(waiting.stream, id);
      return Promise.resolve(waiting.stream);
    }
    return new Promise((resolve, reject) => {
      const expire = (): void => {
        this.#pending.delete(id);
        reject(new RpcError('deadline', `stream ${id} was not dialled within ${deadlineMs} ms`));
      };
      const timer = deadlineMs === Infinity ? undefined : setTimeout(expire, deadlineMs).unref();
      const accept = (stream: YamuxStream | undefined): void => {
        if (stream === undefined)
          return reject(new RpcError('disconnected', 'the connection ended before the stream was dialled'));
        acknowledge(stream, id);
        resolve(stream);
      };
      this.#pending.set(id, { timer, accept, stream: undefined });
    });
  }

  /** Stops waiting for `id`. */
  forget(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    if (pending.stream !== undefined) this.#waiting--;
    pending.stream?.reset();
    pending.accept?.(undefined);
  }

  /** Opens the stream that the other side accepts under `id`. */
  dial(id: number, deadlineMs: number = BROKER_DEADLINE_MS): Promise<YamuxStream> {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.alloc(ID_BYTES);
      bytes.writeUInt32LE(id);
      const stream = this.#session.open();
      const timer = setTimeout(() => {
        reject(new RpcError('deadline', `stream ${id} was not accepted within ${deadlineMs} ms`));
        stream.reset();
      }, deadlineMs);
      timer.unref();
      readId(stream, (acknowledged, error) => {
        clearTimeout(timer);
        if (acknowledged === id) return resolve(stream);
        if (acknowledged !== undefined) stream.reset();
        const why = acknowledged === undefined ? 'it was closed' : 'bad ack';
        reject(new RpcError('disconnected', `stream ${id} was not accepted: ${why}`, { cause: error }));
      });
      stream.write(bytes);
    });
  }

  #abandon(): void {
    for (const [id] of [...this.#pending]) this.forget(id);
  }
}

function acknowledge(stream: YamuxStream, id: number): void {
  const bytes = Buffer.alloc(ID_BYTES);
  bytes.writeUInt32LE(id);
  stream.write(bytes);
}

/** Reads four bytes and leaves the rest of the stream to its next reader. */
function readId(stream: YamuxStream, done: (id: number | undefined, error?: Error) => void): void {
  let bytes = Buffer.alloc(0);
  let finished = false;
  const stop = (error?: Error): void => {
    if (finished) return;
    finished = true;
    if (!stream.destroyed) stream.reset();
    done(undefined, error ?? new YamuxError('closed', 'the stream ended before its id'));
  };
  stream.attach({
    data: (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < ID_BYTES) return;
      finished = true;
      stream.detach(bytes.subarray(ID_BYTES));
      stream.consumed(ID_BYTES);
      done(bytes.readUInt32LE(0));
    },
    end: () => stop(),
    closed: stop,
  });
}
