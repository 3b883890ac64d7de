import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyDetached } from '@patchbay/signing';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { BundleSigner } from './bundle-signer.ts';
import { installPrepackaged } from './prepackaged.ts';

describe('bundles that come with the server', () => {
  let root: string;
  let installed: { bundle: string; signature: string }[];
  let errors: string[];
  let refusal: Error | undefined;
  const marks = new Map<string, string>();
  const install = () =>
    installPrepackaged({
      folders: [join(root, 'missing'), join(root, 'bundles')],
      core: {
        system: {
          get: async (name: string) => marks.get(name),
          set: async (name: string, value: string) => void marks.set(name, value),
        },
      } as unknown as Core,
      install: async (bundle: Readable, { signature }) => {
        installed.push({ bundle: await text(bundle), signature: Buffer.from(signature).toString() });
        if (refusal) throw refusal;
        return { id: 'x', name: 'X', version: '1.0.0' };
      },
      sign: async () => Buffer.from('made here'),
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: (message, fields) => void errors.push(`${message} ${JSON.stringify(fields)}`),
      },
    });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-prepackaged-'));
    mkdirSync(join(root, 'bundles'));
    writeFileSync(join(root, 'bundles/demo.tar.gz'), 'one');
    writeFileSync(join(root, 'bundles/readme.txt'), 'not a bundle');
    installed = [];
    errors = [];
    refusal = undefined;
    marks.clear();
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are signed here unless they bring a signature, and installed once', async () => {
    writeFileSync(join(root, 'bundles/other.tar.gz'), 'two');
    writeFileSync(join(root, 'bundles/other.tar.gz.sig'), 'brought');
    await install();
    expect(installed).toEqual([
      { bundle: 'one', signature: 'made here' },
      { bundle: 'two', signature: 'brought' },
    ]);
    await install();
    expect(installed).toHaveLength(2);
  });

  it('come again when their bytes have changed', async () => {
    await install();
    writeFileSync(join(root, 'bundles/demo.tar.gz'), 'newer');
    await install();
    expect(installed.map(({ bundle }) => bundle)).toEqual(['one', 'newer']);
  });

  it('that are not newer than what is there are left alone, silently and for good', async () => {
    refusal = new AppError('app.plugin.skip_installation.app_error', 'x', 500);
    await install();
    await install();
    expect([installed.length, errors]).toEqual([1, []]);
  });

  it('that cannot be installed are logged and tried again at the next start', async () => {
    refusal = new AppError('app.plugin.extract.app_error', 'x', 400, 'broken archive');
    await install();
    expect(errors.join()).toContain('broken archive');
    refusal = undefined;
    await install();
    expect(installed).toHaveLength(2);
  });

  it('are signed with a key of this data folder that only its owner can read', async () => {
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
});
