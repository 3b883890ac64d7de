import { GobError, RpcError } from '../errors.ts';
import { NEED_MORE } from '../gob/decoder.ts';
import { GobEncoder } from '../gob/encoder.ts';
import { TypedDecoder } from '../gob/typed-decoder.ts';
import type { YamuxStream } from '../yamux/stream.ts';
import type { RpcCodec, RpcMethod } from './codec.ts';

interface Call {
  readonly method: RpcMethod;
  readonly seed: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
  readonly abort: (() => void) | undefined;
}

/** Calls that may wait for the other side to read; beyond, further ones fail at once. */
export const MAX_UNSENT_CALL_BYTES = 16 * 1024 * 1024;

export interface ClientOptions {
  /** The replies could not be followed any more; the stream has been reset. */
  onBroken?(error: Error): void;
}

export interface CallOptions {
  /** Gives the call up; an answer that still comes is dropped. */
  readonly signal?: AbortSignal | undefined;
  /** What the reply keeps where the other side's type has no such field. */
  readonly seed?: unknown;
}

/** Calls methods on the other end of one stream (contract: go-plugin-wire §D). Calls may overlap. */
export class RpcClient {
  readonly #stream: YamuxStream;
  readonly #codec: RpcCodec;
  readonly #options: ClientOptions;
  readonly #encoder: GobEncoder;
  readonly #decoder: TypedDecoder;
  readonly #calls = new Map<number, Call>();
  #seq = 0;
  /** The header of the reply whose body is still to come. */
  #header: [seq: number, error: string] | undefined;
  #ended: Error | undefined;

  constructor(stream: YamuxStream, codec: RpcCodec, options: ClientOptions = {}) {
    this.#stream = stream;
    this.#options = options;
    this.#codec = codec;
    this.#encoder = new GobEncoder(codec.encoders);
    this.#decoder = new TypedDecoder(codec.types);
    stream.attach({
      data: (chunk) => this.#data(chunk),
      end: () => {
        stream.end();
        this.#fail(new RpcError('disconnected', 'the other side ended the stream'));
      },
      closed: (error) =>
        this.#fail(new RpcError('disconnected', 'the connection ended before the answer', { cause: error })),
    });
  }

  /** Calls waiting for their answer. */
  get pending(): number {
    return this.#calls.size;
  }

  /**
   * Sends the argument and waits for the reply. Rejects with an RpcError, or with the signal's reason. There is no
   * deadline of its own: the caller's signal carries it.
   */
  call(method: RpcMethod, args: unknown, options?: CallOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const signal = options?.signal;
      if (signal?.aborted === true) return reject(signal.reason as Error);
      if (this.#ended !== undefined) return reject(this.#ended);
      if (this.#stream.unsent >= MAX_UNSENT_CALL_BYTES)
        return reject(new RpcError('congested', `${method.name}: the other side has stopped reading calls`));
      const seq = this.#seq;
      const abort =
        signal === undefined
          ? undefined
          : () => {
              this.#calls.delete(seq);
              reject(signal.reason as Error);
            };
      const call = { method, seed: options?.seed, resolve, reject, signal, abort };
      try {
        this.#send(method, seq, args);
      } catch (error) {
        return reject(
          new RpcError('bad-argument', `${method.name}: the argument cannot be sent: ${textOf(error)}`, {
            cause: error,
          }),
        );
      }
      this.#seq = seq + 1;
      this.#calls.set(seq, call);
      if (abort !== undefined) signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Ends the stream; calls that wait are rejected. */
  close(): void {
    this.#stream.end();
    this.#fail(new RpcError('disconnected', 'the stream was closed'));
  }

  #send(method: RpcMethod, seq: number, args: unknown): void {
    const out = this.#stream.begin();
    if (out === undefined) throw new RpcError('disconnected', 'the stream is closed');
    const start = out.pos;
    try {
      // The argument first, in its own place: if it fails nothing has been said.
      this.#encoder.encodePair(out, this.#codec.request, [method.name, seq], method.args, args);
    } catch (error) {
      this.#stream.abandon(start);
      throw error;
    }
    this.#stream.commit(start);
  }

  #data(chunk: Buffer): void {
    this.#stream.consumed(chunk.length);
    if (this.#ended !== undefined) return;
    try {
      this.#decoder.push(chunk);
      for (;;) {
        if (this.#header === undefined) {
          const header = this.#decoder.next(this.#codec.responseSeen);
          if (header === NEED_MORE) return;
          this.#header = header as [number, string];
        }
        if (!this.#body(this.#header[0], this.#header[1])) return;
        this.#header = undefined;
      }
    } catch (error) {
      const text = `the reply is not understood: ${textOf(error)}`;
      const broken = new RpcError('protocol', text, { cause: error });
      this.#fail(broken);
      this.#stream.reset();
      this.#options.onBroken?.(broken);
    }
  }

  /** Takes the body of one reply; false when it has not wholly arrived. */
  #body(seq: number, error: string): boolean {
    const call = this.#calls.get(seq);
    if (call === undefined || error !== '') {
      if (this.#decoder.skip() === NEED_MORE) return false;
      if (call !== undefined) this.#settle(seq, call).reject(new RpcError('remote', error));
      return true;
    }
    let reply: unknown;
    try {
      reply = this.#decoder.next(call.method.reply, call.seed);
    } catch (problem) {
      const text = `${call.method.name}: the reply does not fit: ${textOf(problem)}`;
      this.#settle(seq, call).reject(new RpcError('bad-reply', text, { cause: problem }));
      if (problem instanceof GobError && !problem.fatal) return true;
      throw problem;
    }
    if (reply === NEED_MORE) return false;
    this.#settle(seq, call).resolve(reply);
    return true;
  }

  #settle(seq: number, call: Call): Call {
    this.#calls.delete(seq);
    if (call.abort !== undefined) call.signal?.removeEventListener('abort', call.abort);
    return call;
  }

  #fail(error: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    for (const [seq, call] of [...this.#calls]) this.#settle(seq, call).reject(error);
  }
}

/** What an error says, whatever was thrown. */
export function textOf(error: unknown): string {
  const text: unknown = error instanceof Error ? error.message : error;
  try {
    return String(text);
  } catch {
    return 'an error that cannot be shown';
  }
}
