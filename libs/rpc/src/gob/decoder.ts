import { GobError } from '../errors.ts';
import {
  FREE_FIELDS,
  MAX_DEFINITION_BYTES,
  MAX_DEPTH,
  MAX_MESSAGE_BYTES,
  MAX_NAME_BYTES,
  MAX_PIECES,
  MAX_REREAD_BYTES,
  MAX_TYPES,
} from './limits.ts';
import { GobReader } from './reader.ts';
import { skipTopLevel } from './skip.ts';
import { FIRST_USER_ID, INTERFACE, readWireType } from './wire-type.ts';
import type { WireType } from './wire-type.ts';

/** What `next` returns while the value has not wholly arrived. */
export const NEED_MORE: unique symbol = Symbol('need more bytes');
export type NeedMore = typeof NEED_MORE;

/** Reads one top-level value whose type id has just been read. */
export type ReadValue<T> = (r: GobDecoder, id: number) => T;

const EMPTY = Buffer.alloc(0);

/**
 * One gob stream, as it arrives: takes bytes in pieces of any size, learns the sender's types, and gives one value
 * at a time. A value that does not fit what the caller wanted is a GobError; the stream goes on behind it unless
 * the error says `fatal`.
 */
export class GobDecoder extends GobReader {
  readonly types = new Map<number, WireType>();
  readonly maxMessageBytes: number;
  /** Called when definitions are taken back, because their value is read again from its start. */
  onForget: () => void = () => undefined;
  #filled = 0;
  /** True while `buf` is ours and may be written to. */
  #owned = false;
  #pieces = 0;
  #start = 0;
  /** How many buffered bytes the next attempt needs at least. */
  #wanted = 0;
  #learnt: number[] = [];
  #learntBytes = 0;
  #definitionBytes = 0;
  #rereadBytes = 0;
  #broken: GobError | undefined;

  constructor(options: { maxMessageBytes?: number } = {}) {
    super();
    this.maxMessageBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
  }

  /** Bytes that arrived and are not yet part of a returned value. */
  get buffered(): number {
    return this.#filled - this.pos;
  }

