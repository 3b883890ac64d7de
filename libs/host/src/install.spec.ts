import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AppError } from '@patchbay/contract';
import { createSigningKey, signDetached } from '@patchbay/signing';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const { FailedToStart, NotRunning, Running } = PluginStates;
const id = 'com.example.web';
const DEADLINE_MS = 60_000;

const web = (version: string, more: Record<string, unknown> = {}) =>
  packPlugin({
    id,
    version,
    manifest: more,
    files: {
      'webapp/main.js': `/* ${version} */`,
      'webapp/chunk.js': '1',
      'public/logo.svg': '<svg/>',
    },
  });

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
}, DEADLINE_MS);

async function started(site = createSite(), options: Partial<PluginHostOptions> = {}) {
  const kit = createHost(site, options);
  hosts.push(kit);
  await kit.host.start();
  const data = join(site.folder, 'data');
  return {
    ...kit,
    data,
    /** Everything an install leaves on disk. */
    onDisk: async () => ({
      versions: existsSync(join(data, 'plugins', id)) ? readdirSync(join(data, 'plugins', id)).length / 2 : 0,
      incoming: readdirSync(join(data, 'incoming')),
      /** By Mattermost's path; the bytes of versions lie beside. */
      stored: (await site.files.list('')).filter((path) => !path.startsWith('plugins/versions/')),
      kept: (await site.files.list('plugins/versions/')).length,
    }),
  };
}

describe('an install', () => {
  it('leaves the plugin installed, disabled, its bytes stored, its folder named after them', async () => {
    const { host, install, onDisk, site, status } = await started();
    const bundle = await web('1.0.0');
    expect(await install(bundle)).toMatchObject({ id, version: '1.0.0' });
    expect(status(id)).toMatchObject({
      state: NotRunning,
      error: '',
      name: `Plugin ${id}`,
      description: 'A fixture',
    });
    expect(host.list()).toMatchObject({ active: [], inactive: [{ id }] });
    expect(await onDisk()).toEqual({
      versions: 1,
      incoming: [],
      stored: [`plugins/${id}.tar.gz`],
      kept: 1,
    });
    expect(await buffer(await site.files.read(`plugins/${id}.tar.gz`))).toEqual(bundle);
    const row = site.desired.rows.get(id);
    expect(row).toMatchObject({ enabled: false, version: '1.0.0', prepackaged: false });
    expect(status(id)?.plugin_path).toContain(join('plugins', id, row?.sha256.slice(0, 16) ?? ''));
  });

  it.each([
    [
      'bytes that are no archive',
      () => Promise.resolve(Buffer.from('hello')),
      'app.plugin.extract.app_error',
      400,
    ],
    [
      'half an archive',
      async () => (await web('1.0.0')).subarray(0, 200),
      'app.plugin.extract.app_error',
      400,
    ],
    [
      'an empty archive',
      () => Promise.resolve(gzipSync(Buffer.alloc(1024))),
      'app.plugin.extract.app_error',
      400,
    ],
    [
      'a manifest that is no JSON',
      () => packPlugin({ id, files: { 'plugin.yml': '{' } }),
      'app.plugin.manifest.app_error',
      400,
    ],
    ['an id that is too short', () => packPlugin({ id: 'ab' }), 'app.plugin.invalid_id.app_error', 400],
    [
      'an id with a slash',
      () => packPlugin({ id: 'root', manifest: { id: 'a/../b' } }),
      'app.plugin.invalid_id.app_error',
      400,
    ],
    [
      'a web bundle that is not there',
      () => packPlugin({ id, manifest: { webapp: { bundle_path: 'webapp/x.js' } } }),
      'app.plugin.webapp_bundle.app_error',
      500,
    ],
    [
      'an executable that is not there',
      () => packPlugin({ id, manifest: { server: { executable: 'server/x' } } }),
      'app.plugin.manifest.app_error',
      400,
    ],
    [
      'an executable that is text',
      () =>
        packPlugin({
          id,
          files: { 'server/plugin': 'hello' },
          manifest: { server: { executable: 'server/plugin' } },
        }),
      'app.plugin.manifest.app_error',
      400,
    ],
    [
      'a script whose interpreter is not here',
      () =>
        packPlugin({
          id,
          files: { 'server/plugin': '#!/no/such/interpreter\n' },
          manifest: { server: { executable: 'server/plugin' } },
        }),
      'app.plugin.manifest.app_error',
      400,
    ],
    [
      'a Python script where no Python is',
      () => packPlugin({ id, files: { 'main.py': '' }, manifest: { server: { executable: 'main.py' } } }),
      'app.plugin.manifest.app_error',
      400,
    ],
  ])(
    "of %s is refused with Mattermost's error, and leaves nothing",
    async (_, bundle, errorId, statusCode) => {
      const { install, onDisk, site } = await started(createSite(), { searchPath: '/nowhere' });
      const refused = install(await bundle());
      await expect(refused).rejects.toBeInstanceOf(AppError);
      await expect(refused).rejects.toMatchObject({ id: errorId, status_code: statusCode });
      expect(await onDisk()).toEqual({ versions: 0, incoming: [], stored: [], kept: 0 });
      expect(site.desired.rows.size).toBe(0);
    },
  );

  it('for another machine is refused with what the bundle has and what is needed', async () => {
    const { install } = await started();
    const bundle = await packPlugin({
      id,
      files: { 'server/plugin.exe': 'MZ' },
      manifest: { server: { executables: { 'plan9-mips': 'server/plugin.exe' } } },
    });
    await expect(install(bundle)).rejects.toThrow(/only for plan9-mips.*linux|only for plan9-mips.*darwin/);
  });

  it('of an id that is there is refused without force, and with force takes its place whatever the version', async () => {
    const { install, onDisk, site } = await started();
    await install(await web('2.0.0'));
    await expect(install(await web('3.0.0'))).rejects.toMatchObject({
      id: 'app.plugin.install_id.app_error',
      status_code: 400,
    });
    expect(site.desired.rows.get(id)?.version).toBe('2.0.0');
    await install(await web('1.0.0'), { force: true });
    expect(site.desired.rows.get(id)?.version).toBe('1.0.0');
    expect((await onDisk()).versions).toBe(1);
  });

  it('twice at once of one id installs it once', async () => {
    const { install, onDisk } = await started();
    const results = await Promise.allSettled([install(await web('1.0.0')), install(await web('2.0.0'))]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await onDisk()).toMatchObject({ versions: 1, incoming: [] });
  });

  it('that cannot be written down is undone: the old version runs on, its bytes in the store', async () => {
    const { host, install, onDisk, site, status } = await started();
    const old = await web('1.0.0');
    await install(old);
    await host.enable(id);
    site.desired.failNextSave = true;
    await expect(install(await web('2.0.0'), { force: true })).rejects.toMatchObject({
      id: 'app.plugin.config.app_error',
    });
    expect(status(id)).toMatchObject({ state: Running, version: '1.0.0' });
    expect(await buffer(await site.files.read(`plugins/${id}.tar.gz`))).toEqual(old);
    expect(await onDisk()).toMatchObject({ versions: 1, incoming: [] });
  });

  it('of an enabled plugin whose new version does not start leaves the old one running', async () => {
    const { host, install, site, status } = await started();
    await install(await web('1.0.0'));
    await host.enable(id);
    const newer = packPlugin({
      id,
      version: '2.0.0',
      script: await bundleScript('./plugins/exit-in-activate.ts'),
    });
    await expect(install(await newer, { force: true })).rejects.toMatchObject({
      id: 'app.plugin.restart.app_error',
      status_code: 500,
    });
    expect(status(id)).toMatchObject({ state: Running, version: '1.0.0', error: '' });
    expect(site.desired.rows.get(id)).toMatchObject({ version: '1.0.0', enabled: true });
  });
});

