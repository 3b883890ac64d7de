import { randomBytes } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const CHARACTERS = 26;

/** A new id in the form of Mattermost's: 26 characters, of which each is worth five random bits. */
export const recordId = (): string =>
  Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
