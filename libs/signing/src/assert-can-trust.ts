import { enums } from 'openpgp';
import type { SignaturePacket } from 'openpgp';
import { SigningError } from './errors.ts';
import type { Issuer } from './key-ring.ts';

const WEAK_HASHES: ReadonlySet<number | null> = new Set([
  enums.hash.md5,
  enums.hash.sha1,
  enums.hash.ripemd,
  null,
]);
const OVER_DATA: ReadonlySet<number | null> = new Set([enums.signature.binary, enums.signature.text]);

/**
 * Throws SigningError unless signature and key are fit to be believed, before a byte of the bundle is read. A key that
 * has expired by now is not believed even for what it signed before: the date in a signature is what its maker says.
 */
export async function assertCanTrust(packet: SignaturePacket, issuer: Issuer, now: Date): Promise<void> {
  const keyId = keyIdOf(packet);
  if (!OVER_DATA.has(packet.signatureType)) {
    throw new SigningError(
      'malformed-signature',
      'The signature is not one over a file. Make it with "gpg --detach-sign".',
      { keyId },
    );
  }
  if (WEAK_HASHES.has(packet.hashAlgorithm)) {
    throw new SigningError(
      'weak-hash',
      `The signature uses the hash ${hashName(packet)}, which can be forged. Sign again with SHA-256: gpg --digest-algo SHA256 --detach-sign.`,
      { keyId },
    );
  }
  if (packet.created !== null && packet.created > now) {
    throw new SigningError(
      'from-the-future',
      `The signature is dated ${packet.created.toISOString()}, and here it is ${now.toISOString()}. Set the clock of this machine.`,
      { keyId },
    );
  }
  await assertNotRevoked(issuer, keyId, now);
  await assertNotExpired(issuer, packet, now);
  try {
    await issuer.primary.getSigningKey(issuer.signing.getKeyID(), now);
  } catch (cause) {
    throw new SigningError(
      'unusable-key',
      `The key ${keyId} may not sign: ${cause instanceof Error ? cause.message : String(cause)}. Sign with another key.`,
      { keyId, cause },
    );
  }
}

async function assertNotRevoked({ primary, signing }: Issuer, keyId: string, now: Date): Promise<void> {
  const revoked =
    (await primary.isRevoked(undefined, undefined, now)) ||
    ('mainKey' in signing && signing.revocationSignatures.length > 0);
  if (!revoked) return;
  throw new SigningError(
    'revoked-key',
    `The key ${keyId} was revoked by its owner. Remove it from the trusted keys, and get a bundle signed with the new one.`,
    { keyId },
  );
}

async function assertNotExpired(
  { primary, signing }: Issuer,
  packet: SignaturePacket,
  now: Date,
): Promise<void> {
  const keyId = keyIdOf(packet);
  const ends = [
    await primary.getExpirationTime(),
    'mainKey' in signing ? await signing.getExpirationTime() : Infinity,
  ];
  const end = ends.find((time): time is Date => time instanceof Date && time <= now);
  if (end === undefined) return;
  const { created } = packet;
  throw new SigningError(
    'expired-key',
    `The key ${keyId} expired ${end.toISOString()}. ` +
      (created !== null && created <= end
        ? `The signature is dated ${created.toISOString()}, when the key was valid, but whoever has the key can write any date. `
        : '') +
      "Import its owner's renewed key, or get a bundle signed with a newer one.",
    { keyId },
  );
}

/** The key that the signature names, 16 upper-case hex digits. */
export const keyIdOf = (packet: SignaturePacket): string => packet.issuerKeyID.toHex().toUpperCase();

/** `sha256` and the like. */
export function hashName({ hashAlgorithm }: SignaturePacket): string {
  return Object.entries(enums.hash).find(([, id]) => id === hashAlgorithm)?.[0] ?? String(hashAlgorithm);
}
