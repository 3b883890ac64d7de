import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createMessage, enums, readPrivateKey, sign } from 'openpgp';

export interface SignOptions {
  bundle: Readable | Uint8Array;
  /** As `createSigningKey` gives it: armored, without a passphrase. */
  privateKey: string;
  now?: Date;
}

/**
 * Makes a binary detached signature with SHA-512, as the `.sig` file beside a bundle holds it. The bundle is held in
 * memory while it is signed: this is for bundles of one's own.
 */
export async function signDetached({
  bundle,
  privateKey,
  now = new Date(),
}: SignOptions): Promise<Uint8Array> {
  const binary = bundle instanceof Uint8Array ? bundle : await buffer(bundle);
  return sign({
    message: await createMessage({ binary }),
    signingKeys: await readPrivateKey({ armoredKey: privateKey }),
    detached: true,
    format: 'binary',
    date: now,
    config: { preferredHashAlgorithm: enums.hash.sha512 },
  });
}
