import { generateKey } from 'openpgp';

export interface SigningKey {
  /** Armored, without a passphrase: the file it is kept in must be readable by its owner alone. */
  privateKey: string;
  /** Armored. */
  publicKey: string;
  /** Upper-case hex. */
  fingerprint: string;
}

/**
 * Makes a key that can sign and nothing else. A server makes one per data folder for the plugins it ships with.
 * `now` becomes its date; signatures dated earlier are not believed.
 */
export async function createSigningKey({
  name,
  now = new Date(),
}: {
  name: string;
  now?: Date;
}): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy', // the form of it that GnuPG 2.2 reads too
    userIDs: [{ name }],
    subkeys: [],
    date: now,
    format: 'object',
  });
  return {
    privateKey: privateKey.armor(),
    publicKey: publicKey.armor(),
    fingerprint: publicKey.getFingerprint().toUpperCase(),
  };
}
