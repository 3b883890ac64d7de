import { PacketList, readSignature, Signature, SignaturePacket } from 'openpgp';
import { SigningError } from './errors.ts';

/** A detached signature has a few hundred bytes; whoever sends more wants to waste our time. */
const MAX_SIGNATURE_BYTES = 64 * 1024;

/** Several people may have signed; beyond this many the rest is not looked at. */
const MAX_SIGNATURES = 8;

const ARMOR = /^\s*-----BEGIN PGP SIGNATURE-----/;

/** Reads a detached signature file, armored or binary. Throws SigningError `malformed-signature`. */
export async function readSignatures(file: Uint8Array): Promise<SignaturePacket[]> {
  if (file.length > MAX_SIGNATURE_BYTES) {
    throw malformed(`it has ${String(file.length)} bytes, more than ${String(MAX_SIGNATURE_BYTES)}`);
  }
  const text = Buffer.from(file).toString('latin1');
  let signature: Signature;
  try {
    signature = await (ARMOR.test(text)
      ? readSignature({ armoredSignature: text })
      : readSignature({ binarySignature: file }));
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error), error);
  }
  const packets = [...signature.packets].filter((packet) => packet instanceof SignaturePacket);
  if (packets.length === 0) throw malformed('there is none in it');
  return packets.slice(0, MAX_SIGNATURES);
}

/** These signatures of a file, to be verified without the others. */
export function onlyThese(packets: readonly SignaturePacket[]): Signature {
  const list = new PacketList<SignaturePacket>();
  list.push(...packets);
  return new Signature(list);
}

function malformed(reason: string, cause?: unknown): SigningError {
  return new SigningError(
    'malformed-signature',
    `The signature cannot be read: ${reason}. Make it with "gpg --detach-sign", and copy or download it whole.`,
    { cause },
  );
}
