import { DecoderCompiler } from './compile-decoder.ts';
import { GobDecoder } from './decoder.ts';
import type { NeedMore } from './decoder.ts';
import type { LocalType, LocalTypes } from './local-type.ts';
import { skipTopLevel } from './skip.ts';

/** One gob stream, read into the types that this side knows. */
export class TypedDecoder {
  readonly #stream: GobDecoder;
  readonly #compiler: DecoderCompiler;
  #type: LocalType | undefined;
  #seed: unknown;

  constructor(types: LocalTypes, options?: { maxMessageBytes?: number }) {
    this.#stream = new GobDecoder(options);
    this.#compiler = new DecoderCompiler(types, this.#stream.types);
    this.#stream.onForget = () => this.#compiler.forget();
  }

  push(chunk: Buffer): void {
    this.#stream.push(chunk);
  }

  get buffered(): number {
    return this.#stream.buffered;
  }

  readonly #read = (r: GobDecoder, id: number): unknown => {
    r.topLevel(id);
    return this.#compiler.decoder(this.#type as LocalType, id)(r, this.#seed);
  };

  /**
   * The next value as `type`, or NEED_MORE. A GobError that is not `fatal` concerns this value only. With a seed, what
   * the sender's type lacks keeps the seed's value; what it has and did not send is zero.
   */
  next(type: LocalType, seed?: unknown): unknown | NeedMore {
    this.#type = type;
    this.#seed = seed;
    return this.#stream.next(this.#read);
  }

  /** Steps over the next value; NEED_MORE when it has not wholly arrived. */
  skip(): NeedMore | undefined {
    return this.#stream.next(skip);
  }
}

function skip(r: GobDecoder, id: number): undefined {
  skipTopLevel(r, id);
  return undefined;
}
