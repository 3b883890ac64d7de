import { buffer } from 'node:stream/consumers';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createSigningKey, signDetached } from '@patchbay/signing';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const { FailedToStart, NotRunning, Running } = PluginStates;
const id = 'com.example.source';

/** Keys, packing and unpacking on a busy machine, in milliseconds. */
jest.setTimeout(60_000);

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
});

const web = (version: string) => packPlugin({ id, version, files: { 'webapp/main.js': `/* ${version} */` } });

async function started(site = createSite(), options: Partial<PluginHostOptions> = {}) {
  const kit = createHost(site, options);
  hosts.push(kit);
  await kit.host.start();
  return { ...kit, plugins: join(site.folder, 'data', 'plugins') };
}

describe('a bundle that lies in the file store at a start', () => {
  let key: Awaited<ReturnType<typeof createSigningKey>>;
  let stranger: Awaited<ReturnType<typeof createSigningKey>>;

  beforeAll(async () => {
    [key, stranger] = await Promise.all([
      createSigningKey({ name: 'Trusted' }),
      createSigningKey({ name: 'Stranger' }),
    ]);
  });

  const trusting = (requireSignature: boolean): Partial<PluginHostOptions> => ({
    trustedKeys: () => Promise.resolve([Buffer.from(key.publicKey)]),
    requireSignature: () => requireSignature,
  });

  /** As copied over from a Mattermost server. */
  async function copiedOver(signedBy?: { privateKey: string }) {
    const site = createSite();
    const bundle = await web('1.0.0');
    await site.files.write(`plugins/${id}.tar.gz`, bundle);
    if (signedBy) {
      const signature = await signDetached({ bundle, privateKey: signedBy.privateKey });
      await site.files.write(`plugins/${id}.tar.gz.sig`, signature);
    }
    return site;
  }

  it('is installed, disabled, and from then on one as any other', async () => {
    const site = await copiedOver();
    const { host, status } = await started(site, trusting(false));
    expect(status(id)).toMatchObject({ state: NotRunning, version: '1.0.0' });
    await host.enable(id);
    expect(await host.versions(id)).toMatchObject([{ version: '1.0.0', active: true, signed: false }]);
    await host.stop();
    expect((await started(site)).status(id)).toMatchObject({ state: Running });
  });

  it('needs a signature of a trusted key where signatures are required, and keeps it', async () => {
    const site = await copiedOver(key);
    const { host } = await started(site, trusting(true));
    expect(await host.versions(id)).toMatchObject([{ signed: true }]);
    await host.enable(id);
    await host.stop();
    // The signature is looked at again at each start.
    expect((await started(site, trusting(true))).status(id)).toMatchObject({ state: Running });
  });

  it.each([
    ['none', () => copiedOver()],
    ["a stranger's", () => copiedOver(stranger)],
  ])('with %s is not installed then, is left where it lies, and the log says why', async (_, site) => {
    const { host, logger, site: own } = await started(await site(), trusting(true));
    expect(host.statuses()).toEqual([]);
    const said = logger.entries.filter(({ message }) => message.includes(`plugins/${id}.tar.gz`));
    expect(said).toMatchObject([{ level: 'error' }]);
    expect(said[0]?.message).toContain('api.plugin.verify_plugin.app_error');
    expect(await own.files.exists(`plugins/${id}.tar.gz`)).toBe(true);
  });

  it('in the place of an installed one replaces it, and can be gone back from', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.enable(id);
    await before.host.stop();
    await site.files.write(`plugins/${id}.tar.gz`, await web('1.10.0'));
    const { host, status } = await started(site);
    expect(status(id)).toMatchObject({ state: Running, version: '1.10.0' });
    await host.rollback(id);
    await host.stop();
    expect((await started(site)).status(id)).toMatchObject({ state: Running, version: '1.0.0' });
  });

  it('in the place of an installed one, and without the signature that is required, is left there', async () => {
    const site = await copiedOver(key);
    const before = await started(site, trusting(true));
    await before.host.enable(id);
    await before.host.stop();
    await site.files.write(`plugins/${id}.tar.gz`, await web('1.10.0'));
    const { logger, status } = await started(site, trusting(true));
    expect(status(id)).toMatchObject({ state: Running, version: '1.0.0' });
    expect(logger.entries.some(({ message }) => message.includes('verify_plugin'))).toBe(true);
  });

  it('that is the installed one, with another date, as a copied data folder has it, is no other', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.stop();
    await site.files.write(
      `plugins/${id}.tar.gz`,
      await buffer(await site.files.read(`plugins/${id}.tar.gz`)),
    );
    const { host, logger } = await started(site);
    expect(logger.entries.some(({ message }) => message.includes('was installed'))).toBe(false);
    expect(await host.versions(id)).toHaveLength(1);
  });

  it('under another name than its id replaces nothing', async () => {
    const site = createSite();
    await site.files.write('plugins/old.tar.gz', await web('1.0.0'));
    const before = await started(site);
    await before.install(await web('2.0.0'), { force: true });
    await before.host.stop();
    expect((await started(site)).status(id)).toMatchObject({ version: '2.0.0' });
  });

  it('and is no bundle at all keeps no other from being installed', async () => {
    const site = await copiedOver();
    await site.files.write('plugins/com.example.broken.tar.gz', Buffer.from('hello'));
    const { host } = await started(site);
    expect(host.statuses()).toMatchObject([{ plugin_id: id }]);
  });

  it('does not start any longer when signatures come to be required and it has none', async () => {
    const site = await copiedOver();
    const before = await started(site);
    await before.host.enable(id);
    await before.host.stop();
    const { status } = await started(site, trusting(true));
    expect(status(id)).toMatchObject({ state: FailedToStart });
    expect(status(id)?.error).toContain('signature');
  });
});

