import { GobError } from '../errors.ts';
import { latin1Slice, utf8Slice } from './text.ts';

/** Longer strings are better left to the engine. */
const SHORT_TEXT_BYTES = 160;
/** Strings cut of a text keep all of it in memory, so only short texts are made. */
const SHORT_MESSAGE_BYTES = 8 * 1024;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** Keys of records come again and again, and a string that was a key before is found faster in the next record. */
const SHORT_KEY_BYTES = 32;
const KEY_SLOTS = 512;
const keys: string[] = new Array<string>(KEY_SLOTS).fill('');

const floatBytes = new DataView(new ArrayBuffer(8));

/**
 * Reads gob primitives (contract: go-plugin-wire §E.1) from the message that lies between `pos` and `end`.
 * Never reads past `end`; anything wrong is a GobError.
 */
export class GobReader {
  buf: Buffer = Buffer.alloc(0);
  pos = 0;
  end = 0;
  depth = 0;
  /** The rest of a short message as characters, of which short ASCII strings are cut. */
  #text = '';
  #textStart = 0;
  /** Fields that may still be made of this value; see FREE_FIELDS. */
  budget = 0;

  remaining(): number {
    return this.end - this.pos;
  }

  fail(code: GobError['code'], reason: string): never {
    throw new GobError(code, reason);
  }

  charge(fields: number): void {
    if ((this.budget -= fields) < 0) this.fail('limit', 'the value is too large to be taken apart');
  }

  byte(): number {
    if (this.pos >= this.end) this.fail('truncated', 'the value ends too early');
    return this.buf[this.pos++] as number;
  }

  /** An unsigned number up to 2^53-1. */
  uint(): number {
    if (this.pos >= this.end) this.fail('truncated', 'the value ends too early');
    const first = this.buf[this.pos++] as number;
    return first < 128 ? first : this.#longUint(first);
  }

  #longUint(first: number): number {
    const count = 256 - first;
    if (count > 8) this.fail('malformed', `a number of ${count} bytes`);
    if (count > this.end - this.pos) this.fail('truncated', 'the value ends too early');
    if (count <= 6) {
      const value = this.buf.readUIntBE(this.pos, count);
      this.pos += count;
      return value;
    }
    const value = this.#bigBytes(count);
    if (value > MAX_SAFE) this.fail('range', `${value} is beyond 2^53-1`);
    return Number(value);
  }

  #bigBytes(count: number): bigint {
    let value = 0n;
    for (let i = 0; i < count; i++) value = (value << 8n) | BigInt(this.buf[this.pos++] as number);
    return value;
  }

  /** An unsigned number of up to 64 bits. */
  bigUint(): bigint {
    const first = this.byte();
    if (first < 128) return BigInt(first);
    const count = 256 - first;
    if (count > 8) this.fail('malformed', `a number of ${count} bytes`);
    if (count > this.end - this.pos) this.fail('truncated', 'the value ends too early');
    return this.#bigBytes(count);
  }

  bigInt(): bigint {
    const raw = this.bigUint();
    return (raw & 1n) === 0n ? raw >> 1n : ~(raw >> 1n);
  }

  /** A signed number between -(2^53-1) and 2^53-1. */
  int(): number {
    const first = this.pos < this.end ? (this.buf[this.pos] as number) : this.byte();
    if (first < 128) {
      this.pos++;
      return first & 1 ? -(first >> 1) - 1 : first >> 1;
    }
    if (first >= 250) {
      this.pos++;
      const raw = this.#longUint(first);
      return raw % 2 === 0 ? raw / 2 : -(raw - 1) / 2 - 1;
    }
    const value = this.bigInt();
    if (value > MAX_SAFE || value < -MAX_SAFE) this.fail('range', `${value} is beyond 2^53-1`);
    return Number(value);
  }

  bool(): boolean {
    return this.uint() !== 0;
  }

  float(): number {
    const first = this.byte();
    if (first < 128) {
      floatBytes.setBigUint64(0, BigInt(first) << 56n);
      return floatBytes.getFloat64(0);
    }
    const count = 256 - first;
    if (count > 8) this.fail('malformed', `a number of ${count} bytes`);
    if (count > this.end - this.pos) this.fail('truncated', 'the value ends too early');
    floatBytes.setBigUint64(0, 0n);
    for (let i = 0; i < count; i++) floatBytes.setUint8(count - 1 - i, this.buf[this.pos++] as number);
    return floatBytes.getFloat64(0);
  }

  /** The length of something that lies wholly in this message. */
  length(): number {
    const length = this.uint();
    if (length > this.end - this.pos) this.fail('truncated', `${length} bytes are announced, fewer follow`);
    return length;
  }

  string(): string {
    return this.text(this.length());
  }

  /** The next `length` bytes, which are there, as characters. */
  protected text(length: number): string {
    if (length === 0) return '';
    const start = this.pos;
    const end = (this.pos = start + length);
    if (length > SHORT_TEXT_BYTES) return utf8Slice(this.buf, start, end);
    const { buf } = this;
    for (let i = start; i < end; i++) if ((buf[i] as number) >= 128) return utf8Slice(buf, start, end);
    if (this.#text === '' && this.end - start <= SHORT_MESSAGE_BYTES) {
      this.#text = latin1Slice(buf, start, this.end);
      this.#textStart = start;
    }
    return this.#text === ''
      ? latin1Slice(buf, start, end)
      : this.#text.slice(start - this.#textStart, end - this.#textStart);
  }

  /** A string that probably came before: the key of a record. */
  key(): string {
    const length = this.length();
    if (length > SHORT_KEY_BYTES) return this.text(length);
    const { buf, pos } = this;
    let hash = length;
    for (let i = 0; i < length; i++) hash = (hash * 31 + (buf[pos + i] as number)) | 0;
    const slot = hash & (KEY_SLOTS - 1);
    const known = keys[slot] as string;
    if (known.length === length) {
      let same = 0;
      while (same < length && known.charCodeAt(same) === buf[pos + same]) same++;
      if (same === length) {
        this.pos += length;
        return known;
      }
    }
    const key = this.text(length);
    // Only ASCII has as many characters as bytes.
    if (key.length === length) keys[slot] = key;
    return key;
  }

  /** To be called when the bytes at the same positions have become others. */
  protected forgetText(): void {
    this.#text = '';
  }

  /** A copy, so that it outlives the receive buffer. */
  bytes(): Buffer {
    const length = this.length();
    const copy = Buffer.allocUnsafe(length);
    this.buf.copy(copy, 0, this.pos, this.pos + length);
    this.pos += length;
    return copy;
  }

  skipNumber(): void {
    const first = this.byte();
    if (first < 128) return;
    const count = 256 - first;
    if (count > 8) this.fail('malformed', `a number of ${count} bytes`);
    if (count > this.end - this.pos) this.fail('truncated', 'the value ends too early');
    this.pos += count;
  }

  skipBytes(): void {
    const length = this.length();
    this.pos += length;
  }
}
