import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, integer, octets, oid, sequence, set, tagged, text, time, yes } from './der.ts';

/** One side's certificate for one connection, and the key that never leaves this process. */
export interface TlsIdentity {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS#8. */
  readonly key: string;
}

const SERIAL_BYTES = 16;
const BEFORE_MS = 30_000;
const LIFE_MS = 30 * 365 * 24 * 3_600_000;
const NAME = 'localhost';

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/** Makes a certificate that signs itself, as both sides of AutoMTLS do (contract: go-plugin-wire §A.7). */
export function createTlsIdentity(now: Date = new Date()): TlsIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(
    set(sequence(oid('2.5.4.10'), text('Patchbay'))),
    set(sequence(oid('2.5.4.3'), text(NAME))),
  );
  const serial = randomBytes(SERIAL_BYTES);
  // Positive, and without a leading zero byte.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(serial),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(now.getTime() - BEFORE_MS)), time(new Date(now.getTime() + LIFE_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, extensions()),
  );
  const certificate = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, privateKey)));
  return {
    certificate: toPem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function extensions(): Buffer {
  const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
    sequence(oid(id), ...(critical ? [yes()] : []), octets(value));
  return sequence(
    // digitalSignature, keyEncipherment, keyAgreement, keyCertSign
    extension('2.5.29.15', true, bits(Buffer.from([0b1010_1100]), 2)),
    // serverAuth, clientAuth
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'))),
    extension('2.5.29.19', true, sequence(yes())),
    extension(
      '2.5.29.17',
      false,
      sequence(Buffer.concat([Buffer.from([0x82, NAME.length]), Buffer.from(NAME)])),
    ),
  );
}

/** A certificate as PEM, from the bytes that a handshake carries. */
export function toPem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The bytes of a PEM certificate in base64 without padding, as the sixth field of a handshake. */
export function toHandshakeField(certificate: string): string {
  return certificate.replace(/-----[^-]+-----|\s|=/g, '');
}
