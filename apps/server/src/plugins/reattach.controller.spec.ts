import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bearer, startTestApp, type TestApp } from '../fixtures/test-app.ts';

const request = {
  Manifest: { id: 'Under.Debugger', name: 'D', version: '1.0.0', server: { executable: 'x' } },
  PluginReattachConfig: { Protocol: 'netrpc', ProtocolVersion: 1, Addr: { Name: '/s', Net: 'unix' }, Pid: 7 },
};

describe('/api/v4/plugins/reattach and /detach', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_admin' });
    app.host.active.add('under.debugger');
  });
  afterEach(() => app.close());

  const reattach = (body: unknown, local = true) =>
    app.ask('/api/v4/plugins/reattach', {
      method: 'POST',
      local,
      headers: local ? {} : bearer('admin'),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const detach = (id: string, local = true) =>
    app.ask(`/api/v4/plugins/${id}/detach`, { method: 'POST', local, headers: local ? {} : bearer('admin') });

  it('attach and let go over the local socket, and answer nothing', async () => {
    const attached = await reattach(request);
    expect([attached.status, attached.text]).toEqual([200, '']);
    const detached = await detach('Under.Debugger');
    expect([detached.status, detached.text]).toEqual([200, '']);
    expect(app.host.calls).toEqual([
      `reattach ${JSON.stringify([
        { ...request.Manifest, id: 'under.debugger' },
        { ...request.PluginReattachConfig, Test: false },
      ])}`,
      'detach under.debugger',
    ]);
  });

  it('are denied to everybody who comes over the network, administrators too', async () => {
    for (const answer of [await reattach(request, false), await detach('under.debugger', false)])
      expect([answer.status, answer.json()['id']]).toEqual([
        401,
        'api.context.local_origin_required.app_error',
      ]);
    expect(app.host.calls).toEqual([]);
  });

  it.each([
    ['not JSON', 'hello', 'api4.plugin.reattachPlugin.invalid_request'],
    ['no body', '', 'api4.plugin.reattachPlugin.invalid_request'],
    ['a list', [], 'api4.plugin.reattachPlugin.invalid_request'],
    [
      'a manifest of the wrong form',
      { ...request, Manifest: { id: 5 } },
      'api4.plugin.reattachPlugin.invalid_request',
    ],
    [
      'an address of the wrong form',
      { ...request, PluginReattachConfig: { Addr: 'x' } },
      'api4.plugin.reattachPlugin.invalid_request',
    ],
    ['no manifest', { PluginReattachConfig: {} }, 'plugin_reattach_request.is_valid.manifest.app_error'],
    [
      'no address',
      { Manifest: request.Manifest, PluginReattachConfig: null },
      'plugin_reattach_request.is_valid.plugin_reattach_config.app_error',
    ],
  ])('refuse %s with 400', async (_, body, id) => {
    const answer = await reattach(body);
    expect([answer.status, answer.json()['id']]).toEqual([400, id]);
    expect(app.host.calls).toEqual([]);
  });

  it('answer 501 while plugins are off, 400 to an id that is none, and pass on what the host says', async () => {
    expect((await detach('no%20id')).json()['id']).toBe('api.context.invalid_url_param.app_error');
    expect((await detach('unknown')).status).toBe(404);
    app.core.settings.PluginSettings.Enable = false;
    for (const answer of [await reattach(request), await detach('under.debugger')])
      expect([answer.status, answer.json()['id']]).toEqual([501, 'app.plugin.disabled.app_error']);
  });
});
