import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMessage, enums, generateKey, readKey, readPrivateKey, revokeKey, sign } from 'openpgp';
import { createSigningKey } from './create-signing-key.ts';
import type { SigningKey } from './create-signing-key.ts';
import { SigningError } from './errors.ts';
import { signDetached } from './sign-detached.ts';
import { verifyDetached } from './verify-detached.ts';
import type { VerifyOptions } from './verify-detached.ts';

const MADE = new Date('2026-01-01T00:00:00Z');
const SIGNED = new Date('2026-02-01T00:00:00Z');
const NOW = new Date('2026-03-01T00:00:00Z');
const DAY_SECONDS = 86_400;

const bundle = randomBytes(200_000);
const text = (armored: string): Uint8Array => Buffer.from(armored);
const streamed = (bytes: Uint8Array): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
    })(),
  );

let key: SigningKey;
let other: SigningKey;
let signature: Uint8Array;
beforeAll(async () => {
  key = await createSigningKey({ name: 'Author', now: MADE });
  other = await createSigningKey({ name: 'Other', now: MADE });
  signature = await signDetached({ bundle, privateKey: key.privateKey, now: SIGNED });
});

async function refusal(options: Partial<VerifyOptions>): Promise<SigningError> {
  const error: unknown = await verifyDetached({
    bundle,
    signature,
    keys: [text(key.publicKey)],
    now: NOW,
    ...options,
  }).then(
    () => new Error('the signature was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SigningError);
  return error as SigningError;
}

describe('verifyDetached', () => {
  it('accepts a signature by a trusted key and says whose it is', async () => {
    expect(await verifyDetached({ bundle, signature, keys: [text(key.publicKey)], now: NOW })).toEqual({
      keyId: key.fingerprint.slice(-16),
      fingerprint: key.fingerprint,
      userIds: ['Author'],
      signedAt: SIGNED,
      hashAlgorithm: 'sha512',
      warnings: [],
    });
  });

  it('accepts a streamed bundle', async () => {
    const source = streamed(bundle);
    await verifyDetached({ bundle: source, signature, keys: [text(key.publicKey)], now: NOW });
    expect(source.destroyed).toBe(true);
  });

  it('accepts each of armored and binary, for key and for signature', async () => {
    const armored = await sign({
      message: await createMessage({ binary: bundle }),
      signingKeys: await readPrivateKey({ armoredKey: key.privateKey }),
      detached: true,
      date: SIGNED,
    });
    const binaryKey = (await readKey({ armoredKey: key.publicKey })).write();
    for (const each of [signature, text(armored), text(`\r\n${armored.replaceAll('\n', '\r\n')}`)]) {
      for (const keys of [[text(key.publicKey)], [binaryKey]]) {
        await expect(verifyDetached({ bundle, signature: each, keys, now: NOW })).resolves.toMatchObject({
          userIds: ['Author'],
        });
      }
    }
  });

  it('finds the key among several files, and among several keys of one file, armored or binary', async () => {
    const both = [
      await readKey({ armoredKey: other.publicKey }),
      await readKey({ armoredKey: key.publicKey }),
    ];
    for (const keys of [
      [text(other.publicKey), text(key.publicKey)],
      [text(`Our keys:\n${other.publicKey}\nand\n${key.publicKey}`)],
      [Buffer.concat(both.map((each) => each.write()))],
    ]) {
      await expect(verifyDetached({ bundle, signature, keys, now: NOW })).resolves.toMatchObject({
        userIds: ['Author'],
      });
    }
  });

  it('accepts a file with two signatures of which one is good', async () => {
    const bad = await signDetached({ bundle: Buffer.from('x'), privateKey: other.privateKey, now: SIGNED });
    for (const two of [Buffer.concat([bad, signature]), Buffer.concat([signature, bad])]) {
      for (const source of [bundle, streamed(bundle)]) {
        await expect(
          verifyDetached({
            bundle: source,
            signature: two,
            keys: [text(other.publicKey), text(key.publicKey)],
            now: NOW,
          }),
        ).resolves.toMatchObject({ userIds: ['Author'] });
      }
    }
  });

  it('passes over a key file that cannot be read, with a warning', async () => {
    const { warnings } = await verifyDetached({
      bundle,
      signature,
      keys: [Buffer.from('no key'), text(key.publicKey)],
      now: NOW,
    });
    expect(warnings).toEqual([expect.stringContaining('Key file 1')]);
  });

  it('refuses when no key file can be read', async () => {
    expect((await refusal({ keys: [Buffer.from('no key'), randomBytes(50)] })).code).toBe('malformed-key');
  });

  it('refuses a signature by a key that is not trusted, and names it', async () => {
    for (const keys of [[text(other.publicKey)], []]) {
      const error = await refusal({ keys });
      expect(error).toMatchObject({ code: 'untrusted-key', keyId: key.fingerprint.slice(-16) });
      expect(error.message).toContain('SignaturePublicKeyFiles');
    }
  });

  it('refuses a bundle in which one bit was changed, streamed or not', async () => {
    const changed = Buffer.from(bundle);
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    expect((await refusal({ bundle: changed })).code).toBe('bad-signature');
    expect((await refusal({ bundle: streamed(changed) })).code).toBe('bad-signature');
  });

  it('refuses a bundle that is shorter, longer or empty', async () => {
    for (const wrong of [bundle.subarray(1), Buffer.concat([bundle, Buffer.from('x')]), Buffer.alloc(0)]) {
      expect((await refusal({ bundle: wrong })).code).toBe('bad-signature');
    }
  });

  it('refuses what is no signature, and one cut off at any place', async () => {
    expect((await refusal({ signature: Buffer.alloc(0) })).code).toBe('malformed-signature');
    expect((await refusal({ signature: Buffer.from('hello') })).code).toBe('malformed-signature');
    expect((await refusal({ signature: text(key.publicKey) })).code).toBe('malformed-signature');
    expect((await refusal({ signature: randomBytes(100_000) })).code).toBe('malformed-signature');
    for (let length = 1; length < signature.length; length++) {
      const { code } = await refusal({ signature: signature.subarray(0, length) });
      expect([length, code]).toEqual([length, expect.stringMatching(/^(malformed|bad)-signature$/)]);
    }
  });

  it('refuses a key that was revoked, also when the revocation came in a later file', async () => {
    const revoked = await revokeKey({
      key: await readPrivateKey({ armoredKey: key.privateKey }),
      date: new Date('2026-02-15T00:00:00Z'),
      format: 'armored',
    });
    expect((await refusal({ keys: [text(revoked.publicKey)] })).code).toBe('revoked-key');
    expect((await refusal({ keys: [text(key.publicKey), text(revoked.publicKey)] })).code).toBe(
      'revoked-key',
    );
  });

  it('refuses a key that has expired, and accepts it the day before', async () => {
    const { privateKey, publicKey } = await generateKey({
      type: 'ecc',
      curve: 'ed25519Legacy',
      userIDs: [{ name: 'Short' }],
      subkeys: [],
      keyExpirationTime: 59 * DAY_SECONDS,
      date: MADE,
      format: 'armored',
    });
    const options = {
      signature: await signDetached({ bundle, privateKey, now: SIGNED }),
      keys: [text(publicKey)],
    };
    expect(await refusal(options)).toMatchObject({
      code: 'expired-key',
      message: expect.stringContaining('2026-03-01'),
    });
    await expect(
      verifyDetached({ bundle, ...options, now: new Date('2026-02-28T00:00:00Z') }),
    ).resolves.toBeDefined();
  });

  it('refuses a signature dated after the clock', async () => {
    expect((await refusal({ now: new Date('2026-01-15T00:00:00Z') })).code).toBe('from-the-future');
  });

  it.each([
    ['sha1', enums.hash.sha1],
    ['md5', enums.hash.md5],
    ['ripemd', enums.hash.ripemd],
  ])('refuses %s before it looks at the bundle', async (name, algorithm) => {
    // Packet header of two bytes, then version, type, key algorithm, hash algorithm.
    const weak = Buffer.from(signature);
    weak[5] = algorithm;
    const source = streamed(bundle);
    expect(await refusal({ signature: weak, bundle: source })).toMatchObject({
      code: 'weak-hash',
      message: expect.stringContaining(name),
    });
    expect(source.readableDidRead).toBe(false);
  });

  it('refuses a key that is too short', async () => {
    const config = { minRSABits: 1024 };
    const short = await generateKey({
      type: 'rsa',
      rsaBits: 1024,
      userIDs: [{ name: 'Short' }],
      subkeys: [],
      date: MADE,
      format: 'object',
      config,
    });
    const made = await sign({
      message: await createMessage({ binary: bundle }),
      signingKeys: short.privateKey,
      detached: true,
      format: 'binary',
      date: SIGNED,
      config,
    });
    expect((await refusal({ signature: made, keys: [short.publicKey.write()] })).code).toBe('unusable-key');
  });

  it('passes on an error of the bundle itself', async () => {
    const source = Readable.from(
      (function* () {
        yield bundle.subarray(0, 1000);
        throw new Error('disk failed');
      })(),
    );
    await expect(
      verifyDetached({ bundle: source, signature, keys: [text(key.publicKey)], now: NOW }),
    ).rejects.toThrow('disk failed');
  });

  it('lets go of the bundle when the signature is refused before it is read', async () => {
    const source = streamed(bundle);
    await refusal({ bundle: source, keys: [text(other.publicKey)] });
    expect(source.destroyed).toBe(true);
  });

  it('reads a large bundle as fast as it is hashed, and keeps none of it', async () => {
    const block = randomBytes(1024 * 1024);
    const blocks = 512;
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const source = Readable.from(
      (function* () {
        for (let n = 0; n < blocks; n++) {
          peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
          yield Buffer.from(block);
        }
      })(),
    );
    expect((await refusal({ bundle: source })).code).toBe('bad-signature');
    expect(peak).toBeLessThan((blocks * block.length) / 2);
  });
});