describe('a bundle of the marketplace, or that came with the server,', () => {
  it.each(['marketplace', 'prepackaged'] as const)(
    'is refused from the %s without a signature',
    async (source) => {
      const { host } = await started();
      const refused = host.install(Readable.from([await web('1.0.0')]), { source });
      await expect(refused).rejects.toMatchObject({
        id: 'api.plugin.verify_plugin.app_error',
        status_code: 500,
      });
      expect(host.statuses()).toEqual([]);
    },
  );
});

describe('a plugin that was unpacked by hand', () => {
  const unpackByHand = (plugins: string, name: string, version = '1.0.0') => {
    mkdirSync(join(plugins, name, 'webapp'), { recursive: true });
    const manifest = { id, name: 'By hand', version, webapp: { bundle_path: 'webapp/main.js' } };
    writeFileSync(join(plugins, name, 'plugin.json'), JSON.stringify(manifest));
    writeFileSync(join(plugins, name, 'webapp', 'main.js'), '/* by hand */');
  };

  async function siteWith(...names: string[]) {
    const site = createSite();
    for (const name of names) unpackByHand(join(site.folder, 'data', 'plugins'), name);
    return site;
  }

  it('is found at a start, can be enabled, is shown as unmanaged and survives further starts', async () => {
    const site = await siteWith('my-plugin');
    const { host, plugins, status } = await started(site);
    expect(status(id)).toMatchObject({ state: NotRunning, details: { unmanaged: true } });
    expect(status(id)?.plugin_path).toBe(join(plugins, 'my-plugin'));
    await host.enable(id);
    expect(host.webManifests()).toMatchObject([{ id }]);
    await host.stop();
    const again = await started(site);
    expect(again.status(id)).toMatchObject({ state: Running, details: { unmanaged: true, enabled: true } });
    expect(existsSync(join(plugins, 'my-plugin', 'plugin.json'))).toBe(true);
  });

  it('is read again when it is enabled again', async () => {
    const { host, plugins, status } = await started(await siteWith('my-plugin'));
    await host.enable(id);
    await host.disable(id);
    unpackByHand(plugins, 'my-plugin', '1.0.1');
    await host.enable(id);
    expect(status(id)).toMatchObject({ state: Running, version: '1.0.1' });
  });

  it('is deleted when it is removed, and only then', async () => {
    const { host, plugins, site } = await started(await siteWith('my-plugin'));
    await host.remove(id);
    expect(existsSync(join(plugins, 'my-plugin'))).toBe(false);
    expect(site.desired.rows.size).toBe(0);
  });

  it('gives way to a bundle, which goes on as enabled as it was', async () => {
    const { host, install, plugins, site, status } = await started(await siteWith('my-plugin'));
    await host.enable(id);
    await expect(install(await web('2.0.0'))).rejects.toMatchObject({
      id: 'app.plugin.install_id.app_error',
    });
    await install(await web('2.0.0'), { force: true });
    expect(status(id)).toMatchObject({ state: Running, version: '2.0.0', details: { unmanaged: false } });
    expect(existsSync(join(plugins, 'my-plugin'))).toBe(false);
    expect(site.desired.rows.get(id)).toMatchObject({ enabled: true, unmanaged: false });
  });

  it('has no versions to go back to', async () => {
    const { host } = await started(await siteWith('my-plugin'));
    expect(await host.versions(id)).toMatchObject([{ version: '1.0.0', sha256: '', active: true }]);
    await expect(host.rollback(id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('more than once does not start, and its status names the folders', async () => {
    const { host, status } = await started(await siteWith('a', 'b'));
    await host.enable(id);
    expect(status(id)).toMatchObject({ state: FailedToStart });
    expect(status(id)?.error).toMatch(/plugins\/a and .*plugins\/b/);
  });

  it('beside one from a bundle is not used, and not deleted', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('2.0.0'));
    await before.host.stop();
    unpackByHand(before.plugins, 'my-plugin');
    const { logger, plugins, status } = await started(site);
    expect(status(id)).toMatchObject({ version: '2.0.0', details: { unmanaged: false } });
    expect(logger.entries.some(({ message }) => message.includes('Remove one of the two'))).toBe(true);
    expect(existsSync(join(plugins, 'my-plugin'))).toBe(true);
  });

  it('whose folder is gone goes too; a folder that holds no plugin is left alone', async () => {
    const site = await siteWith('my-plugin');
    const before = await started(site);
    await before.host.stop();
    rmSync(join(before.plugins, 'my-plugin'), { recursive: true });
    mkdirSync(join(before.plugins, 'notes'));
    writeFileSync(join(before.plugins, 'notes', 'plugin.json'), '{');
    const { host, plugins } = await started(site);
    expect(host.statuses()).toEqual([]);
    expect(readdirSync(join(plugins, 'notes'))).toEqual(['plugin.json']);
  });
});
