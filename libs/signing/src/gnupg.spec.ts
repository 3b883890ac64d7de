import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigningKey } from './create-signing-key.ts';
import { GnuPg, hasGnuPg } from './gnupg.fixture.ts';
import { inspectPublicKeys } from './inspect-public-keys.ts';
import { signDetached } from './sign-detached.ts';
import { verifyDetached, type Verified } from './verify-detached.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const GNUPG_TIME = '20260201T000000';
/** Making keys takes as long as it takes on a machine that has other things to do. */
const GENERATION_TIMEOUT_MS = 240_000;

const bundle = randomBytes(50_000);
const homes: GnuPg[] = [];
const gnuPg = (): GnuPg => {
  const home = new GnuPg(GNUPG_TIME);
  homes.push(home);
  return home;
};

/** One author, one GnuPG. */
interface Author {
  gpg: GnuPg;
  fingerprint: string;
  binaryKey: Buffer;
  armoredKey: Buffer;
  signature: Buffer;
}

async function author(
  algorithm: string,
  expires = 'never',
  more: (gpg: GnuPg, fingerprint: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Author> {
  const gpg = gnuPg();
  const fingerprint = await gpg.generate(`Author <${algorithm}@example.com>`, algorithm, expires);
  await more(gpg, fingerprint);
  return {
    gpg,
    fingerprint,
    binaryKey: await gpg.export(),
    armoredKey: await gpg.export('--armor'),
    signature: await gpg.sign(bundle),
  };
}

const verify = (
  signature: Uint8Array,
  keys: Uint8Array[],
  over: Uint8Array = bundle,
  now = NOW,
): Promise<Verified> => verifyDetached({ bundle: over, signature, keys, now });

(hasGnuPg ? describe : describe.skip)(`what GnuPG made${hasGnuPg ? '' : ' (needs gpg)'}`, () => {
  let rsa3072: Author;
  let rsa4096: Author;
  let ed25519: Author;
  let nistp256: Author;
  let withSubkeys: Author;
  let shortLived: Author;
  let revoked: Author;
  beforeAll(async () => {
    [rsa3072, rsa4096, ed25519, nistp256, withSubkeys, shortLived, revoked] = await Promise.all([
      author('rsa3072'),
      author('rsa4096'),
      author('ed25519'),
      author('nistp256'),
      author('ed25519', 'never', async (gpg, fingerprint) => {
        await gpg.addSubkey(fingerprint, 'cv25519', 'encr');
        await gpg.addSubkey(fingerprint, 'ed25519', 'sign');
      }),
      author('ed25519', '20d'),
      author('ed25519'),
    ]);
  }, GENERATION_TIMEOUT_MS);
  afterAll(() => {
    for (const home of homes.splice(0)) home.end();
  });

  describe('is accepted', () => {
    it.each([
      ['RSA-3072', () => rsa3072, 'rsa3072'],
      ['RSA-4096', () => rsa4096, 'rsa4096'],
      ['Ed25519', () => ed25519, 'ed25519'],
      ['NIST P-256', () => nistp256, 'nistp256'],
    ])('by %s, key and signature armored and binary', async (_name, of, algorithm) => {
      const { gpg, binaryKey, armoredKey, signature, fingerprint } = of();
      const armored = await gpg.sign(bundle, '--armor');
      expect(armored.toString()).toContain('BEGIN PGP SIGNATURE');
      for (const key of [binaryKey, armoredKey])
        for (const each of [signature, armored])
          expect(await verify(each, [key])).toMatchObject({
            fingerprint,
            userIds: [`Author <${algorithm}@example.com>`],
          });
      expect(await inspectPublicKeys(binaryKey, NOW)).toMatchObject([{ fingerprint, unusable: '' }]);
    });

    it.each(['SHA256', 'SHA384', 'SHA512'])('with %s', async (hash) => {
      const { gpg, binaryKey } = rsa3072;
      const verified = await verify(await gpg.sign(bundle, '--digest-algo', hash), [binaryKey]);
      expect(verified.hashAlgorithm).toBe(hash.toLowerCase());
    });

    it('by a subkey that signs, and says whose it is', async () => {
      const verified = await verify(withSubkeys.signature, [withSubkeys.armoredKey]);
      expect(verified.fingerprint).toBe(withSubkeys.fingerprint);
      expect(verified.keyId).not.toBe(withSubkeys.fingerprint.slice(-16));
    });

    it('by any key of a file with several, armored or binary, and of several files', async () => {
      const all = [rsa4096, ed25519, withSubkeys];
      const files = [
        [Buffer.concat(all.map(({ binaryKey }) => binaryKey))],
        [Buffer.concat(all.map(({ armoredKey }) => armoredKey))],
        all.map(({ binaryKey }) => binaryKey),
      ];
      for (const keys of files)
        for (const { signature, fingerprint } of all)
          expect(await verify(signature, keys)).toMatchObject({ fingerprint });
    });

    it('by a key that will expire, until it has', async () => {
      const before = new Date('2026-02-10T00:00:00Z');
      await expect(
        verify(shortLived.signature, [shortLived.binaryKey], bundle, before),
      ).resolves.toBeDefined();
    });
  });

  describe('is refused', () => {
    it('over another file, be it longer, shorter or empty', async () => {
      for (const { signature, binaryKey } of [rsa3072, rsa4096, ed25519, withSubkeys])
        for (const other of [bundle.subarray(1), Buffer.concat([bundle, bundle]), Buffer.alloc(0)])
          await expect(verify(signature, [binaryKey], other)).rejects.toMatchObject({
            code: 'bad-signature',
            message: expect.stringContaining('not one of this bundle'),
          });
    });

    it('cut off at any place, armored or binary', async () => {
      const { gpg, binaryKey, signature } = ed25519;
      const armored = await gpg.sign(bundle, '--armor');
      const lastLine = armored.lastIndexOf('=');
      for (const [whole, end] of [
        [signature, signature.length],
        [armored, lastLine - 4],
      ] as const)
        for (let length = 0; length < end; length += 7)
          await expect(verify(whole.subarray(0, length), [binaryKey])).rejects.toMatchObject({
            code: expect.stringMatching(/^(malformed|bad)-signature$/),
          });
    });

    it.each(['SHA1', 'MD5', 'RIPEMD160'])('with %s, which it names', async (hash) => {
      const { gpg, binaryKey } = rsa3072;
      const signature = await gpg.sign(bundle, '--digest-algo', hash, '--allow-weak-digest-algos');
      await expect(verify(signature, [binaryKey])).rejects.toMatchObject({
        code: 'weak-hash',
        message: expect.stringContaining(hash.toLowerCase().slice(0, 6)),
      });
    });

    it('by a key that is not trusted, which it names', async () => {
      await expect(verify(ed25519.signature, [rsa3072.binaryKey])).rejects.toMatchObject({
        code: 'untrusted-key',
        message: expect.stringContaining(ed25519.fingerprint.slice(-16)),
      });
      await expect(verify(ed25519.signature, [])).rejects.toMatchObject({ code: 'untrusted-key' });
    });

    it('by a key that has expired, though it was valid when it signed, and says when each was', async () => {
      await expect(verify(shortLived.signature, [shortLived.binaryKey])).rejects.toMatchObject({
        code: 'expired-key',
        message: expect.stringMatching(/expired 2026-02-21.*signature is dated 2026-02-01/s),
      });
      expect(await inspectPublicKeys(shortLived.binaryKey, NOW)).toMatchObject([{ unusable: 'expired' }]);
    });

    it('by a signature that has itself expired', async () => {
      const signature = await ed25519.gpg.sign(bundle, '--default-sig-expire', '5d');
      await expect(verify(signature, [ed25519.binaryKey])).rejects.toMatchObject({
        code: 'expired-signature',
      });
    });

    it('by a key that was revoked since, and accepted before', async () => {
      await expect(verify(revoked.signature, [revoked.binaryKey])).resolves.toBeDefined();
      await revoked.gpg.revoke();
      const after = await revoked.gpg.export();
      await expect(verify(revoked.signature, [after])).rejects.toMatchObject({ code: 'revoked-key' });
      // What came later counts, whichever file it is in.
      for (const keys of [
        [revoked.binaryKey, after],
        [after, revoked.binaryKey],
      ])
        await expect(verify(revoked.signature, keys)).rejects.toMatchObject({ code: 'revoked-key' });
      expect(await inspectPublicKeys(after, NOW)).toMatchObject([{ unusable: 'revoked' }]);
    });

    it('by a subkey that was revoked, while the key itself is good for others', async () => {
      const { gpg, fingerprint, signature } = withSubkeys;
      await gpg.revokeSubkey(fingerprint, 2);
      const after = await gpg.export();
      await expect(verify(signature, [after])).rejects.toMatchObject({ code: 'revoked-key' });
      await expect(verify(await gpg.sign(bundle), [after])).resolves.toMatchObject({ fingerprint });
    });

    it('by a key that can only encrypt', async () => {
      const gpg = gnuPg();
      const fingerprint = await gpg.generate('Reader', 'ed25519', 'never', 'cert');
      await gpg.addSubkey(fingerprint, 'cv25519', 'encr');
      const only = await gpg.export();
      expect(await inspectPublicKeys(only, NOW)).toMatchObject([{ unusable: 'cannot sign' }]);
      // What a signing subkey made that the trusted file does not have ...
      await gpg.addSubkey(fingerprint, 'ed25519', 'sign');
      const signature = await gpg.sign(bundle);
      await expect(verify(signature, [await gpg.export()])).resolves.toBeDefined();
      await expect(verify(signature, [only])).rejects.toMatchObject({ code: 'untrusted-key' });
      // ... and what claims to be made by the key that may not.
      const { keyId } = await verify(signature, [await gpg.export()]);
      const forged = Buffer.from(
        signature.toString('hex').replaceAll(keyId.toLowerCase(), fingerprint.slice(-16).toLowerCase()),
        'hex',
      );
      await expect(verify(forged, [only])).rejects.toMatchObject({ code: 'unusable-key' });
    });

    it('when it is garbage, empty, a key, or signs a message instead of a file', async () => {
      const { gpg, binaryKey, armoredKey } = ed25519;
      const clear = await gpg.run('--clearsign', '--output', '-', gpg.write('message', 'hello\n'));
      for (const not of [
        Buffer.alloc(0),
        randomBytes(300),
        Buffer.from('signed'),
        armoredKey,
        binaryKey,
        clear,
      ])
        await expect(verify(not, [binaryKey])).rejects.toMatchObject({
          code: expect.stringMatching(/^(malformed|bad)-signature$/),
        });
    });
  });

  describe('as a key file', () => {
    it('is refused when it is a private key, armored or binary, alone or behind a public one', async () => {
      const secret = await ed25519.gpg.run('--export-secret-keys');
      const armored = await ed25519.gpg.run('--armor', '--export-secret-keys');
      for (const file of [secret, armored, Buffer.concat([rsa3072.armoredKey, armored])])
        await expect(inspectPublicKeys(file)).rejects.toMatchObject({
          code: 'private-key',
          message: expect.stringContaining('PRIVATE'),
        });
    });

    it('is refused when there is no key in it', async () => {
      const cut = rsa3072.armoredKey.subarray(0, 400);
      for (const file of [Buffer.alloc(0), Buffer.from('hello'), randomBytes(500), ed25519.signature, cut])
        await expect(inspectPublicKeys(file)).rejects.toMatchObject({ code: 'malformed-key' });
    });

    it('tells fingerprint, owner, kind and end of each key', async () => {
      const file = Buffer.concat([rsa4096.binaryKey, shortLived.binaryKey, nistp256.binaryKey]);
      const [rsa, short, nist] = await inspectPublicKeys(file, new Date('2026-02-02T00:00:00Z'));
      expect(rsa).toMatchObject({
        fingerprint: rsa4096.fingerprint,
        userIds: ['Author <rsa4096@example.com>'],
        algorithms: ['rsa4096'],
        expiresAt: undefined,
        unusable: '',
        armored: expect.stringContaining('BEGIN PGP PUBLIC KEY'),
      });
      expect(short).toMatchObject({ algorithms: ['ed25519'], expiresAt: new Date('2026-02-21T00:00:00Z') });
      expect(nist).toMatchObject({ algorithms: ['nistp256'] });
    });
  });

  it('accepts what signDetached made, and refuses it over other bytes', async () => {
    const key = await createSigningKey({ name: 'Server', now: new Date('2026-01-01T00:00:00Z') });
    const signature = await signDetached({
      bundle,
      privateKey: key.privateKey,
      now: new Date('2026-01-02T00:00:00Z'),
    });
    const gpg = gnuPg();
    await gpg.import(key.publicKey);
    expect(await gpg.verifies(bundle, signature)).toBe(true);
    expect(await gpg.verifies(bundle.subarray(1), signature)).toBe(false);
  });
});
