import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { bearer, startTestApp, type TestApp } from '../fixtures/test-app.ts';

describe('an answer of the API', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_admin' });
    app.core.logIn('user');
  });
  afterEach(() => app.close());

  it('carries the headers that clients of Mattermost read', async () => {
    const { headers } = await app.ask('/api/v4/plugins', { headers: bearer('admin') });
    expect(headers['content-type']).toBe('application/json');
    expect(headers['x-request-id']).toMatch(/^[a-z0-9]{26}$/);
    expect(headers['x-version-id']).toBe('11.11.0.0.hash.false');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['expires']).toBe('0');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('has no Expires when it is not to a GET', async () => {
    const { headers } = await app.ask('/api/v4/plugins', { method: 'POST' });
    expect(headers['expires']).toBeUndefined();
    expect(headers['content-type']).toBe('application/json');
  });

  it('to an error is the five fields, under the request id of the header', async () => {
    const { status, headers, json } = await app.ask('/api/v4/plugins', { headers: bearer('user') });
    expect(status).toBe(403);
    expect(json()).toEqual({
      id: 'api.context.permissions.app_error',
      message: 'No.',
      detailed_error: '',
      request_id: headers['x-request-id'],
      status_code: 403,
    });
  });

  it('shows the details of an error to developers only', async () => {
    app.core.settings.ServiceSettings.EnableDeveloper = true;
    const { json } = await app.ask('/api/v4/plugins', { headers: bearer('user') });
    expect(json()['detailed_error']).toBe('sysconsole_read_plugins');
  });

  it('to an unknown path is 404 in the same form', async () => {
    const answer = await app.ask('/api/v4/nothing/here', { headers: bearer('admin') });
    expect(answer.status).toBe(404);
    expect(answer.json()['id']).toBe('api.context.404.app_error');
  });

  it('to what nobody expected is a 500 that tells nothing, and the log tells it under the same id', async () => {
    app.core.settings.FileSettings = undefined as never;
    const form = '--x\r\n\r\n--x--\r\n';
    const answer = await app.ask('/api/v4/plugins', {
      method: 'POST',
      headers: { ...bearer('admin'), 'Content-Type': 'multipart/form-data; boundary=x' },
      body: form,
    });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('MaxFileSize');
    expect(app.logged.join()).toContain('MaxFileSize');
    expect(app.logged.join()).toContain(String(answer.headers['x-request-id']));
  });

  it('says even less about a 5xx in hardened mode', async () => {
    app.core.settings.PluginSettings.Enable = false;
    const ask = async () => (await app.ask('/api/v4/plugins', { headers: bearer('admin') })).json();
    expect((await ask())['id']).toBe('app.plugin.disabled.app_error');
    app.core.settings.ServiceSettings.ExperimentalEnableHardenedMode = true;
    expect(await ask()).toMatchObject({ id: '', message: '', status_code: 501 });
  });

  it('comes from the local socket only to its owner', () => {
    expect(statSync(app.socketPath).mode & 0o777).toBe(0o600);
  });
});
