import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '@patchbay/contract';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import { DISK_RESERVE_BYTES, realDisk } from './install/disk.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const id = 'com.example.preflight';

/** Packing and unpacking on a busy machine, in milliseconds. */
jest.setTimeout(60_000);

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
});

const web = (version: string, more: Record<string, unknown> = {}) =>
  packPlugin({ id, version, manifest: more, files: { 'webapp/main.js': `/* ${version} */` } });

async function started(options: Partial<PluginHostOptions> = {}, site = createSite()) {
  const kit = createHost(site, options);
  hosts.push(kit);
  await kit.host.start();
  return kit;
}

/** What is refused leaves nothing, and what ran runs on. */
async function expectUntouched({ site }: Awaited<ReturnType<typeof started>>): Promise<void> {
  expect(readdirSync(join(site.folder, 'data', 'incoming'))).toEqual([]);
  expect(await site.files.list('')).toEqual([]);
  expect(site.desired.rows.size).toBe(0);
}

describe('before anything is touched, an install', () => {
  it.each([
    ['MaxBundleBytes', { packedBytes: 100 }],
    ['MaxUnpackedBytes', { unpackedBytes: 1000 }],
    ['MaxBundleEntries', { entries: 1 }],
  ])('over a limit names the setting %s', async (setting, limit) => {
    const settings = () => ({
      ...DEFAULT_HOST_SETTINGS,
      limits: { ...DEFAULT_HOST_SETTINGS.limits, ...limit },
    });
    const kit = await started({ settings });
    const refused = kit.install(await web('1.0.0'));
    await expect(refused).rejects.toMatchObject({ id: 'app.plugin.extract.app_error', status_code: 400 });
    await expect(refused).rejects.toThrow(`PatchbaySettings.${setting}`);
    await expectUntouched(kit);
  });

  it('that asks for a newer server is refused, and one that asks for this is not', async () => {
    const kit = await started();
    const refused = kit.install(await web('1.0.0', { min_server_version: '99.0.0' }), { force: true });
    await expect(refused).rejects.toMatchObject({
      id: 'app.plugin.min_server_version.app_error',
      status_code: 400,
    });
    await expect(refused).rejects.toThrow(/99\.0\.0.*11\.11\.0/);
    await expectUntouched(kit);
    await kit.install(await web('1.0.0', { min_server_version: '11.11.0' }));
  });

  it('without room on the disk is refused with what is free and what is needed', async () => {
    const disk = { ...realDisk, free: () => Promise.resolve(DISK_RESERVE_BYTES - 1) };
    const kit = await started({ disk });
    const refused = kit.install(await web('1.0.0'));
    await expect(refused).rejects.toMatchObject({ id: 'app.plugin.disk_space.app_error', status_code: 507 });
    await expect(refused).rejects.toThrow(/64 MiB free, and 64 MiB are needed/);
    await expectUntouched(kit);
  });

  it('whose content fills the disk on the way is refused, and takes nothing of it', async () => {
    let asked = 0;
    const disk = {
      ...realDisk,
      free: () => Promise.resolve((asked += 1) > 1 ? 0 : 10 * DISK_RESERVE_BYTES),
    };
    const kit = await started({ disk });
    const film = 'x'.repeat(40 * 1024 * 1024);
    const bundle = await packPlugin({ id, files: { 'webapp/main.js': '1', 'assets/film': film } });
    await expect(kit.install(bundle)).rejects.toMatchObject({ id: 'app.plugin.disk_space.app_error' });
    await expectUntouched(kit);
  });

  it('into a folder that may not be written names the folder, its mode and who asks', async () => {
    const disk = {
      ...realDisk,
      makeFolder: () =>
        Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })),
    };
    const kit = await started({ disk });
    const source = Readable.from([await web('1.0.0')]);
    const refused = kit.host.install(source);
    await expect(refused).rejects.toMatchObject({ id: 'app.plugin.filesystem.app_error', status_code: 500 });
    await expect(refused).rejects.toThrow(/incoming.*EACCES.*uid \d+.*mode 0700.*right to write/);
    expect(source.destroyed).toBe(true);
  });

  it('of a program onto a disk that runs none says so; a script for our Node needs no such right', async () => {
    const kit = await started({ disk: { ...realDisk, mayExecute: () => Promise.resolve(false) } });
    const files = { 'server/plugin': '#!/bin/sh\n' };
    const program = await packPlugin({ id, files, manifest: { server: { executable: 'server/plugin' } } });
    const refused = kit.install(program);
    await expect(refused).rejects.toMatchObject({ id: 'app.plugin.filesystem.app_error', status_code: 500 });
    await expect(refused).rejects.toThrow(/noexec.*PATCHBAY_DATA/);
    await expectUntouched(kit);
    const manifest = { server: { executable: 'main.mjs', runtime: 'node' } };
    await kit.install(await packPlugin({ id, manifest, files: { 'main.mjs': '' } }));
  });

  it('keeps a plugin that runs untouched, whatever is wrong with the new version', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    await kit.host.enable(id);
    const bad = [
      Buffer.from('no archive'),
      (await web('2.0.0')).subarray(0, 150),
      await packPlugin({ id, version: '2.0.0', manifest: { webapp: { bundle_path: 'webapp/x.js' } } }),
      await packPlugin({
        id,
        version: '2.0.0',
        manifest: { server: { executables: { 'plan9-mips': 'x' } } },
      }),
    ];
    for (const bundle of bad)
      await expect(kit.install(bundle, { force: true })).rejects.toBeInstanceOf(AppError);
    expect(kit.status(id)).toMatchObject({ state: PluginStates.Running, version: '1.0.0' });
    expect(kit.announced).toHaveLength(1);
  });

  it('that the sender breaks off is refused with the reason of the sender', async () => {
    const kit = await started();
    const bundle = await web('1.0.0');
    const source = Readable.from(
      (async function* () {
        yield bundle.subarray(0, 50);
        await Promise.resolve();
        throw new AppError('api.plugin.upload.too_large', 'there', 413, 'The sender knows why.');
      })(),
    );
    await expect(kit.host.install(source)).rejects.toMatchObject({ id: 'api.plugin.upload.too_large' });
    await expectUntouched(kit);
  });
});

