import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createSigningKey } from './create-signing-key.ts';
import { GnuPg, hasGnuPg } from './gnupg.fixture.ts';
import { signDetached } from './sign-detached.ts';
import { verifyDetached } from './verify-detached.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const bundle = randomBytes(50_000);

const homes: GnuPg[] = [];
const gnuPg = (time = '20260201T000000'): GnuPg => {
  const home = new GnuPg(time);
  homes.push(home);
  return home;
};
afterEach(() => {
  for (const home of homes.splice(0)) home.end();
});

const GENERATION_TIMEOUT_MS = 60_000;

(hasGnuPg ? describe : describe.skip)('with GnuPG', () => {
  it.each(['ed25519', 'rsa3072', 'nistp256'])(
    'verifies what it signs with %s, key and signature armored and binary',
    async (algorithm) => {
      const gpg = gnuPg();
      gpg.generate('Author <author@example.com>', algorithm, 'never');
      const keys = [gpg.run('--export'), gpg.run('--armor', '--export')];
      const signatures = [
        gpg.sign(bundle),
        gpg.sign(bundle, '--armor'),
        gpg.sign(bundle, '--digest-algo', 'SHA256'),
      ];
      for (const key of keys) {
        for (const signature of signatures) {
          const verified = await verifyDetached({ bundle, signature, keys: [key], now: NOW });
          expect(verified.userIds).toEqual(['Author <author@example.com>']);
        }
        await expect(
          verifyDetached({ bundle: bundle.subarray(1), signature: gpg.sign(bundle), keys: [key], now: NOW }),
        ).rejects.toMatchObject({ code: 'bad-signature' });
      }
    },
    GENERATION_TIMEOUT_MS,
  );

  it('verifies what a subkey signed', async () => {
    const gpg = gnuPg();
    gpg.generate('Author', 'ed25519', 'never');
    const fingerprint =
      /fpr:+([0-9A-F]{40})/.exec(gpg.run('--with-colons', '--list-keys').toString())?.[1] ?? '';
    gpg.run('--quick-add-key', fingerprint, 'ed25519', 'sign', 'never');
    const verified = await verifyDetached({
      bundle,
      signature: gpg.sign(bundle),
      keys: [gpg.run('--export')],
      now: NOW,
    });
    expect(verified.fingerprint).toBe(fingerprint);
    expect(verified.keyId).not.toBe(fingerprint.slice(-16));
  });

  it('refuses what another key signed', async () => {
    const [one, two] = [gnuPg(), gnuPg()];
    one.generate('One', 'ed25519', 'never');
    two.generate('Two', 'ed25519', 'never');
    await expect(
      verifyDetached({ bundle, signature: one.sign(bundle), keys: [two.run('--export')], now: NOW }),
    ).rejects.toMatchObject({ code: 'untrusted-key' });
  });

  it('refuses SHA-1', async () => {
    const gpg = gnuPg();
    gpg.generate('Author', 'rsa2048', 'never');
    const signature = gpg.sign(bundle, '--digest-algo', 'SHA1', '--allow-weak-digest-algos');
    await expect(
      verifyDetached({ bundle, signature, keys: [gpg.run('--export')], now: NOW }),
    ).rejects.toMatchObject({
      code: 'weak-hash',
    });
  });

  it('refuses a key that has expired', async () => {
    const gpg = gnuPg();
    gpg.generate('Author', 'ed25519', '20d');
    const options = { bundle, signature: gpg.sign(bundle), keys: [gpg.run('--export')] };
    await expect(verifyDetached({ ...options, now: NOW })).rejects.toMatchObject({ code: 'expired-key' });
    await expect(
      verifyDetached({ ...options, now: new Date('2026-02-10T00:00:00Z') }),
    ).resolves.toBeDefined();
  });

  it('refuses a key that was revoked, and accepts it before', async () => {
    const gpg = gnuPg();
    gpg.generate('Author', 'ed25519', 'never');
    const signature = gpg.sign(bundle);
    const before = gpg.run('--export');
    gpg.revoke();
    await expect(verifyDetached({ bundle, signature, keys: [before], now: NOW })).resolves.toBeDefined();
    await expect(
      verifyDetached({ bundle, signature, keys: [gpg.run('--export')], now: NOW }),
    ).rejects.toMatchObject({ code: 'revoked-key' });
  });

  it('refuses a signature that has expired', async () => {
    const gpg = gnuPg();
    gpg.generate('Author', 'ed25519', 'never');
    const signature = gpg.sign(bundle, '--default-sig-expire', '5d');
    await expect(
      verifyDetached({ bundle, signature, keys: [gpg.run('--export')], now: NOW }),
    ).rejects.toMatchObject({
      code: 'expired-signature',
    });
  });

  it('is understood by GnuPG: it accepts what signDetached made, and refuses it over other bytes', async () => {
    const key = await createSigningKey({ name: 'Server', now: new Date('2026-01-01T00:00:00Z') });
    const signature = await signDetached({
      bundle,
      privateKey: key.privateKey,
      now: new Date('2026-01-02T00:00:00Z'),
    });
    const gpg = gnuPg();
    gpg.import(key.publicKey);
    expect(gpg.verifies(bundle, signature)).toBe(true);
    expect(gpg.verifies(bundle.subarray(1), signature)).toBe(false);
  });
});
