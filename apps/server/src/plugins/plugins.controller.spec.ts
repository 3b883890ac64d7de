import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { bearer, startTestApp, type TestApp } from '../fixtures/test-app.ts';

const BOUNDARY = 'patchbay-boundary';

function form(parts: { name: string; file?: string; content: string }[]) {
  const body = parts
    .map(
      ({ name, file, content }) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${content}\r\n`,
    )
    .join('');
  return {
    method: 'POST',
    headers: { ...bearer('admin'), 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: `${body}--${BOUNDARY}--\r\n`,
  };
}

describe('/api/v4/plugins', () => {
  let app: TestApp;
  const uploads = () => readdirSync(app.folder).filter((name) => name.startsWith('upload-'));
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_admin' });
    app.core.logIn('user');
    app.host.active.add('demo');
  });
  afterEach(() => app.close());

  it('lists for those who may read plugins, and for nobody else', async () => {
    const answer = await app.ask('/api/v4/plugins', { headers: bearer('admin') });
    expect(answer.json()).toEqual({ active: [{ id: 'demo', name: 'demo', version: '1.0.0' }], inactive: [] });
    expect((await app.ask('/api/v4/plugins/statuses', { headers: bearer('admin') })).text).toBe('[]');
    for (const path of ['/api/v4/plugins', '/api/v4/plugins/statuses'])
      expect((await app.ask(path, { headers: bearer('user') })).status).toBe(403);
  });

  it('tells everyone, even without a session, which web halves to load, and no settings', async () => {
    const answer = await app.ask('/api/v4/plugins/webapp');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual([
      { id: 'web', name: '', version: '1.0.0', webapp: { bundle_path: '/static/web/web_0123_bundle.js' } },
    ]);
  });

  it('enables, disables and removes under the lower-cased id', async () => {
    const headers = bearer('admin');
    for (const [method, path] of [
      ['POST', '/api/v4/plugins/DEMO/enable'],
      ['POST', '/api/v4/plugins/demo/disable'],
      ['DELETE', '/api/v4/plugins/demo'],
    ] as const) {
      const answer = await app.ask(path, { method, headers });
      expect([answer.status, answer.json()]).toEqual([200, { status: 'OK' }]);
    }
    expect(app.host.calls).toEqual(['enable demo', 'disable demo', 'remove demo']);
  });

  it('checks the id, then the switches, then the permission, then whether the plugin is there', async () => {
    const enable = async (id: string, name: string) =>
      (await app.ask(`/api/v4/plugins/${id}/enable`, { method: 'POST', headers: bearer(name) })).json()['id'];
    app.core.settings.PluginSettings.Enable = false;
    expect(await enable('no%20id', 'user')).toBe('api.context.invalid_url_param.app_error');
    expect(await enable('missing', 'user')).toBe('app.plugin.disabled.app_error');
    app.core.settings.PluginSettings.Enable = true;
    expect(await enable('missing', 'user')).toBe('api.context.permissions.app_error');
    expect(await enable('missing', 'admin')).toBe('app.plugin.not_installed.app_error');
    expect(app.host.calls).toEqual(['enable missing']);
  });

  it('answers 501 to everything while plugins are switched off', async () => {
    app.core.settings.PluginSettings.Enable = false;
    for (const path of ['/api/v4/plugins', '/api/v4/plugins/statuses', '/api/v4/plugins/webapp'])
      expect((await app.ask(path, { headers: bearer('admin') })).json()).toMatchObject({
        id: 'app.plugin.disabled.app_error',
        status_code: 501,
      });
  });

  it('takes an upload and answers 201 with its manifest', async () => {
    const answer = await app.ask(
      '/api/v4/plugins',
      form([{ name: 'plugin', file: 'a.tar.gz', content: 'bytes' }]),
    );
    expect([answer.status, answer.json()]).toEqual([201, { id: 'made', name: 'Made', version: '1.0.0' }]);
    expect(app.host.bundle.toString()).toBe('bytes');
    expect(app.host.calls).toEqual(['install {"force":false,"source":"upload"}']);
    expect(uploads()).toEqual([]);
  });

  it('takes "force" before or after the file, and only as "true"', async () => {
    const file = { name: 'plugin', file: 'a.tar.gz', content: 'x' };
    await app.ask('/api/v4/plugins', form([{ name: 'force', content: 'true' }, file]));
    await app.ask('/api/v4/plugins', form([file, { name: 'force', content: 'true' }]));
    await app.ask('/api/v4/plugins', form([file, { name: 'force', content: '1' }]));
    expect(app.host.calls).toEqual([
      'install {"force":true,"source":"upload"}',
      'install {"force":true,"source":"upload"}',
      'install {"force":false,"source":"upload"}',
    ]);
  });

  it('refuses an upload while uploads are off or signatures are required, before asking who it is from', async () => {
    const upload = form([{ name: 'plugin', file: 'a', content: 'x' }]);
    const ask = async () =>
      (
        await app.ask('/api/v4/plugins', { ...upload, headers: { ...upload.headers, ...bearer('user') } })
      ).json();
    const { PluginSettings } = app.core.settings;
    PluginSettings.EnableUploads = false;
    expect(await ask()).toMatchObject({ id: 'app.plugin.upload_disabled.app_error', status_code: 501 });
    PluginSettings.EnableUploads = true;
    PluginSettings.RequirePluginSignature = true;
    expect(await ask()).toMatchObject({ id: 'app.plugin.upload_disabled.app_error', status_code: 501 });
    PluginSettings.RequirePluginSignature = false;
    expect(await ask()).toMatchObject({ id: 'api.context.permissions.app_error', status_code: 403 });
    expect(app.host.calls).toEqual([]);
  });

  it('refuses a form without the file part "plugin"', async () => {
    for (const part of [
      { name: 'other', file: 'a', content: 'x' },
      { name: 'plugin', content: 'not a file' },
    ])
      expect((await app.ask('/api/v4/plugins', form([part]))).json()).toMatchObject({
        id: 'api.plugin.upload.no_file.app_error',
        status_code: 400,
      });
    expect(uploads()).toEqual([]);
  });

  it('answers a form that is none in plain text', async () => {
    const broken = form([{ name: 'plugin', file: 'a', content: 'x' }]);
    for (const ask of [
      { ...broken, headers: { ...bearer('admin'), 'Content-Type': 'application/json' } },
      { ...broken, headers: { ...bearer('admin'), 'Content-Type': 'multipart/form-data' } },
      { ...broken, body: broken.body.slice(0, 100) },
    ]) {
      const answer = await app.ask('/api/v4/plugins', ask);
      expect([answer.status, answer.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
    }
    expect(uploads()).toEqual([]);
  });

  it('refuses what is larger than FileSettings.MaxFileSize, whether it says so or not', async () => {
    app.core.settings.FileSettings.MaxFileSize = 10_000;
    const upload = form([{ name: 'plugin', file: 'a', content: 'x'.repeat(20_000) }]);
    const told = await app.ask('/api/v4/plugins', upload);
    const untold = await app.ask('/api/v4/plugins', {
      ...upload,
      headers: { ...upload.headers, 'Transfer-Encoding': 'chunked' },
    });
    for (const answer of [told, untold])
      expect(answer.json()).toMatchObject({
        id: 'api.plugin.upload.file_too_large.app_error',
        status_code: 413,
      });
    expect(app.host.calls).toEqual([]);
    expect(uploads()).toEqual([]);
  });

  it('says which version was replaced, and whether the step is a major one', async () => {
    const upload = form([{ name: 'plugin', file: 'a.tar.gz', content: 'x' }]);
    const step = async (version: string, id = 'demo') => {
      app.host.manifest = { id, name: 'Demo', version };
      return (await app.ask('/api/v4/plugins', upload)).headers['x-patchbay-upgrade'];
    };
    expect(await step('1.1.0')).toBe('1.0.0 -> 1.1.0');
    expect(await step('2.0.0')).toBe('1.0.0 -> 2.0.0; major');
    expect(await step('odd\r\nX: ; major')).toBe('1.0.0 -> odd??X:???major');
    expect(await step('1.0.0')).toBeUndefined();
    expect(await step('1.0.0', 'new')).toBeUndefined();
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const { headers } = form([]);
    const sent = request(`${app.url}/api/v4/plugins`, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': 50_000 },
    });
    sent.on('error', () => undefined);
    sent.write(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="plugin"; filename="a"\r\n\r\n${'x'.repeat(10_000)}`,
    );
    await app.until(() => uploads().length === 1);
    sent.destroy();
    await app.until(() => uploads().length === 0);
    expect(app.host.calls).toEqual([]);
  });

  describe('an upload that asks first whether it is wanted', () => {
    /** How the server took it: asked for the body, or answered without. */
    const send = (length: number, token = 'admin') =>
      new Promise<{ wanted: boolean; status: number }>((resolve, reject) => {
        const content = 'x'.repeat(length);
        const { headers, body } = form([{ name: 'plugin', file: 'a', content }]);
        const sent = request(`${app.url}/api/v4/plugins`, {
          method: 'POST',
          headers: { ...headers, ...bearer(token), Expect: '100-continue', 'Content-Length': body.length },
        });
        let wanted = false;
        sent.on('continue', () => {
          wanted = true;
          sent.end(body);
        });
        sent.on('response', (response) => {
          response.resume();
          sent.destroy();
          resolve({ wanted, status: response.statusCode ?? 0 });
        });
        sent.on('error', reject);
      });

    it('is asked for, or refused before any of it is sent', async () => {
      expect(await send(100)).toEqual({ wanted: true, status: 201 });
      expect(await send(100, 'user')).toEqual({ wanted: false, status: 403 });
      app.core.settings.FileSettings.MaxFileSize = 5000;
      expect(await send(20_000)).toEqual({ wanted: false, status: 413 });
      app.core.settings.PluginSettings.EnableUploads = false;
      expect(await send(100)).toEqual({ wanted: false, status: 501 });
      expect(uploads()).toEqual([]);
    });

    it('is not held up where another address is asked', async () => {
      const headers = { ...bearer('admin'), Expect: '100-continue', 'Content-Length': 2 };
      const sent = request(`${app.url}/api/v4/plugins/demo/enable`, { method: 'POST', headers });
      const status = new Promise((resolve) =>
        sent.once('response', (response) => resolve(response.statusCode)),
      );
      sent.once('continue', () => sent.end('{}'));
      sent.flushHeaders();
      expect(await status).toBe(200);
      sent.destroy();
    });
  });

  it('lets a large upload that it refuses go by, so that the answer is seen', async () => {
    const body = form([{ name: 'plugin', file: 'a', content: 'x'.repeat(20_000_000) }]);
    const answer = await app.ask('/api/v4/plugins', body);
    expect([answer.status, answer.json()['message']]).toEqual([
      413,
      'The upload is larger than 100000 bytes (FileSettings.MaxFileSize).',
    ]);
    app.core.patchbay.MaxBundleBytes = 10;
    expect((await app.ask('/api/v4/plugins', body)).text).toContain('PatchbaySettings.MaxBundleBytes');
  });

  it('refuses to install while plugins and imports would share a folder', async () => {
    const upload = form([{ name: 'plugin', file: 'a', content: 'x' }]);
    for (const [plugins, imports] of [
      ['./plugins', 'plugins/'],
      ['./plugins', './plugins/import'],
      ['./data/plugins', './data'],
    ] as const) {
      app.core.settings.PluginSettings.Directory = plugins;
      app.core.settings.ImportSettings.Directory = imports;
      expect((await app.ask('/api/v4/plugins', upload)).json()).toMatchObject({
        id: 'api.plugin.install.directory_conflict.app_error',
        status_code: 403,
      });
    }
    app.core.settings.PluginSettings.Directory = './import-plugins';
    app.core.settings.ImportSettings.Directory = './import';
    expect((await app.ask('/api/v4/plugins', upload)).status).toBe(201);
  });
});
