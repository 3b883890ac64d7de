import { GobError, RpcError } from '../errors.ts';
import { NEED_MORE } from '../gob/decoder.ts';
import { GobEncoder } from '../gob/encoder.ts';
import type { LocalType } from '../gob/local-type.ts';
import { TypedDecoder } from '../gob/typed-decoder.ts';
import type { YamuxStream } from '../yamux/stream.ts';
import { textOf } from './client.ts';
import type { RpcCodec, RpcMethod } from './codec.ts';

/** A method that is served. What it throws becomes the error text of the answer. */
export interface ServedMethod extends RpcMethod {
  handle(args: unknown): unknown;
}

/** Answers of one stream that may be under way; beyond, no more requests are read until some are done. */
export const MAX_CALLS_AT_ONCE = 1_024;

/** Replies that may wait for the other side to read; beyond, no more requests are taken from it. */
export const MAX_UNSENT_REPLY_BYTES = 4 * 1024 * 1024;

/** What is repeated of a method's name that does not exist. */
const MAX_NAME_CHARACTERS = 256;

export interface ServerOptions {
  /** Told about replies that could not be encoded, and requests for methods that do not exist. */
  onProblem?(method: string, problem: string): void;
  onEnd?(error: Error | undefined): void;
  /** The requests could not be followed any more; the stream has been reset. */
  onBroken?(error: Error): void;
}

/**
 * Serves a table of methods on one stream, with the error texts of Go's net/rpc (contract: go-plugin-wire §D.3).
 * Requests are read in order and run side by side; replies leave as they are ready.
 */
export class RpcServer {
  readonly #stream: YamuxStream;
  readonly #codec: RpcCodec;
  readonly #methods: ReadonlyMap<string, ServedMethod>;
  readonly #services: ReadonlySet<string>;
  readonly #options: ServerOptions;
  readonly #encoder: GobEncoder;
  readonly #decoder: TypedDecoder;
  #header: [method: string, seq: number] | undefined;
  #running = 0;
  #withheld = 0;
  #reading = false;
  #ended = false;

  constructor(
    stream: YamuxStream,
    codec: RpcCodec,
    methods: ReadonlyMap<string, ServedMethod>,
    options: ServerOptions = {},
  ) {
    this.#stream = stream;
    this.#codec = codec;
    this.#methods = methods;
    this.#services = new Set([...methods.keys()].map((name) => name.slice(0, name.lastIndexOf('.'))));
    this.#options = options;
    this.#encoder = new GobEncoder(codec.encoders);
    this.#decoder = new TypedDecoder(codec.types);
    stream.onSent = () => this.#resume();
    stream.attach({
      data: (chunk) => this.#data(chunk),
      end: () => this.#end(undefined),
      closed: (error) => this.#end(error),
    });
  }

  #data(chunk: Buffer): void {
    if (this.#ended) return;
    this.#decoder.push(chunk);
    this.#withheld += chunk.length;
    this.#resume();
  }

  /** Too many calls run, or too many replies wait: the other side has to do its part first. */
  get #full(): boolean {
    return this.#running >= MAX_CALLS_AT_ONCE || this.#stream.unsent >= MAX_UNSENT_REPLY_BYTES;
  }

  #resume(): void {
    if (this.#reading || this.#ended) return;
    this.#reading = true;
    this.#read();
    this.#reading = false;
    this.#credit();
  }

  /** Lets the other side send more, unless it has to wait. */
  #credit(): void {
    if (this.#full || this.#withheld === 0) return;
    const bytes = this.#withheld;
    this.#withheld = 0;
    this.#stream.consumed(bytes);
  }

  #read(): void {
    try {
      while (!this.#full && !this.#stream.destroyed) {
        if (this.#header === undefined) {
          const header = this.#decoder.next(this.#codec.request);
          if (header === NEED_MORE) return;
          this.#header = header as [string, number];
        }
        const [name, seq] = this.#header;
        if (!this.#request(name, seq)) return;
        this.#header = undefined;
      }
    } catch (error) {
      // The stream cannot be followed any more, as when a Go server meets a header it does not understand.
      this.#options.onProblem?.('', `the request is not understood: ${textOf(error)}`);
      this.#stream.reset();
      const text = `the request is not understood: ${textOf(error)}`;
      this.#end(error instanceof Error ? error : undefined);
      this.#options.onBroken?.(new RpcError('protocol', text, { cause: error }));
    }
  }

  /** Takes the argument of one request and starts it; false when it has not wholly arrived. */
  #request(name: string, seq: number): boolean {
    const method = this.#methods.get(name);
    if (method === undefined) {
      if (this.#decoder.skip() === NEED_MORE) return false;
      const shown = name.slice(0, MAX_NAME_CHARACTERS);
      const text = this.#unknown(shown);
      this.#options.onProblem?.(shown, text);
      this.#refuse(shown, seq, text);
      return true;
    }
    let args: unknown;
    try {
      args = this.#decoder.next(method.args);
    } catch (error) {
      if (!(error instanceof GobError) || error.fatal) throw error;
      this.#options.onProblem?.(name, error.message);
      this.#refuse(name, seq, error.message);
      return true;
    }
    if (args === NEED_MORE) return false;
    this.#run(method, seq, args);
    return true;
  }

  #unknown(name: string): string {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return `rpc: service/method request ill-formed: ${name}`;
    const what = this.#services.has(name.slice(0, dot)) ? 'method' : 'service';
    return `rpc: can't find ${what} ${name}`;
  }

  #run(method: ServedMethod, seq: number, args: unknown): void {
    let result: unknown;
    try {
      result = method.handle(args);
    } catch (error) {
      this.#refuse(method.name, seq, textOf(error));
      return;
    }
    if (!(result instanceof Promise)) {
      this.#reply(method, seq, result);
      return;
    }
    this.#running++;
    result.then(
      (value) => {
        this.#reply(method, seq, value);
        this.#done();
      },
      (error: unknown) => {
        this.#refuse(method.name, seq, textOf(error));
        this.#done();
      },
    );
  }

  #done(): void {
    if (this.#running-- === MAX_CALLS_AT_ONCE) this.#resume();
  }

  #reply(method: ServedMethod, seq: number, value: unknown): void {
    try {
      this.#send([method.name, seq, ''], method.reply, value);
    } catch (error) {
      // A Go server drops the connection here; ours can say what happened instead.
      const text = `${method.name}: the reply cannot be sent: ${textOf(error)}`;
      this.#options.onProblem?.(method.name, text);
      this.#refuse(method.name, seq, text);
    }
  }

  #refuse(name: string, seq: number, text: string): void {
    this.#send([name, seq, text === '' ? 'error without a text' : text], this.#codec.empty, {});
  }

  #send(header: [string, number, string], type: LocalType, value: unknown): void {
    const out = this.#stream.begin();
    if (out === undefined) return;
    const start = out.pos;
    try {
      this.#encoder.encodePair(out, this.#codec.response, header, type, value);
    } catch (error) {
      this.#stream.abandon(start);
      throw error;
    }
    this.#stream.commit(start);
  }

  #end(error: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stream.end();
    this.#options.onEnd?.(error);
  }
}
