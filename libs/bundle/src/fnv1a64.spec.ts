import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Fnv1a64, fnv1a64 } from './fnv1a64.ts';

describe('fnv1a64', () => {
  // The published vectors of the algorithm.
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
    ['hello', 'a430d84680aabd0b'],
  ])('hashes %j', (text, digest) => {
    expect(fnv1a64(Buffer.from(text))).toBe(digest);
  });

  it('agrees with plain 64-bit arithmetic on a long input, in whatever pieces it comes', () => {
    const bytes = Buffer.concat(
      Array.from({ length: 400 }, (_, n) => createHash('sha512').update(String(n)).digest()),
    );
    let expected = 0xcbf29ce484222325n;
    for (const byte of bytes) expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
    const pieces = new Fnv1a64()
      .update(bytes.subarray(0, 7))
      .update(bytes.subarray(7, 7))
      .update(bytes.subarray(7));
    expect(pieces.digest()).toBe(expected.toString(16).padStart(16, '0'));
  });
});
