import { randomFillSync } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const ID_BYTES = 16;
const ID_LENGTH = 26;

/** Asking for randomness costs more than making an id of it, so it is asked for in larger pieces; none is used twice. */
const pool = new Uint8Array(ID_BYTES * 256);
let used = pool.length;

/** A new id: 128 random bits in Mattermost's base32, 26 characters. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  let id = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += ALPHABET.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  bytes.fill(0);
  return id + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** Whether a text has the shape of an id: 26 lower-case letters and digits. */
export function isId(value: string): boolean {
  return value.length === ID_LENGTH && /^[a-z0-9]+$/.test(value);
}
