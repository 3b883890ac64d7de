import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bearer, startTestApp, type TestApp } from '../fixtures/test-app.ts';

describe('POST /api/v4/plugins/install_from_url', () => {
  let app: TestApp;
  let store: Server;
  let serve: RequestListener;
  const address = (path = '/plugin.tar.gz') =>
    `http://127.0.0.1:${(store.address() as AddressInfo).port}${path}`;
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_admin' });
    app.core.logIn('user');
    app.host.active.add('made');
    app.core.settings.PluginSettings.AllowInsecureDownloadURL = true;
    serve = (_request, response) => response.end('the bundle');
    store = createServer((request, response) => serve(request, response));
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await app.close();
    store.closeAllConnections();
    await new Promise((resolve) => store.close(resolve));
  });
  const install = (query: Record<string, string>, who = 'admin') =>
    app.ask(`/api/v4/plugins/install_from_url?${new URLSearchParams(query).toString()}`, {
      method: 'POST',
      headers: bearer(who),
    });

  it('fetches the bundle and answers 201 with its manifest', async () => {
    app.host.manifest = { id: 'made', name: 'Made', version: '2.0.0' };
    const answer = await install({ plugin_download_url: address() });
    expect([answer.status, answer.json()]).toEqual([201, { id: 'made', name: 'Made', version: '2.0.0' }]);
    expect(answer.headers['x-patchbay-upgrade']).toBe('1.0.0 -> 2.0.0; major');
    expect(app.host.bundle.toString()).toBe('the bundle');
    expect(app.host.calls).toEqual(['install {"force":false,"source":"url"}']);
  });

  it.each([
    ['1', true],
    ['T', true],
    ['True', true],
    ['yes', false],
    ['0', false],
  ])('takes force as Go reads it: %s', async (force, is) => {
    await install({ plugin_download_url: address(), force });
    expect(app.host.calls).toEqual([`install {"force":${is},"source":"url"}`]);
  });

  it('refuses http unless the settings allow it, and what is no address', async () => {
    app.core.settings.PluginSettings.AllowInsecureDownloadURL = false;
    for (const url of [address(), '', 'nothing', 'file:///etc/passwd', 'https://']) {
      const answer = await install({ plugin_download_url: url });
      expect([answer.status, answer.json()['id']]).toEqual([
        400,
        'api.plugin.install.download_failed.app_error',
      ]);
    }
    expect(app.host.calls).toEqual([]);
  });

  it('refuses what is larger than PatchbaySettings.MaxBundleBytes', async () => {
    app.core.patchbay.MaxBundleBytes = 5;
    const answer = await install({ plugin_download_url: address() });
    expect([answer.status, answer.json()['id']]).toEqual([
      400,
      'api.plugin.install.download_failed.app_error',
    ]);
    expect(app.host.calls).toEqual([]);
  });

  it('checks the switches, then the permission, before anything is fetched', async () => {
    let asked = 0;
    serve = (_request, response) => {
      asked += 1;
      response.end();
    };
    const id = async (who: string) => (await install({ plugin_download_url: address() }, who)).json()['id'];
    for (const [setting, value] of [
      ['Enable', false],
      ['EnableUploads', false],
      ['RequirePluginSignature', true],
    ] as const) {
      const { PluginSettings } = app.core.settings;
      const before = PluginSettings[setting];
      PluginSettings[setting] = value;
      expect(await id('user')).toBe('app.plugin.disabled.app_error');
      PluginSettings[setting] = before;
    }
    expect(await id('user')).toBe('api.context.permissions.app_error');
    expect(asked).toBe(0);
  });

  it('gives the download up when whoever asked has gone', async () => {
    const closed = new Promise<void>((resolve) => {
      serve = (_request, response) => {
        response.write('the beginning');
        response.once('close', resolve);
      };
    });
    const gone = new AbortController();
    const url = `${app.url}/api/v4/plugins/install_from_url?plugin_download_url=${encodeURIComponent(address())}`;
    const answer = fetch(url, { method: 'POST', headers: bearer('admin'), signal: gone.signal });
    store.once('request', () => setImmediate(() => gone.abort()));
    await expect(answer).rejects.toThrow();
    await closed;
    expect(app.host.calls).toEqual([]);
  });
});
