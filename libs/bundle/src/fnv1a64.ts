import { createReadStream } from 'node:fs';

/** 2^40 + 0x1b3 is the prime of the 64-bit FNV; the 2^40 part is a shift by 8 within the upper half. */
const PRIME_LOW = 0x1b3;
const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;
const WORD = 0x1_0000_0000;

/** FNV-1a, 64 bit, in two halves of 32: a bundle has millions of bytes and BigInt would take seconds for them. */
export class Fnv1a64 {
  #high = OFFSET_HIGH;
  #low = OFFSET_LOW;

  update(bytes: Uint8Array): this {
    let high = this.#high;
    let low = this.#low;
    for (const byte of bytes) {
      low = (low ^ byte) >>> 0;
      const product = low * PRIME_LOW;
      high = (Math.imul(high, PRIME_LOW) + Math.floor(product / WORD) + (low << 8)) >>> 0;
      low = product >>> 0;
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  /** 16 lower-case hex digits, most significant first. */
  digest(): string {
    return this.#high.toString(16).padStart(8, '0') + this.#low.toString(16).padStart(8, '0');
  }
}

/** The hash by which the script of a web half is named (contract: server-plugins §2). */
export function fnv1a64(bytes: Uint8Array): string {
  return new Fnv1a64().update(bytes).digest();
}

/** The same of a file, read as a stream. */
export async function fnv1a64File(path: string): Promise<string> {
  const hash = new Fnv1a64();
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest();
}