describe('the web half', () => {
  it('is offered to browsers while the plugin is active, under a name that changes with its bytes', async () => {
    const { announced, host, install } = await started();
    await install(await web('1.0.0'));
    expect(host.webManifests()).toEqual([]);
    await host.enable(id);
    const [first] = host.webManifests();
    expect(first).toMatchObject({ id, name: '', version: '1.0.0' });
    expect(first).not.toHaveProperty('description');
    const path = first?.webapp?.bundle_path ?? '';
    expect(path).toMatch(new RegExp(`^/static/${id}/${id}_[0-9a-f]{16}_bundle\\.js$`));
    const asset = host.webAsset(id, path.split('/').at(-1) ?? '');
    expect(asset?.immutable).toBe(true);
    expect(readFileSync(asset?.path ?? '', 'utf8')).toBe('/* 1.0.0 */');
    expect(host.webAsset(id, 'chunk.js')).toMatchObject({ immutable: false });
    await install(await web('2.0.0'), { force: true });
    expect(host.webManifests()[0]?.webapp?.bundle_path).not.toBe(path);
    await host.disable(id);
    expect(announced.map(({ event }) => event)).toEqual(['enabled', 'enabled', 'disabled']);
  });

  it('and the public folder are reached by no other path, the latter only while active', async () => {
    const { host, install, status } = await started();
    await install(await web('1.0.0'));
    expect(host.publicAsset(id, 'logo.svg')).toBeUndefined();
    await host.enable(id);
    expect(readFileSync(host.publicAsset(id, 'logo.svg') ?? '', 'utf8')).toBe('<svg/>');
    expect(host.publicAsset(id, '../plugin.json')).toBeUndefined();
    expect(host.webAsset(id, '../plugin.json')).toBeUndefined();
    expect(host.webAsset(id, 'chunk.js')).toBeDefined();
    writeFileSync(join(status(id)?.plugin_path ?? '', 'webapp/later.js'), 'put there later');
    expect(host.webAsset(id, 'later.js')).toBeUndefined();
    expect(host.webAsset('com.example.absent', 'main.js')).toBeUndefined();
  });
});

