import { GobError } from '../errors.ts';
import { MAX_DEPTH } from './limits.ts';
import type { LocalType } from './local-type.ts';
import { utf8Write } from './text.ts';

const FIRST_CAPACITY_BYTES = 16 * 1024;
/** Up to this a loop is faster than a call into the engine. */
const SHORT_BYTES = 32;
const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const floatBytes = new DataView(new ArrayBuffer(8));

function refuse(value: unknown, wanted: string): never {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  throw new GobError('unencodable', `${wanted} is wanted, not ${kind}`);
}

/** Writes gob primitives (contract: go-plugin-wire §E.1) into one growing buffer. */
export class GobWriter {
  buf: Buffer;
  pos = 0;
  depth = 0;
  /** Called with the concrete type of every interface value; set by the encoder in charge. */
  announce: (type: LocalType) => void = () => undefined;

  constructor(capacity: number = FIRST_CAPACITY_BYTES) {
    this.buf = Buffer.allocUnsafeSlow(capacity);
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH)
      throw new GobError('limit', `nested deeper than ${MAX_DEPTH}, or an object that contains itself`);
  }

  reserve(bytes: number): void {
    if (this.pos + bytes > this.buf.length) this.#grow(bytes);
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buf.length * 2, this.pos + bytes));
    this.buf.copy(larger, 0, 0, this.pos);
    this.buf = larger;
  }

  byte(value: number): void {
    if (this.pos >= this.buf.length) this.#grow(1);
    this.buf[this.pos++] = value;
  }

  uint(value: number): void {
    if (this.pos + 9 > this.buf.length) this.#grow(9);
    if (value >= 0 && value < 128 && Number.isInteger(value)) this.buf[this.pos++] = value;
    else this.#longUint(value);
  }

  #longUint(value: number): void {
    if (typeof value !== 'number') refuse(value, 'a number');
    if (!Number.isSafeInteger(value) || value < 0)
      throw new GobError('range', `${value} is no whole number between 0 and 2^53-1`);
    this.#rawUint(value);
  }

  /** `value` is a whole number of at most 2^54. */
  #rawUint(value: number): void {
    let count = 1;
    for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) count++;
    this.buf[this.pos] = 256 - count;
    let rest = value;
    for (let i = this.pos + count; i > this.pos; i--) {
      this.buf[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.pos += count + 1;
  }

  bigUint(value: bigint): void {
    if (value < 0n || value >= 1n << 64n) throw new GobError('range', `${value} does not fit 64 bits`);
    if (value < 128n) return this.byte(Number(value));
    let count = 0;
    for (let rest = value; rest > 0n; rest >>= 8n) count++;
    this.reserve(count + 1);
    this.buf[this.pos] = 256 - count;
    let rest = value;
    for (let i = this.pos + count; i > this.pos; i--) {
      this.buf[i] = Number(rest & 255n);
      rest >>= 8n;
    }
    this.pos += count + 1;
  }

  bigInt(value: bigint): void {
    if (value >= 1n << 63n || value < -(1n << 63n))
      throw new GobError('range', `${value} does not fit 64 bits`);
    this.bigUint(value >= 0n ? value << 1n : (~value << 1n) | 1n);
  }

  int(value: number): void {
    if (this.pos + 9 > this.buf.length) this.#grow(9);
    if (value >= 0 && value < 64 && Number.isInteger(value)) {
      this.buf[this.pos++] = value * 2;
      return;
    }
    if (typeof value === 'bigint') return this.bigInt(value);
    if (typeof value !== 'number') refuse(value, 'a number');
    if (!Number.isSafeInteger(value))
      throw new GobError('range', `${value} is no whole number within ±(2^53-1)`);
    if (value > MAX_SAFE / 2 || value < -MAX_SAFE / 2) return this.bigInt(BigInt(value));
    const raw = value >= 0 ? value * 2 : -value * 2 - 1;
    if (raw < 128) this.buf[this.pos++] = raw;
    else this.#rawUint(raw);
  }

  bool(value: boolean): void {
    if (typeof value !== 'boolean') refuse(value, 'a boolean');
    this.byte(value ? 1 : 0);
  }

  float(value: number): void {
    if (typeof value !== 'number') refuse(value, 'a number');
    this.reserve(9);
    floatBytes.setFloat64(0, value);
    let last = 7;
    while (last >= 0 && floatBytes.getUint8(last) === 0) last--;
    if (last < 0) {
      this.buf[this.pos++] = 0;
      return;
    }
    if (last === 0 && floatBytes.getUint8(0) < 128) {
      this.buf[this.pos++] = floatBytes.getUint8(0);
      return;
    }
    this.buf[this.pos++] = 255 - last;
    for (let i = last; i >= 0; i--) this.buf[this.pos++] = floatBytes.getUint8(i);
  }

  string(value: string): void {
    if (typeof value !== 'string') refuse(value, 'a string');
    const length = value.length;
    if (length <= 40) {
      // At most 120 bytes of UTF-8: the length takes one byte, whatever the characters.
      this.reserve(128);
      const buf = this.buf;
      const start = this.pos + 1;
      for (let i = 0; i < length; i++) {
        const code = value.charCodeAt(i);
        if (code >= 128) {
          const written = utf8Write(buf, value, start);
          buf[this.pos] = written;
          this.pos = start + written;
          return;
        }
        buf[start + i] = code;
      }
      buf[this.pos] = length;
      this.pos = start + length;
      return;
    }
    const size = Buffer.byteLength(value);
    this.uint(size);
    this.reserve(size);
    this.pos += utf8Write(this.buf, value, this.pos);
  }

  bytes(value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) refuse(value, 'a Uint8Array');
    this.uint(value.length);
    this.raw(value);
  }

  raw(value: Uint8Array): void {
    const { length } = value;
    this.reserve(length);
    if (length > SHORT_BYTES) this.buf.set(value, this.pos);
    else for (let i = 0; i < length; i++) this.buf[this.pos + i] = value[i] as number;
    this.pos += length;
  }

  /** Starts something whose length goes in front of it; give the result to `endLength`. */
  startLength(): number {
    this.reserve(9);
    this.pos += 3;
    return this.pos;
  }

  /** Puts the length of all since `start` in front of it. */
  endLength(start: number): void {
    const length = this.pos - start;
    const at = start - 3;
    if (length >= 256 && length < 65536) {
      this.buf[at] = 0xfe;
      this.buf[at + 1] = length >> 8;
      this.buf[at + 2] = length & 255;
      return;
    }
    const head = length < 128 ? 1 : length < 256 ? 2 : length < 2 ** 24 ? 4 : 5;
    this.reserve(2);
    this.buf.copyWithin(at + head, start, this.pos);
    this.pos = at;
    this.uint(length);
    this.pos += length;
  }

  /** Puts `bytes` in front of what was written since `at`. */
  insert(at: number, bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buf.copyWithin(at + bytes.length, at, this.pos);
    this.buf.set(bytes, at);
    this.pos += bytes.length;
  }
}
