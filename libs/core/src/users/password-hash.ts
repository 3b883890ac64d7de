import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id (the library's default) with the memory (KiB), passes and lanes that OWASP recommends (2024). */
const ARGON2: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** What is stored of a password: salt and parameters are in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

/** Whether a password is the one stored. Takes as long when nothing is stored, so that nobody learns who exists. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  if (stored) return verify(stored, password);
  await hashPassword(password);
  return false;
}

/** Whether a text is what `hashPassword` makes, and so can be checked against. */
export function isPasswordHash(text: string): boolean {
  return /^\$argon2(id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/.test(text);
}