describe('enable, disable and remove', () => {
  it('know the id in any case, and answer 404 for what is not installed', async () => {
    const { host, install, status } = await started();
    await install(await web('1.0.0'));
    await host.enable(id.toUpperCase());
    expect(status(id)?.state).toBe(Running);
    for (const act of ['enable', 'disable', 'remove'] as const) {
      await expect(host[act]('com.example.absent')).rejects.toMatchObject({
        id: 'app.plugin.not_installed.app_error',
        status_code: 404,
      });
    }
  });

  it('remove everything but leave nothing half done', async () => {
    const { host, install, onDisk, site } = await started();
    await install(await web('1.0.0'));
    await host.enable(id);
    await host.remove(id);
    expect(host.statuses()).toEqual([]);
    expect(await onDisk()).toEqual({ versions: 0, incoming: [], stored: [], kept: 0 });
    expect(site.desired.rows.size).toBe(0);
    await expect(host.remove(id)).rejects.toMatchObject({ status_code: 404 });
    await install(await web('1.0.0'));
    expect(site.desired.rows.get(id)?.enabled).toBe(false);
  });

  it('change nothing that cannot be written down', async () => {
    const { host, install, site, status } = await started();
    await install(await web('1.0.0'));
    site.desired.failNextSave = true;
    await expect(host.enable(id)).rejects.toMatchObject({
      id: 'app.plugin.config.app_error',
      status_code: 500,
    });
    expect(status(id)?.state).toBe(NotRunning);
    await host.enable(id);
    site.desired.failNextSave = true;
    await expect(host.disable(id)).rejects.toMatchObject({ id: 'app.plugin.config.app_error' });
    expect(status(id)?.state).toBe(Running);
  });

  it('enable of a plugin that asks for a newer server than this has become succeeds, and its status says why it does not run', async () => {
    const site = createSite();
    const before = await started(site, { serverVersion: '100.0.0' });
    await before.install(await web('1.0.0', { min_server_version: '99.0.0' }));
    await before.host.stop();
    const { host, status } = await started(site);
    await host.enable(id);
    expect(status(id)).toMatchObject({ state: FailedToStart });
    expect(status(id)?.error).toContain('plugin requires Mattermost 99.0.0');
  });

  it('refuse to start a plugin without either half', async () => {
    const { host, install, status } = await started();
    await install(await packPlugin({ id }));
    await host.enable(id);
    expect(status(id)?.error).toContain('must at least have a web app or server component');
  });
});

describe('a start of the host', () => {
  it('brings back what ran, from the folder or, where that is gone, from the file store', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.enable(id);
    await before.host.stop();
    const again = await started(site);
    expect(again.status(id)).toMatchObject({ state: Running });
    await again.host.stop();
    rmSync(join(site.folder, 'data'), { recursive: true });
    const anew = await started(site);
    expect(anew.status(id)).toMatchObject({ state: Running });
    expect(anew.host.webManifests()).toHaveLength(1);
  });

  it('refuses a file that was changed on disk after the install, and names it', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.enable(id);
    const file = join(before.status(id)?.plugin_path ?? '', 'webapp/main.js');
    await before.host.stop();
    chmodSync(file, 0o644);
    writeFileSync(file, '/* changed */');
    const { status } = await started(site);
    expect(status(id)).toMatchObject({ state: FailedToStart });
    expect(status(id)?.error).toContain(file);
  });

  it('refuses stored bytes that are not those that were installed', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.enable(id);
    await before.host.stop();
    // Another bundle at the path of the current one would be one that somebody wants to have instead.
    for (const path of await site.files.list('plugins/'))
      await site.files.write(path, path.includes('/versions/') ? await web('6.6.6') : Buffer.from('damaged'));
    rmSync(join(site.folder, 'data'), { recursive: true });
    const { host, status } = await started(site);
    expect(status(id)).toMatchObject({ state: FailedToStart });
    expect(status(id)?.error).toContain('Install the plugin again');
    expect(host.webManifests()).toEqual([]);
  });

  it('has stored bytes that were damaged again from the other place where they lie', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.enable(id);
    await before.host.stop();
    const [path = ''] = await site.files.list('plugins/versions/');
    await site.files.write(path, Buffer.from('damaged'));
    rmSync(join(site.folder, 'data'), { recursive: true });
    const { host, status } = await started(site);
    expect(status(id)).toMatchObject({ state: Running, version: '1.0.0' });
    await host.stop();
    expect((await started(site)).status(id)).toMatchObject({ state: Running });
  });

  it('follows a stop, as when plugins are switched off and on', async () => {
    const { host, install, status } = await started();
    await install(await web('1.0.0'));
    await host.enable(id);
    await host.stop();
    expect(host.isActive(id)).toBe(false);
    await host.enable(id);
    expect(host.isActive(id)).toBe(false);
    await host.start();
    expect(status(id)).toMatchObject({ state: Running });
  });

  it('clears away what an install left that was cut short', async () => {
    const site = createSite();
    const before = await started(site);
    await before.install(await web('1.0.0'));
    await before.host.stop();
    await mkdir(join(before.data, 'plugins', id, 'deadbeefdeadbeef'), { recursive: true });
    await mkdir(join(before.data, 'plugins', 'com.example.never', '0123456789abcdef'), { recursive: true });
    await site.files.write(`plugins/versions/${id}/${'a'.repeat(64)}.tar.gz`, Buffer.from('x'));
    await site.files.write(`plugins/versions/com.example.never/${'b'.repeat(64)}.tar.gz`, Buffer.from('x'));
    await mkdir(join(before.data, 'incoming', 'bundle-x'), { recursive: true });
    const { data, onDisk } = await started(site);
    expect(await onDisk()).toMatchObject({ versions: 1, incoming: [], kept: 1 });
    expect(readdirSync(join(data, 'plugins')).filter((name) => !name.startsWith('.'))).toEqual([id]);
  });
});

