import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { packTiny } from '../tiny-plugin.ts';
import { LimitingProxy } from './limiting-proxy.ts';

jest.setTimeout(180_000);

const ID = 'com.example.large';
const MIB = 1024 * 1024;

describe('a bundle of 60 MB through a proxy that takes 50', () => {
  let site: Site;
  let proxy: LimitingProxy;
  let large: string;
  beforeAll(async () => {
    site = await Site.open();
    proxy = await LimitingProxy.before(site.patchbay.url, 50 * MIB);
    large = await packTiny(site.folder, { id: ID, hooks: '', files: { 'data.bin': randomBytes(60 * MIB) } });
    expect(statSync(large).size).toBeGreaterThan(60 * MIB);
    await site.commandLine.login(proxy.url, administrator);
  });
  afterAll(async () => {
    await proxy?.close();
    await site?.close();
  });

  it.each(['patient', 'at once'] as const)(
    'is refused in the words of the proxy, which answers %s',
    async (manner) => {
      proxy.manner = manner;
      const { code, out, err } = await site.commandLine.run('plugin', 'add', large);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('413 Request Entity Too Large');
      expect(err).toMatch(/proxy/);
      expect(err).not.toMatch(/<html|<center/);
      expect(await site.status(ID)).toBeUndefined();
    },
  );

  it('is said to have been cut off where the proxy says nothing, and where to look', async () => {
    proxy.manner = 'silent';
    const { code, err } = await site.commandLine.run('plugin', 'add', large);
    expect(code).toBe(1);
    expect(err).toContain(proxy.url);
    expect(err).toMatch(/proxy.*size of uploads/);
    expect(await site.status(ID)).toBeUndefined();
  });

  it('does not keep a small one from passing, nor the large one from being taken without the proxy', async () => {
    const small = await packTiny(site.folder, { id: ID, version: '0.9.0', hooks: '' });
    expect(await site.commandLine.run('plugin', 'add', small)).toMatchObject({ code: 0 });
    expect(await site.status(ID)).toMatchObject({ version: '0.9.0' });
    await site.commandLine.login(site.patchbay.url, administrator);
    expect(await site.commandLine.run('plugin', 'add', '--force', large)).toMatchObject({ code: 0 });
    expect(await site.status(ID)).toMatchObject({ version: '1.0.0' });
  });
});