describe('a file store that fails', () => {
  it('leaves the version that ran running, and nothing of the new one', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    await kit.host.enable(id);
    const before = await kit.site.files.list('');
    const take = kit.site.files.take.bind(kit.site.files);
    kit.site.files.take = () => Promise.reject(new Error('the store is away'));
    await expect(kit.install(await web('2.0.0'), { force: true })).rejects.toMatchObject({
      id: 'app.plugin.store_bundle.app_error',
      status_code: 500,
    });
    kit.site.files.take = take;
    expect(kit.status(id)).toMatchObject({ state: PluginStates.Running, version: '1.0.0' });
    expect(await kit.site.files.list('')).toEqual(before);
    expect(readdirSync(join(kit.site.folder, 'data', 'incoming'))).toEqual([]);
  });
});

describe('the lease of an id', () => {
  it('held by another node refuses install, removal and going back; other ids are free', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    await kit.site.ledger.lease(id, 'another node', 60_000);
    const busy = { id: 'app.plugin.busy.app_error', status_code: 409 };
    await expect(kit.install(await web('2.0.0'), { force: true })).rejects.toMatchObject(busy);
    await expect(kit.host.remove(id)).rejects.toMatchObject(busy);
    await kit.install(await packPlugin({ id: 'com.example.other', files: { 'webapp/main.js': '1' } }));
    await kit.site.ledger.release(id, 'another node');
    await kit.install(await web('2.0.0'), { force: true });
  });

  it('left by this node before it ended is its own again after a restart', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    const taken: string[] = [];
    const lease = kit.site.ledger.lease.bind(kit.site.ledger);
    kit.site.ledger.lease = (pluginId, holder, ttlMs) => {
      taken.push(holder);
      return lease(pluginId, holder, ttlMs);
    };
    kit.site.ledger.release = () => Promise.resolve();
    await kit.install(await web('1.1.0'), { force: true });
    await kit.host.stop();
    const again = await started({}, kit.site);
    await again.install(await web('1.2.0'), { force: true });
    expect(new Set(taken).size).toBe(1);
    expect(again.status(id)?.version).toBe('1.2.0');
  });
});
