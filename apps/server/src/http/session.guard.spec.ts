import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bearer, cookie, startTestApp, type TestApp } from '../fixtures/test-app.ts';

describe('the session of a REST request', () => {
  let app: TestApp;
  const enable = '/api/v4/plugins/demo/enable';
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_user system_admin' });
    app.core.logIn('user');
    app.host.active.add('demo');
  });
  afterEach(() => app.close());

  it('is found by Bearer, by "token", by cookie', async () => {
    for (const headers of [
      bearer('admin'),
      { Authorization: 'bEaReR token-admin' },
      { Authorization: 'token token-admin' },
      cookie('admin'),
    ])
      expect((await app.ask('/api/v4/plugins', { headers })).status).toBe(200);
  });

  it('is demanded: without one, or with one that nobody knows, the answer is 401', async () => {
    for (const headers of [{}, bearer('nobody'), cookie('nobody'), { Authorization: 'Basic token-admin' }]) {
      const answer = await app.ask('/api/v4/plugins', { headers });
      expect(answer.status).toBe(401);
      expect(answer.json()['id']).toBe('api.context.session_expired.app_error');
    }
  });

  it('prefers the cookie to the Authorization header', async () => {
    const answer = await app.ask('/api/v4/plugins', { headers: { ...cookie('user'), ...bearer('admin') } });
    expect(answer.status).toBe(403);
  });

  it('takes the cookies of a dead session away', async () => {
    const answer = await app.ask('/api/v4/plugins', { headers: cookie('nobody') });
    expect(answer.headers['set-cookie']?.join()).toMatch(/MMAUTHTOKEN=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('in the query serves OAuth sessions only', async () => {
    app.core.logIn('oauth', { roles: 'system_admin', is_oauth: true });
    expect((await app.ask('/api/v4/plugins?access_token=token-oauth')).status).toBe(200);
    const answer = await app.ask('/api/v4/plugins?access_token=token-admin');
    expect(answer.status).toBe(401);
    expect(answer.json()['id']).toBe('api.context.token_provided.app_error');
  });

  it('by cookie changes something only with the CSRF token of the session', async () => {
    const post = (headers: Record<string, string>) => app.ask(enable, { method: 'POST', headers });
    expect((await post({ ...cookie('admin'), 'X-CSRF-Token': 'csrf-admin' })).status).toBe(200);
    expect((await post({ ...cookie('admin'), 'X-CSRF-Token': 'csrf-user' })).status).toBe(401);
    expect((await post(cookie('admin'))).status).toBe(401);
    expect((await post(bearer('admin'))).status).toBe(200);
    expect(app.host.calls).toEqual(['enable demo', 'enable demo']);
  });

  it('by cookie also with X-Requested-With, unless the administrator is strict', async () => {
    const post = () =>
      app.ask(enable, {
        method: 'POST',
        headers: { ...cookie('admin'), 'X-Requested-With': 'XMLHttpRequest' },
      });
    expect((await post()).status).toBe(200);
    app.core.settings.ServiceSettings.ExperimentalStrictCSRFEnforcement = true;
    expect((await post()).status).toBe(401);
  });

  it('is not asked for on the local socket, where everything is permitted', async () => {
    expect((await app.ask(enable, { method: 'POST', local: true })).status).toBe(200);
    expect((await app.ask(enable, { method: 'POST' })).status).toBe(401);
  });
});
