import type { Key, Subkey } from 'openpgp';
import { SigningError } from './errors.ts';
import { algorithmName } from './key-algorithm.ts';
import { readKeyFile } from './key-ring.ts';

/** What a public key file says of one key. */
export interface PublicKeyInfo {
  /** Upper-case hex. */
  fingerprint: string;
  userIds: string[];
  /** `rsa4096`, `ed25519` and the like, of the key and of each subkey that signs. */
  algorithms: string[];
  createdAt: Date;
  /** When the last of what could sign ends; undefined when that is never. */
  expiresAt: Date | undefined;
  /** Why nothing signed with it is accepted now; '' when signatures are accepted. */
  unusable: '' | 'expired' | 'revoked' | 'cannot sign';
  /** The key alone, armored. */
  armored: string;
}

/**
 * Reads a key file, armored or binary, with any number of keys. Throws SigningError: `private-key` when a private key
 * is in it, which belongs to nobody's server; `malformed-key` when no key can be read.
 */
export async function inspectPublicKeys(file: Uint8Array, now: Date = new Date()): Promise<PublicKeyInfo[]> {
  let keys: Key[];
  try {
    keys = await readKeyFile(file);
  } catch (cause) {
    throw new SigningError(
      'malformed-key',
      `The file holds no OpenPGP public key (${cause instanceof Error ? cause.message : String(cause)}). Export one with "gpg --armor --export".`,
      { cause },
    );
  }
  if (keys.some((key) => key.isPrivate())) {
    throw new SigningError(
      'private-key',
      'The file holds a PRIVATE key. Whoever has it can sign plugins in your name: keep it where you sign, and nowhere else. ' +
        'If it was ever sent somewhere, revoke it. The public half is exported with "gpg --armor --export".',
    );
  }
  if (keys.length === 0) throw new SigningError('malformed-key', 'The file holds no OpenPGP public key.');
  return Promise.all(keys.map((key) => inspect(key, now)));
}

async function inspect(key: Key, now: Date): Promise<PublicKeyInfo> {
  const signing = await signingKeys(key, now);
  return {
    fingerprint: key.getFingerprint().toUpperCase(),
    userIds: key.getUserIDs(),
    algorithms: [...new Set([key, ...signing].map(algorithmName))],
    createdAt: key.getCreationTime(),
    expiresAt: await endOf(key, signing),
    unusable: signing.length > 0 ? '' : await whyUnusable(key, now),
    armored: key.armor(),
  };
}

/** Those whose signatures are accepted. */
async function signingKeys(key: Key, now: Date): Promise<(Key | Subkey)[]> {
  const found: (Key | Subkey)[] = [];
  for (const each of key.getKeys()) {
    const mayNot = await key.getSigningKey(each.getKeyID(), now).then(
      () => false,
      () => true,
    );
    if (!mayNot) found.push(each);
  }
  return found;
}

async function endOf(key: Key, signing: (Key | Subkey)[]): Promise<Date | undefined> {
  const whole = await key.getExpirationTime();
  const ends = await Promise.all(signing.map((each) => each.getExpirationTime()));
  const last = ends.length === 0 ? Infinity : Math.max(...ends.map((end) => Number(end ?? Infinity)));
  const end = Math.min(Number(whole ?? Infinity), last);
  return Number.isFinite(end) ? new Date(end) : undefined;
}

async function whyUnusable(key: Key, now: Date): Promise<PublicKeyInfo['unusable']> {
  if (await key.isRevoked(undefined, undefined, now)) return 'revoked';
  const end = await key.getExpirationTime();
  return end instanceof Date && end <= now ? 'expired' : 'cannot sign';
}