describe('a signed bundle', () => {
  it('that came with the server is installed when new or newer, and keeps the state of the plugin', async () => {
    const key = await createSigningKey({ name: 'Test' });
    const { host, site, status } = await started(createSite(), {
      trustedKeys: () => Promise.resolve([Buffer.from(key.publicKey)]),
    });
    const prepackaged = async (version: string) => {
      const bundle = await web(version);
      const signature = await signDetached({ bundle, privateKey: key.privateKey });
      return host.install(Readable.from([bundle]), { signature, prepackaged: true });
    };
    await prepackaged('1.0.0');
    expect(site.desired.rows.get(id)).toMatchObject({ version: '1.0.0', enabled: false, prepackaged: true });
    await host.enable(id);
    for (const version of ['0.9.0', '1.0.0']) {
      await expect(prepackaged(version)).rejects.toMatchObject({
        id: 'app.plugin.skip_installation.app_error',
      });
    }
    await prepackaged('1.1.0');
    expect(site.desired.rows.get(id)).toMatchObject({ version: '1.1.0', enabled: true });
    expect(status(id)).toMatchObject({ state: Running, version: '1.1.0' });
    expect(await site.files.list('')).toContain(`plugins/${id}.tar.gz.sig`);
  });

  it('is refused when a stranger signed it, when it is another bundle, and when nobody is trusted', async () => {
    const [key, stranger] = await Promise.all([
      createSigningKey({ name: 'Test' }),
      createSigningKey({ name: 'Stranger' }),
    ]);
    const bundle = await web('1.0.0');
    const sign = (privateKey: string, bytes: Buffer) => signDetached({ bundle: bytes, privateKey });
    const trusting = await started(createSite(), {
      trustedKeys: () => Promise.resolve([Buffer.from(key.publicKey)]),
    });
    const trustingNobody = await started();
    for (const [kit, signature] of [
      [trusting, await sign(stranger.privateKey, bundle)],
      [trusting, await sign(key.privateKey, Buffer.concat([bundle, Buffer.from('x')]))],
      [trustingNobody, await sign(key.privateKey, bundle)],
    ] as const) {
      const refused = kit.host.install(Readable.from([bundle]), { signature });
      await expect(refused).rejects.toMatchObject({
        id: 'api.plugin.verify_plugin.app_error',
        status_code: 500,
      });
      expect(await kit.onDisk()).toEqual({ versions: 0, incoming: [], stored: [], kept: 0 });
    }
  });
});

describe('a plugin with both halves', () => {
  it(
    'is started from its own folder after a force install of the same bytes',
    async () => {
      const { host, install, status } = await started(createSite(), {});
      const bundle = await packPlugin({
        id,
        script: await bundleScript('./plugins/hang-in-hook.ts'),
        files: { 'webapp/main.js': '1' },
      });
      await install(bundle);
      const { plugin_path } = status(id) ?? {};
      await host.install(Readable.from([bundle]), { force: true });
      expect(status(id)?.plugin_path).toBe(plugin_path);
      expect(existsSync(join(plugin_path ?? '', 'server/main.mjs'))).toBe(true);
    },
    DEADLINE_MS,
  );
});
