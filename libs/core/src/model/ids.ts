import { randomBytes } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const ID_BYTES = 16;
const ID_LENGTH = 26;

/** A new id: 128 random bits in Mattermost's base32, 26 characters. */
export function newId(): string {
  const bytes = randomBytes(ID_BYTES);
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
  return id + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** Whether a text has the shape of an id: 26 lower-case letters and digits. */
export function isId(value: string): boolean {
  return value.length === ID_LENGTH && /^[a-z0-9]+$/.test(value);
}
