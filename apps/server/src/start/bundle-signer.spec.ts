import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyDetached } from '@patchbay/signing';
import { BundleSigner } from './bundle-signer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-signer-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('signs with a key of its data folder that only its owner can read', async () => {
  const signer = new BundleSigner(root);
  expect(await signer.publicKeys()).toEqual([]);
  const bundle = Buffer.from('bytes');
  const signature = await signer.sign(bundle);
  const keys = await new BundleSigner(root).publicKeys();
  expect(keys).toHaveLength(1);
  await verifyDetached({ bundle, signature, keys });
  await expect(verifyDetached({ bundle: Buffer.from('other'), signature, keys })).rejects.toThrow();
  const again = await new BundleSigner(root).sign(bundle);
  await verifyDetached({ bundle, signature: again, keys });
  expect(statSync(join(root, 'prepackaged.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(root, 'prepackaged.pub'), 'utf8')).not.toContain('PRIVATE');
  expect(existsSync(join(root, 'prepackaged.key.new'))).toBe(false);
});
