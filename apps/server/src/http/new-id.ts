import { randomBytes } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const ID_BYTES = 16;

/**
 * A Mattermost id: 128 random bits in z-base-32, always 26 characters. Used for request and connection ids,
 * which belong to the server; ids of stored rows are made by core.
 */
export function newId(): string {
  let id = '';
  let bits = 0;
  let held = 0;
  for (const byte of randomBytes(ID_BYTES)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return id + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** 26 lower-case letters and digits: what the server accepts as an id in a path or a message. */
export function isValidId(value: string): boolean {
  return /^[a-z0-9]{26}$/.test(value);
}