  /** Takes what the connection delivered. The chunk must not be changed afterwards. */
  push(chunk: Buffer): void {
    const kept = this.#filled - this.pos;
    if (kept === 0) {
      this.buf = chunk;
      this.pos = 0;
      this.#filled = chunk.length;
      this.#owned = false;
      return;
    }
    const needed = kept + chunk.length;
    if (this.#owned && this.#filled + chunk.length <= this.buf.length) {
      chunk.copy(this.buf, this.#filled);
      this.#filled += chunk.length;
      return;
    }
    if (this.#owned && needed <= this.buf.length) {
      this.buf.copyWithin(0, this.pos, this.#filled);
    } else {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * needed, 4096));
      this.buf.copy(larger, 0, this.pos, this.#filled);
      this.buf = larger;
      this.#owned = true;
    }
    chunk.copy(this.buf, kept);
    this.pos = 0;
    this.#filled = needed;
  }

  /** The next value, taken apart by `read`, or NEED_MORE. */
  next<T>(read: ReadValue<T>): T | NeedMore {
    if (this.#broken !== undefined) throw this.#broken;
    if (this.buffered < this.#wanted) return NEED_MORE;
    for (;;) {
      const start = this.pos;
      let id: number;
      try {
        if (!this.#openMessage()) {
          this.#wanted = this.pos - start;
          this.pos = start;
          if (start === this.#filled) this.#release();
          return NEED_MORE;
        }
        id = this.int();
        if (id < 0) {
          this.define(-id);
          if (this.pos < this.end) this.fail('malformed', 'a definition and a value in one message');
          continue;
        }
      } catch (error) {
        throw this.#break(error);
      }
      return this.#value(read, id, start);
    }
  }

  #value<T>(read: ReadValue<T>, id: number, start: number): T | NeedMore {
    const afterId = this.pos;
    const firstEnd = this.end;
    this.#begin(start);
    try {
      const value = read(this, id);
      this.#finish();
      return value;
    } catch (error) {
      if (error === NEED_MORE) return this.#retreat(start);
      this.#forget();
      this.pos = afterId;
      this.end = firstEnd;
      this.#begin(start);
      try {
        skipTopLevel(this, id);
      } catch (skipError) {
        if (skipError === NEED_MORE) return this.#retreat(start);
        // The bytes themselves are wrong, so nobody knows where the next value starts.
        throw this.#break(error);
      }
      this.#finish();
      throw typed(error);
    }
  }

  #begin(start: number): void {
    this.depth = 0;
    this.budget = FREE_FIELDS + 2 * (this.end - this.pos);
    this.#pieces = 0;
    this.#start = start;
    this.#learnt.length = 0;
    this.#learntBytes = 0;
  }

  #finish(): void {
    this.pos = this.end;
    this.#wanted = 0;
    this.#rereadBytes = 0;
    if (this.pos === this.#filled) this.#release();
  }

  /** Waits for more of a value that goes on in a later message, as if nothing of it had been read. */
  #retreat(start: number): NeedMore {
    this.#wanted = this.pos - start;
    this.#forget();
    this.pos = start;
    if ((this.#rereadBytes += this.#wanted) > MAX_REREAD_BYTES)
      throw this.#break(new GobError('limit', 'a value in too many pieces'));
    return NEED_MORE;
  }

  #forget(): void {
    if (this.#learnt.length === 0) return;
    for (const id of this.#learnt) this.types.delete(id);
    this.#learnt.length = 0;
    this.#definitionBytes -= this.#learntBytes;
    this.#learntBytes = 0;
    this.onForget();
  }

  #release(): void {
    this.buf = EMPTY;
    this.pos = 0;
    this.end = 0;
    this.#filled = 0;
    this.#owned = false;
  }

  #break(error: unknown): unknown {
    const known = typed(error);
    if (known instanceof GobError) {
      known.fatal = true;
      this.#broken = known;
    }
    return known;
  }

  /**
   * Sets `pos` and `end` to the body of the message at `pos`. When it is not all there, `pos` is left where the
   * message would end (or one byte further than what is there), and false returned.
   */
  #openMessage(): boolean {
    this.end = this.#filled;
    this.forgetText();
    const start = this.pos;
    const first = start < this.#filled ? this.buf[start] : undefined;
    const lengthBytes = first === undefined || first < 128 ? 1 : 1 + 256 - first;
    if (first === undefined || start + lengthBytes > this.#filled) {
      if (lengthBytes > 9) this.fail('malformed', 'a message length of more than 8 bytes');
      this.pos = start + lengthBytes;
      return false;
    }
    const length = this.uint();
    if (length > this.maxMessageBytes) this.fail('limit', `a message of ${length} bytes`);
    if (length === 0) this.fail('malformed', 'a message of no bytes');
    const end = this.pos + length;
    if (end > this.#filled) {
      this.pos = end;
      return false;
    }
    this.end = end;
    return true;
  }

  /** Learns a type whose negative id has just been read. */
  define(id: number): void {
    if (id < FIRST_USER_ID) this.fail('malformed', `a definition of the reserved type id ${id}`);
    if (this.types.has(id)) this.fail('malformed', `a second definition of type id ${id}`);
    if (this.types.size >= MAX_TYPES) this.fail('limit', `more than ${MAX_TYPES} type definitions`);
    const start = this.pos;
    const type = readWireType(this, id);
    this.#learntBytes += this.pos - start;
    if ((this.#definitionBytes += this.pos - start) > MAX_DEFINITION_BYTES)
      this.fail('limit', `more than ${MAX_DEFINITION_BYTES} bytes of type definitions`);
    this.types.set(id, type);
    this.#learnt.push(id);
  }

  /** The length of the name of an interface value's type, 0 for nil; then the name, then the type id (§E.7). */
  nameLength(): number {
    const length = this.length();
    if (length > MAX_NAME_BYTES) this.fail('limit', `a type name of ${length} bytes`);
    return length;
  }

  name(length: number): string {
    return this.text(length);
  }

  /** Steps over `bytes` if they are what comes next. */
  takes(bytes: Buffer): boolean {
    const { length } = bytes;
    const { buf, pos } = this;
    for (let i = 0; i < length; i++) if (buf[pos + i] !== bytes[i]) return false;
    this.pos = pos + length;
    return true;
  }

  /** The concrete type id after an interface value's name, learning what is defined in between. */
  interfaceType(): number {
    for (;;) {
      const id = this.int();
      if (id >= 0) {
        // The length behind it covers only the first chunk of a split value: it is of no use.
        this.uint();
        return id;
      }
      this.define(-id);
      if (this.pos < this.end) this.uint();
      else this.#nextPiece();
    }
  }

  #nextPiece(): void {
    if (++this.#pieces > MAX_PIECES) this.fail('limit', `a value in more than ${MAX_PIECES} messages`);
    if (this.pos - this.#start > this.maxMessageBytes)
      this.fail('limit', 'a value larger than a message may be');
    if (!this.#openMessage()) throw NEED_MORE;
    this.budget += 2 * (this.end - this.pos);
  }

  /** What stands between a top-level type id and the value. */
  topLevel(id: number): void {
    if (id === INTERFACE) return;
    if (this.types.get(id)?.kind !== 'struct' && this.byte() !== 0)
      this.fail('malformed', 'a value without its zero byte');
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail('limit', `nested deeper than ${MAX_DEPTH}`);
  }
}

function typed(error: unknown): unknown {
  return error instanceof RangeError ? new GobError('limit', 'nested too deeply') : error;
}
