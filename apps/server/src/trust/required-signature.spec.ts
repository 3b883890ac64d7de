import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pluginManagement } from '../engine/plugin-management.ts';
import { GnuPgAuthor, hasGnuPg } from '../fixtures/gnupg.ts';
import { MarketplaceServer } from '../fixtures/marketplace-server.ts';
import { webBundle } from '../fixtures/web-bundle.ts';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';

jest.setTimeout(120_000);

const ID = 'com.example.signed';

/** By whom a bundle is signed: a trusted author, another, nobody; or by the trusted one, over another file. */
type Signer = 'trusted' | 'stranger' | 'nobody' | 'trusted, over another file';
const UNTRUSTED: readonly Signer[] = ['nobody', 'stranger', 'trusted, over another file'];
const EVERYONE: readonly Signer[] = ['trusted', ...UNTRUSTED];

(hasGnuPg ? describe : describe.skip)(
  `which ways in need a signature (management §3)${hasGnuPg ? '' : ' (needs gpg)'}`,
  () => {
    let app: WholeApp;
    let remote: MarketplaceServer;
    let admin: string;
    let author: GnuPgAuthor;
    let stranger: GnuPgAuthor;
    let bundle: Buffer;
    const signatures = new Map<Signer, Buffer | undefined>();
    beforeAll(async () => {
      [author, stranger] = (await Promise.all([
        GnuPgAuthor.create('rsa3072'),
        GnuPgAuthor.create('ed25519'),
      ])) as [GnuPgAuthor, GnuPgAuthor];
      bundle = await webBundle({ id: ID });
      signatures.set('trusted', await author.sign(bundle));
      signatures.set('stranger', await stranger.sign(bundle));
      signatures.set('trusted, over another file', await author.sign(Buffer.from('another')));
    });
    afterAll(() => {
      author.end();
      stranger.end();
    });
    beforeEach(async () => {
      remote = await MarketplaceServer.listen();
      app = await startWholeApp();
      admin = await app.logIn('root', 'system_user system_admin');
      await app.engine.keys.add('author.pub', author.publicKey);
      await app.configure({
        PluginSettings: { EnableUploads: true, AllowInsecureDownloadURL: true, MarketplaceURL: remote.url },
      });
    });
    afterEach(async () => {
      await app.close();
      await remote.close();
    });

    const require = (RequirePluginSignature: boolean) =>
      app.configure({ PluginSettings: { RequirePluginSignature } });
    const installed = () => {
      const { active, inactive } = app.host.list();
      return [...active, ...inactive].some(({ id }) => id === ID);
    };
    const restart = async () => {
      await app.close({ keep: true });
      app = await startWholeApp({
        folder: app.folder,
        prepackagedDirs: [{ path: join(app.folder, 'prepackaged'), shipped: false }],
      });
    };
    /** Whether it is there after an install was asked for, and the answer. */
    const after = async (asked: Promise<{ status: number; json(): Record<string, unknown> }>) => {
      const answer = await asked;
      return [answer.status, answer.status === 201 ? '' : answer.json()['id'], installed()];
    };
    const upload = () => {
      const boundary = 'x-boundary';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="plugin"; filename="p"\r\n\r\n`;
      return app.ask('/plugins', {
        method: 'POST',
        token: admin,
        headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
        body: Buffer.concat([Buffer.from(head), bundle, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      });
    };
    const offer = (signer: Signer) =>
      remote.offers.push({
        manifest: { id: ID, version: '1.0.0' },
        bundle,
        signature: signatures.get(signer) ?? '',
      });
    const put = (folder: string, name: string, signer: Signer) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), bundle);
      const signature = signatures.get(signer);
      if (signature) writeFileSync(join(folder, `${name}.sig`), signature);
    };

    describe('POST /plugins', () => {
      it('not required: is not checked', async () => {
        expect(await after(upload())).toEqual([201, '', true]);
      });
      it('required: is refused', async () => {
        await require(true);
        expect(await after(upload())).toEqual([501, 'app.plugin.upload_disabled.app_error', false]);
      });
    });

    describe('POST /plugins/install_from_url', () => {
      const fromUrl = () => {
        offer('nobody');
        const url = encodeURIComponent(`${remote.url}/bundles/${ID}-1.0.0.tar.gz`);
        return app.ask(`/plugins/install_from_url?plugin_download_url=${url}`, {
          method: 'POST',
          token: admin,
        });
      };
      it('not required: is not checked', async () => {
        expect(await after(fromUrl())).toEqual([201, '', true]);
      });
      it('required: is refused before it is fetched', async () => {
        await require(true);
        expect(await after(fromUrl())).toEqual([501, 'app.plugin.disabled.app_error', false]);
        expect(remote.fetched).toEqual([]);
      });
    });

    describe("a plugin's InstallPlugin", () => {
      it.each([false, true])('required %s: is not checked', async (required) => {
        await require(required);
        const management = pluginManagement(() => app.host, app.core.config);
        await management.install?.(Readable.from([bundle]), false);
        expect(installed()).toBe(true);
      });
    });

    describe.each([false, true])('required %s: the marketplace', (required) => {
      const install = () =>
        app.ask('/plugins/marketplace', { method: 'POST', body: { id: ID }, token: admin });

      it('installs what a trusted author signed', async () => {
        await require(required);
        offer('trusted');
        expect(await after(install())).toEqual([201, '', true]);
      });
      it.each([
        ['nobody', 'app.plugin.marketplace_plugins.signature_not_found.app_error'],
        ['stranger', 'api.plugin.verify_plugin.app_error'],
        ['trusted, over another file', 'api.plugin.verify_plugin.app_error'],
      ] as const)('refuses what is signed by: %s', async (signer, id) => {
        await require(required);
        offer(signer);
        expect(await after(install())).toEqual([500, id, false]);
      });
      it('installs what is prepackaged and signed by a trusted author, and nothing that was tampered with', async () => {
        await require(required);
        put(join(app.folder, 'prepackaged'), 'a.tar.gz', 'trusted');
        await restart();
        writeFileSync(
          join(app.folder, 'prepackaged/a.tar.gz'),
          await webBundle({ id: ID, version: '6.6.6' }),
        );
        expect(await after(install())).toEqual([500, 'api.plugin.verify_plugin.app_error', false]);
        put(join(app.folder, 'prepackaged'), 'a.tar.gz', 'trusted');
        expect(await after(install())).toEqual([201, '', true]);
      });
    });

    describe('a bundle in the file store at a start', () => {
      it.each(EVERYONE)('not required: is installed without a check, signed by: %s', async (signer) => {
        put(join(app.data.files, 'plugins'), `${ID}.tar.gz`, signer);
        await restart();
        expect(installed()).toBe(true);
      });
      it('required: is installed when a trusted author signed it', async () => {
        await require(true);
        put(join(app.data.files, 'plugins'), `${ID}.tar.gz`, 'trusted');
        await restart();
        expect(installed()).toBe(true);
      });
      it.each(UNTRUSTED)('required: is logged and not installed, signed by: %s', async (signer) => {
        await require(true);
        put(join(app.data.files, 'plugins'), `${ID}.tar.gz`, signer);
        await restart();
        expect(installed()).toBe(false);
        expect(app.logged.join('\n')).toMatch(
          /com\.example\.signed\.tar\.gz of the file store is not installed/,
        );
      });
      it('required: what was installed unsigned before does not start, and says why', async () => {
        await upload();
        await app.host.enable(ID);
        await require(true);
        await restart();
        expect(app.host.isActive(ID)).toBe(false);
        expect(app.host.statuses()[0]?.error).toMatch(/sign/i);
        await require(false);
        await restart();
        expect(app.host.isActive(ID)).toBe(true);
      });
    });

    describe.each([false, true])('required %s: a prepackaged bundle at a start', (required) => {
      const start = async (signer: Signer) => {
        await app.configure({
          PluginSettings: { RequirePluginSignature: required, PluginStates: { [ID]: { Enable: true } } },
        });
        put(join(app.folder, 'prepackaged'), 'a.tar.gz', signer);
        await restart();
      };
      it('is installed when a trusted author signed it', async () => {
        await start('trusted');
        expect(app.host.isActive(ID)).toBe(true);
        await restart();
        expect(app.host.isActive(ID)).toBe(true);
      });
      it.each(UNTRUSTED)('is logged and not installed, signed by: %s', async (signer) => {
        await start(signer);
        expect(installed()).toBe(false);
        expect(app.logged.join('\n')).toContain('A prepackaged plugin is not installed');
      });
    });

    describe('a folder that was unpacked by hand', () => {
      it.each([false, true])('required %s: is not checked', async (required) => {
        await require(required);
        const folder = join(app.data.path, 'plugins', 'by-hand');
        mkdirSync(folder, { recursive: true });
        writeFileSync(
          join(folder, 'plugin.json'),
          JSON.stringify({ id: ID, name: 'x', version: '1.0.0', webapp: { bundle_path: 'main.js' } }),
        );
        writeFileSync(join(folder, 'main.js'), '// nothing');
        await restart();
        expect(installed()).toBe(true);
        await app.host.enable(ID);
        expect(app.host.isActive(ID)).toBe(true);
      });
    });
  },
);
