import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createMessage, verify } from 'openpgp';
import type { Key, SignaturePacket, WebStream } from 'openpgp';
import { assertCanTrust, hashName, keyIdOf } from './assert-can-trust.ts';
import { SigningError } from './errors.ts';
import { KeyRing } from './key-ring.ts';
import { onlyThese, readSignatures } from './read-signatures.ts';

export interface VerifyOptions {
  /** The signed bytes; a stream is read to its end, or destroyed when nothing is to be gained from that. */
  bundle: Readable | Uint8Array;
  /** Detached OpenPGP signature, armored or binary. */
  signature: Uint8Array;
  /** Trusted public key files, armored or binary, each with any number of keys. */
  keys: readonly Uint8Array[];
  /** The clock; now by default. */
  now?: Date;
}

export interface Verified {
  /** The key or subkey that signed, 16 upper-case hex digits. */
  keyId: string;
  /** Of the primary key, upper-case hex. */
  fingerprint: string;
  userIds: string[];
  signedAt: Date;
  /** `sha256` and the like. */
  hashAlgorithm: string;
  /** Key files that were passed over, and why. */
  warnings: readonly string[];
}

interface Candidate {
  packet: SignaturePacket;
  primary: Key;
}

/**
 * Verifies a detached OpenPGP signature over a bundle; one good signature by one trusted key is enough (contract:
 * management §3). A streamed bundle is hashed as it passes and not kept. Throws SigningError; an error of the
 * stream itself is passed on as it is.
 */
export async function verifyDetached({
  bundle,
  signature,
  keys,
  now = new Date(),
}: VerifyOptions): Promise<Verified> {
  try {
    const ring = await KeyRing.read(keys);
    const candidates = await findCandidates(await readSignatures(signature), ring, now);
    const { packet, primary } = await verifyOver(bundle, candidates, now);
    return {
      keyId: keyIdOf(packet),
      fingerprint: primary.getFingerprint().toUpperCase(),
      userIds: primary.getUserIDs(),
      signedAt: packet.created ?? now,
      hashAlgorithm: hashName(packet),
      warnings: ring.warnings,
    };
  } finally {
    if (bundle instanceof Readable) bundle.destroy();
  }
}

/** The signatures that could be believed; if there is none, throws why the first one could not. */
async function findCandidates(packets: SignaturePacket[], ring: KeyRing, now: Date): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  let refusal: unknown;
  for (const packet of packets) {
    const issuer = ring.find(keyIdOf(packet));
    if (issuer === undefined) continue;
    try {
      await assertCanTrust(packet, issuer, now);
      candidates.push({ packet, primary: issuer.primary });
    } catch (error) {
      refusal ??= error;
    }
  }
  if (candidates.length > 0) return candidates;
  if (refusal !== undefined) throw refusal;
  const ids = packets.map(keyIdOf);
  throw new SigningError(
    'untrusted-key',
    `The bundle is signed with the key ${ids.join(', ')}, which is not among the trusted keys. ` +
      'If you trust its owner, add the public key to SignaturePublicKeyFiles.',
    { keyId: ids[0] ?? '' },
  );
}

/** Reads the bundle once for all candidates and returns the first that is good. */
async function verifyOver(
  bundle: Readable | Uint8Array,
  candidates: Candidate[],
  now: Date,
): Promise<Candidate> {
  const binary =
    bundle instanceof Readable ? (Readable.toWeb(bundle) as unknown as WebStream<Uint8Array>) : bundle;
  const { data, signatures } = await verify({
    message: await createMessage({ binary }),
    signature: onlyThese(candidates.map(({ packet }) => packet)),
    verificationKeys: candidates.map(({ primary }) => primary),
    format: 'binary',
    date: now,
  });
  // The bytes come through here once more; they have to be taken, or hashing stands still.
  if (!(data instanceof Uint8Array)) await drain(data as unknown as ReadableStream<Uint8Array>);
  let refusal: SigningError | undefined;
  for (const [index, candidate] of candidates.entries()) {
    try {
      if ((await signatures[index]?.verified) === true) return candidate;
    } catch (cause) {
      refusal ??= refusalOf(cause, keyIdOf(candidate.packet));
    }
  }
  throw refusal ?? refusalOf('nothing was verified', '');
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
}

function refusalOf(cause: unknown, keyId: string): SigningError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.includes('Signature is expired')) {
    return new SigningError(
      'expired-signature',
      `The signature by ${keyId} has expired. Get a bundle that is signed anew.`,
      { keyId, cause },
    );
  }
  return new SigningError(
    'bad-signature',
    `The signature by ${keyId} is not one of this bundle (${reason}). The bundle or the signature was changed or belongs to another version: download both again.`,
    { keyId, cause },
  );
}
