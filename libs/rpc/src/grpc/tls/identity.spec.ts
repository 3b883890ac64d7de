import { expect, it } from '@jest/globals';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createTlsIdentity, toHandshakeField, toPem } from './identity.ts';

it('is a certificate that vouches for itself, as localhost, for both ends', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const { certificate, key } = createTlsIdentity(now);
  const parsed = new X509Certificate(certificate);
  expect(parsed.subjectAltName).toBe('DNS:localhost');
  expect(parsed.ca).toBe(true);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  expect(new Date(parsed.validFrom).getTime()).toBeLessThan(now.getTime());
  expect(new Date(parsed.validTo).getFullYear()).toBe(2055);
});

it('is another one each time', () => {
  expect(createTlsIdentity().certificate).not.toBe(createTlsIdentity().certificate);
});

it('fits into a handshake and comes out again', () => {
  const { certificate } = createTlsIdentity();
  const field = toHandshakeField(certificate);
  expect(field).toMatch(/^[A-Za-z0-9+/]+$/);
  expect(toPem(Buffer.from(field, 'base64'))).toBe(certificate);
});
