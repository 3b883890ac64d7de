import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createSigningKey, signDetached, type SigningKey } from '@patchbay/signing';
import { MarketplaceServer, type Offer } from '../fixtures/marketplace-server.ts';
import { webBundle } from '../fixtures/web-bundle.ts';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';
import type { ListedPlugin } from './entry.ts';

const FAILURE = 'x-patchbay-marketplace-error';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const ICON = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`;

// Each test starts a whole server, some two.
jest.setTimeout(60_000);

describe('/api/v4/plugins/marketplace', () => {
  let app: WholeApp;
  let remote: MarketplaceServer;
  let admin: string;
  let author: SigningKey;
  let stranger: SigningKey;
  let prepackagedDir: string;
  beforeAll(async () => {
    author = await createSigningKey({ name: 'Author' });
    stranger = await createSigningKey({ name: 'Stranger' });
  });
  beforeEach(async () => {
    remote = await MarketplaceServer.listen();
    app = await startWholeApp();
    prepackagedDir = join(app.folder, 'prepackaged');
    mkdirSync(prepackagedDir);
    admin = await app.logIn('root', 'system_user system_admin');
    await app.engine.keys.add('author.pub', Buffer.from(author.publicKey));
    await app.configure({
      PluginSettings: { MarketplaceURL: remote.url, AllowInsecureDownloadURL: true },
    });
  });
  afterEach(async () => {
    await app.close();
    await remote.close();
  });

  const sign = (bundle: Uint8Array, by = author) => signDetached({ bundle, privateKey: by.privateKey });
  const offer = async (id: string, version = '1.0.0', fields: Partial<Offer> = {}) => {
    const bundle = await webBundle({ id, version });
    remote.offers.push({
      bundle,
      signature: await sign(bundle),
      ...fields,
      manifest: { id, version, ...fields.manifest },
    });
  };
  const prepackage = async (
    id: string,
    version = '1.0.0',
    more: Parameters<typeof webBundle> | undefined = undefined,
  ) => {
    const bundle = await webBundle(...(more ?? [{ id, version }]));
    const file = join(prepackagedDir, `${id}.tar.gz`);
    writeFileSync(file, bundle);
    writeFileSync(`${file}.sig`, await sign(bundle));
    return file;
  };
  /** The same data folder, started anew with what is prepackaged. */
  const restart = async () => {
    await app.close({ keep: true });
    app = await startWholeApp({
      folder: app.folder,
      prepackagedDirs: [{ path: prepackagedDir, shipped: false }],
    });
  };
  const list = async (query = '', token = admin) => {
    const answer = await app.ask(`/plugins/marketplace${query}`, { token });
    expect(answer.status).toBe(200);
    return { plugins: (JSON.parse(answer.text) ?? []) as ListedPlugin[], answer };
  };
  const shown = async (query = '') =>
    (await list(query)).plugins.map(({ manifest, installed_version }) =>
      `${manifest.id} ${manifest.version} ${installed_version}`.trim(),
    );
  const install = (id: unknown, token = admin) =>
    app.ask('/plugins/marketplace', { method: 'POST', body: { id }, token });
  const installed = () => {
    const { active, inactive } = app.host.list();
    return [...active, ...inactive].map(({ id, version }) => `${id} ${version}`);
  };

  describe('lists', () => {
    it('what the marketplace offers, under the names of the contract', async () => {
      await offer('com.example.one', '1.2.3', {
        labels: [{ name: 'Community', description: 'd', url: 'https://example.com/c', color: '' }],
        icon_data: ICON,
        release_notes_url: 'https://example.com/notes',
        manifest: { id: 'com.example.one', version: '1.2.3', name: 'One' },
      });
      const { plugins } = await list();
      expect(plugins).toEqual([
        {
          homepage_url: 'https://example.com/com.example.one',
          icon_data: ICON,
          download_url: `${remote.url}/bundles/com.example.one-1.2.3.tar.gz`,
          release_notes_url: 'https://example.com/notes',
          labels: [{ name: 'Community', description: 'd', url: 'https://example.com/c', color: '' }],
          hosting: '',
          author_type: 'community',
          release_stage: 'production',
          enterprise: false,
          signature: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
          manifest: { id: 'com.example.one', version: '1.2.3', name: 'One' },
          installed_version: '',
        },
      ]);
    });

    it('tells the marketplace its version and platform, and nothing else', async () => {
      await list('?filter=secret&page=0&server_version=1.0.0');
      const asked = Object.fromEntries(remote.asked[0] ?? []);
      expect(asked).toMatchObject({ page: '0', per_page: '-1', filter: '', plugin_id: '', cloud: 'false' });
      expect(asked['server_version']).toMatch(/^\d+\.\d+\.\d+$/);
      expect(asked['platform']).toMatch(/^(linux|darwin)-(amd64|arm64)$/);
      expect(JSON.stringify(asked)).not.toContain('secret');
    });

    it("prepackaged ones, in the place of the marketplace's only when they are newer", async () => {
      for (const id of ['older', 'same', 'newer']) await offer(`com.example.${id}`, '1.1.0');
      await prepackage('com.example.older', '1.0.0');
      await prepackage('com.example.same', '1.1.0');
      await prepackage('com.example.newer', '1.10.0');
      await prepackage('com.example.own', '1.0.0', [
        { id: 'com.example.own', icon_path: 'i.svg' },
        { 'i.svg': SVG },
      ]);
      await restart();
      const { plugins } = await list();
      expect(
        plugins.map(({ manifest, download_url }) => [manifest.id, manifest.version, download_url !== '']),
      ).toEqual([
        ['com.example.newer', '1.10.0', false],
        ['com.example.older', '1.1.0', true],
        ['com.example.own', '1.0.0', false],
        ['com.example.same', '1.1.0', true],
      ]);
      expect(plugins.find(({ manifest }) => manifest.id === 'com.example.own')?.icon_data).toBe(ICON);
    });

    it('what is installed, with its version, and labelled Local where the marketplace does not know it', async () => {
      await offer('com.example.known', '2.0.0');
      const own = { id: 'com.example.local', icon_path: 'a/i.svg' };
      for (const bundle of [
        await webBundle({ id: 'com.example.known' }),
        await webBundle(own, { 'a/i.svg': SVG }),
      ])
        await app.host.install(Readable.from([bundle]));
      const { plugins } = await list();
      expect(plugins).toMatchObject([
        { manifest: { id: 'com.example.known', version: '2.0.0' }, installed_version: '1.0.0' },
        {
          manifest: { id: 'com.example.local' },
          installed_version: '1.0.0',
          labels: [{ name: 'Local' }],
          icon_data: ICON,
          download_url: '',
        },
      ]);
      expect(plugins[0]).not.toHaveProperty('labels');
      await app.configure({ PluginSettings: { EnableRemoteMarketplace: false } });
      const alone = (await list()).plugins;
      expect(alone).toHaveLength(2);
      for (const plugin of alone) expect(plugin).not.toHaveProperty('labels');
      expect(remote.asked).toHaveLength(1);
    });

    it('sorted by name, filtered by id, name and description', async () => {
      await offer('com.example.b', '1.0.0', {
        manifest: { id: 'com.example.b', version: '1.0.0', name: 'alpha', description: 'Sends GREETINGS' },
      });
      await offer('com.example.a', '1.0.0', {
        manifest: { id: 'com.example.a', version: '1.0.0', name: 'Beta' },
      });
      expect(await shown()).toEqual(['com.example.b 1.0.0', 'com.example.a 1.0.0']);
      expect(await shown('?filter=%20greet%20')).toEqual(['com.example.b 1.0.0']);
      expect(await shown('?filter=BET')).toEqual(['com.example.a 1.0.0']);
      expect(await shown('?filter=COM.example.A')).toEqual(['com.example.a 1.0.0']);
      expect(await shown('?filter=com.example')).toEqual([]);
    });

    it('in pages when asked to, and null when there is nothing', async () => {
      for (const id of ['a', 'b', 'c']) await offer(`com.example.${id}`);
      expect(await shown('?page=0&per_page=2')).toEqual(['com.example.a 1.0.0', 'com.example.b 1.0.0']);
      expect(await shown('?page=1&per_page=2')).toEqual(['com.example.c 1.0.0']);
      expect(await shown('?per_page=-1')).toHaveLength(3);
      for (const query of ['?page=2&per_page=2', '?page=1', '?per_page=0', '?filter=nothing'])
        expect((await list(query)).answer.text).toBe('null');
    });

    it('only what is on this machine, or only what is not', async () => {
      await offer('com.example.far');
      await prepackage('com.example.near');
      await restart();
      expect(await shown('?local_only=true')).toEqual(['com.example.near 1.0.0']);
      expect(remote.asked).toEqual([]);
      expect(await shown('?remote_only=1')).toEqual(['com.example.far 1.0.0']);
    });

    it('nothing of an entry that could do harm, and the others all the same', async () => {
      const manifest = { id: 'com.example.good', version: '1.0.0', name: 'Good' };
      const sent = [
        { manifest, homepage_url: 'javascript:alert(1)', icon_data: 'data:text/html;base64,PHNjcmlwdD4=' },
        { manifest: { ...manifest, id: '../up' } },
        { manifest: { id: 'com.example.noversion' } },
        { manifest: null },
        { manifest: { ...manifest, id: 'com.example.url' }, download_url: 7 },
        'no object',
      ];
      remote.instead = (response) => response.end(JSON.stringify(sent));
      const { plugins } = await list();
      expect(plugins).toMatchObject([{ manifest, homepage_url: '', icon_data: '', release_notes_url: '' }]);
      expect(app.logged.join('\n')).toContain('"entries":5');
    });
  });

  describe('while the marketplace fails', () => {
    beforeEach(async () => {
      await prepackage('com.example.near');
      await restart();
      await app.host.install(Readable.from([await webBundle({ id: 'com.example.here' })]));
    });

    it.each<[string, () => void | Promise<void>, string]>([
      [
        'with an error',
        () => void (remote.instead = (response) => response.writeHead(500, { Server: 'nginx' }).end()),
        'answered 500 Internal Server Error (nginx)',
      ],
      [
        'with a page',
        () => void (remote.instead = (response) => response.end('<html>')),
        'sends no list of plugins',
      ],
      [
        'with something else',
        () => void (remote.instead = (response) => response.end('{"a":1}')),
        'sends no list of plugins',
      ],
      [
        'in the middle',
        () =>
          void (remote.instead = (response) => {
            response.write('[');
            response.destroy();
          }),
        'cannot be reached',
      ],
      [
        'because nothing is there',
        () => app.configure({ PluginSettings: { MarketplaceURL: 'http://127.0.0.1:1' } }),
        'nothing listens there',
      ],
      [
        'because it is no address',
        () => app.configure({ PluginSettings: { MarketplaceURL: 'nowhere' } }),
        'not a URL',
      ],
    ])('%s, shows what is on this machine and says why that is all', async (_how, fail, why) => {
      await fail();
      const { plugins, answer } = await list();
      expect(plugins.map(({ manifest, labels }) => [manifest.id, labels])).toEqual([
        ['com.example.here', undefined],
        ['com.example.near', undefined],
      ]);
      expect(String(answer.headers[FAILURE])).toContain(why === 'cannot be reached' ? '' : why);
      expect(answer.headers[FAILURE]).not.toBe('');
      expect((await app.ask('/plugins/marketplace?remote_only=true', { token: admin })).json()).toMatchObject(
        {
          id: 'app.plugin.marketplace_client.failed_to_fetch',
          status_code: 500,
        },
      );
    });

    it('installs what is prepackaged, and says what it cannot ask for otherwise', async () => {
      remote.instead = (response) => response.writeHead(503).end();
      expect((await install('com.example.near')).status).toBe(201);
      expect((await install('com.example.far')).json()).toMatchObject({
        id: 'app.plugin.marketplace_plugins.not_found.app_error',
        status_code: 500,
        message: expect.stringContaining('503'),
      });
    });
  });

  describe('checks', () => {
    let user: string;
    beforeEach(async () => {
      user = await app.logIn('user');
    });
    const ask = async (method: string, path: string, token?: string) => {
      const answer = await app.ask(`/plugins/marketplace${path}`, {
        method,
        ...(token ? { token } : {}),
        ...(method === 'POST' ? { body: { id: 'com.example.x' } } : {}),
      });
      const body = JSON.parse(answer.text) as { id?: string } | null;
      return [answer.status, body?.id];
    };
    const forbidden = [403, 'api.context.permissions.app_error'];
    const loggedOut = [401, 'api.context.session_expired.app_error'];

    it('who asks: administrators for all, everyone with a session for what the marketplace offers', async () => {
      expect(await ask('GET', '', user)).toEqual(forbidden);
      expect(await ask('GET', '?local_only=true', user)).toEqual(forbidden);
      expect((await ask('GET', '?remote_only=true', user))[0]).toBe(200);
      expect(await ask('GET', '?remote_only=true')).toEqual(loggedOut);
      expect(await ask('POST', '', user)).toEqual(forbidden);
      expect(await ask('POST', '')).toEqual(loggedOut);
      const reader = await app.logIn('reader', 'system_user system_read_only_admin');
      expect((await ask('GET', '', reader))[0]).toBe(200);
      expect(await ask('POST', '', reader)).toEqual(forbidden);
      expect((await app.ask('/plugins/marketplace', { local: true })).status).toBe(200);
    });

    it('the switches before that', async () => {
      await app.configure({ PluginSettings: { EnableMarketplace: false } });
      for (const method of ['GET', 'POST'])
        expect(await ask(method, '', user)).toEqual([501, 'app.plugin.marketplace_disabled.app_error']);
      await app.configure({ PluginSettings: { Enable: false } });
      for (const method of ['GET', 'POST'])
        expect(await ask(method, '', user)).toEqual([501, 'app.plugin.disabled.app_error']);
    });

    it('the query before the permission', async () => {
      for (const query of ['?page=x', '?per_page=1.5', '?local_only=true&remote_only=true'])
        expect(await ask('GET', query, user)).toEqual([500, 'app.plugin.marshal.app_error']);
    });

    it('the body of an install', async () => {
      for (const body of [{}, { id: '' }, { id: 7 }, Buffer.from('no json')])
        expect(
          (await app.ask('/plugins/marketplace', { method: 'POST', body, token: admin })).json(),
        ).toMatchObject({ id: 'app.plugin.marketplace_plugin_request.app_error', status_code: 501 });
    });
  });

  describe('installs', () => {
    it('what it downloads, disabled, while uploads are off, and says what it is', async () => {
      await offer('com.example.one', '1.2.3');
      const answer = await install('COM.example.one');
      expect([answer.status, answer.json()]).toEqual([
        201,
        expect.objectContaining({ id: 'com.example.one', version: '1.2.3' }),
      ]);
      expect(installed()).toEqual(['com.example.one 1.2.3']);
      expect(app.host.isActive('com.example.one')).toBe(false);
      expect(remote.asked[0]?.get('plugin_id')).toBe('com.example.one');
    });

    it('over what is there, be it older, the same or newer', async () => {
      await app.host.install(Readable.from([await webBundle({ id: 'com.example.one', version: '2.0.0' })]));
      await app.host.enable('com.example.one');
      await offer('com.example.one', '1.0.0');
      for (const _time of [1, 2]) expect((await install('com.example.one')).status).toBe(201);
      expect([installed(), app.host.isActive('com.example.one')]).toEqual([['com.example.one 1.0.0'], true]);
    });

    it('from this machine unless the marketplace has a newer one', async () => {
      for (const [id, here, there] of [
        ['com.example.older', '1.0.0', '1.1.0'],
        ['com.example.same', '1.0.0', '1.0.0'],
        ['com.example.newer', '1.1.0', '1.0.0'],
      ] as const) {
        await prepackage(id, here);
        await offer(id, there);
      }
      await prepackage('com.example.only');
      await restart();
      for (const id of ['older', 'same', 'newer', 'only'])
        expect((await install(`com.example.${id}`)).status).toBe(201);
      expect(installed().sort()).toEqual([
        'com.example.newer 1.1.0',
        'com.example.older 1.1.0',
        'com.example.only 1.0.0',
        'com.example.same 1.0.0',
      ]);
      expect(remote.fetched).toEqual(['/bundles/com.example.older-1.1.0.tar.gz']);
    });

    it('nothing whose signature is not one of a trusted key over these bytes', async () => {
      const bundle = await webBundle({ id: 'com.example.bad' });
      const manifest = { id: 'com.example.bad', version: '1.0.0' };
      const refused = async (signature: string | Uint8Array) => {
        remote.offers.splice(0, 1, { manifest, bundle, signature });
        const answer = await install('com.example.bad');
        return [answer.status, answer.json()['id']];
      };
      const verify = [500, 'api.plugin.verify_plugin.app_error'];
      expect(await refused(await sign(bundle, stranger))).toEqual(verify);
      expect(await refused(await sign(Buffer.from('another file')))).toEqual(verify);
      expect(await refused((await sign(bundle)).subarray(0, 40))).toEqual(verify);
      expect(await refused('')).toEqual([
        500,
        'app.plugin.marketplace_plugins.signature_not_found.app_error',
      ]);
      expect(await refused('§§§')).toEqual([501, 'app.plugin.signature_decode.app_error']);
      expect(installed()).toEqual([]);
    });

    it('nothing that is well signed and not what was offered', async () => {
      const other = await webBundle({ id: 'com.example.other' });
      const old = await webBundle({ id: 'com.example.one', version: '1.0.0' });
      for (const bundle of [other, old]) {
        const manifest = { id: 'com.example.one', version: '2.0.0' };
        remote.offers.splice(0, 1, { manifest, bundle, signature: await sign(bundle) });
        expect((await install('com.example.one')).json()).toMatchObject({
          id: 'app.plugin.install_marketplace_plugin.app_error',
          message: expect.stringContaining('The marketplace offers com.example.one 2.0.0'),
        });
      }
      expect(installed()).toEqual([]);
    });

    it('nothing over http unless the settings allow it, nor what is gone', async () => {
      await offer('com.example.one');
      await offer('com.example.gone', '1.0.0', { bundle: undefined });
      expect((await install('com.example.gone')).json()).toMatchObject({
        id: 'app.plugin.install_marketplace_plugin.app_error',
        message: expect.stringContaining('404'),
      });
      await app.configure({ PluginSettings: { AllowInsecureDownloadURL: false } });
      expect((await install('com.example.one')).json()).toMatchObject({
        id: 'app.plugin.install_marketplace_plugin.app_error',
        status_code: 500,
        message: expect.stringContaining('AllowInsecureDownloadURL'),
      });
      expect(installed()).toEqual([]);
    });

    it('nothing that nobody has, nor what has no version that can be compared', async () => {
      expect((await install('com.example.none')).json()).toMatchObject({
        id: 'app.plugin.marketplace_plugins.not_found.app_error',
        status_code: 500,
      });
      await offer('com.example.odd', 'latest');
      expect((await install('com.example.odd')).json()).toMatchObject({
        id: 'app.prepackged-plugin.invalid_version.app_error',
        status_code: 400,
      });
    });

    it('nothing prepackaged that is gone since the start', async () => {
      const file = await prepackage('com.example.near');
      await restart();
      rmSync(`${file}.sig`);
      expect((await install('com.example.near')).json()).toMatchObject({
        id: 'app.plugin.install_marketplace_plugin.app_error',
        status_code: 500,
      });
    });

    it('asks no marketplace while the remote one is switched off', async () => {
      await offer('com.example.one');
      await app.configure({ PluginSettings: { EnableRemoteMarketplace: false } });
      expect((await install('com.example.one')).json()).toMatchObject({
        id: 'app.plugin.marketplace_plugins.not_found.app_error',
      });
      expect(remote.asked).toEqual([]);
    });
  });

  describe('first_admin_visit', () => {
    const path = '/plugins/marketplace/first_admin_visit';

    it('is false until an administrator was there, for all of them', async () => {
      const events: unknown[] = [];
      app.core.events.subscribe(({ event, data }) => void events.push([event, data]));
      const value = async () => (await app.ask(path, { token: admin })).json();
      expect(await value()).toEqual({ name: 'FirstAdminVisitMarketplace', value: 'false' });
      expect((await app.ask(path, { method: 'POST', body: {}, token: admin })).json()).toEqual({
        status: 'OK',
      });
      expect(await value()).toEqual({ name: 'FirstAdminVisitMarketplace', value: 'true' });
      await app.core.events.drained();
      expect(events).toContainEqual([
        'first_admin_visit_marketplace_status_received',
        { firstAdminVisitMarketplaceStatus: 'true' },
      ]);
    });

    it('is not for others: 403 to set also without a session, 401 to read', async () => {
      const user = await app.logIn('user');
      expect((await app.ask(path, { token: user })).status).toBe(403);
      expect((await app.ask(path, { method: 'POST', token: user })).status).toBe(403);
      expect((await app.ask(path, { method: 'POST' })).status).toBe(403);
      expect((await app.ask(path)).status).toBe(401);
    });
  });
});
