import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bearer, startTestApp, type Ask, type TestApp } from '../fixtures/test-app.ts';

const DEMO = '/api/v4/plugins/demo';

describe('what only Patchbay tells of plugins', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('admin', { roles: 'system_admin' });
    app.core.logIn('user');
    app.host.active.add('demo');
  });
  afterEach(() => app.close());
  const ask = (path: string, { headers = {}, ...more }: Ask = {}) =>
    app.ask(path, { ...more, headers: { ...bearer('admin'), ...headers } });
  const post = (path: string, body: unknown, who = 'admin') =>
    app.ask(path, {
      method: 'POST',
      headers: { ...bearer(who), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  const GETS = ['versions', 'crashes', 'logs', 'usage', 'data'];

  it.each(GETS)('checks the id, the switch, the permission, then whether it is there: %s', async (what) => {
    const id = async (plugin: string, who: string) =>
      (await app.ask(`/api/v4/plugins/${plugin}/${what}`, { headers: bearer(who) })).json()['id'];
    app.core.settings.PluginSettings.Enable = false;
    expect(await id('no%20id', 'user')).toBe('api.context.invalid_url_param.app_error');
    expect(await id('missing', 'user')).toBe('app.plugin.disabled.app_error');
    app.core.settings.PluginSettings.Enable = true;
    expect(await id('missing', 'user')).toBe('api.context.permissions.app_error');
    expect(await id('missing', 'admin')).toBe('app.plugin.not_installed.app_error');
    expect((await ask(`/api/v4/plugins/${what === 'versions' ? 'demo' : 'DEMO'}/${what}`)).status).toBe(200);
    expect((await app.ask(`${DEMO}/${what}`)).status).toBe(401);
    expect((await app.ask(`${DEMO}/${what}`, { local: true })).status).toBe(200);
  });

  it('shows the versions that are kept, and which step is a major one', async () => {
    const answer = (await ask(`${DEMO}/versions`)).json() as unknown as object[];
    expect(answer).toMatchObject([
      { version: '1.0.0', sha256: '0'.repeat(64), active: true, major: false, installed_at: 2000 },
      { version: '0.9.0', sha256: '1'.repeat(64), active: false, major: true, signed: false },
    ]);
  });

  it('goes back to a version, with or without the data of then', async () => {
    const answer = await post(`${DEMO}/rollback`, { sha256: 'A'.repeat(64), restore_data: true });
    expect([answer.status, answer.json()['version']]).toEqual([200, '0.9.0']);
    expect(answer.headers['x-patchbay-upgrade']).toBe('1.0.0 -> 0.9.0; major');
    await ask(`${DEMO}/rollback`, { method: 'POST' });
    expect(app.host.calls).toEqual([
      'rollback demo',
      JSON.stringify({ sha256: 'a'.repeat(64), restoreData: true }),
      'rollback demo',
      JSON.stringify({ restoreData: false }),
    ]);
  });

  it.each([{ sha256: 'abc' }, { sha256: 5 }, { restore_data: 'yes' }, []])(
    'refuses to go back for %j',
    async (body) => {
      const answer = await post(`${DEMO}/rollback`, body);
      expect([answer.status, answer.json()['id']]).toEqual([400, 'api.context.invalid_body_param.app_error']);
      expect((await post(`${DEMO}/rollback`, body, 'user')).status).toBe(403);
      expect(app.host.calls).toEqual([]);
    },
  );

  it('shows crash records by page', async () => {
    const [record] = (await ask(`${DEMO}/crashes?per_page=5`)).json() as unknown as object[];
    expect(record).toEqual({
      id: 'c'.repeat(26),
      plugin_id: 'demo',
      version: '1.0.0',
      at: 9000,
      started_at: 4000,
      kind: 'crashed',
      exit_code: null,
      signal: 'SIGSEGV',
      hooks: ['MessageWillBePosted'],
      memory_bytes: 1024,
      reason: 'it ended',
      stderr: ['last words'],
    });
    expect((await ask(`${DEMO}/crashes?page=3&per_page=9999`)).text).toBe('[]');
    await ask(`${DEMO}/crashes?page=x`);
    expect(app.host.calls).toEqual(['crashes demo 0 5', 'crashes demo 3 200', 'crashes demo 0 60']);
  });

  describe('the log', () => {
    const messages = (text: string) =>
      (JSON.parse(text) as { message: string }[]).map((line) => line.message);

    it('is shown from a level on, the newest lines, behind a number', async () => {
      app.host.logged('debug', 'a');
      app.host.logged('error', 'b');
      app.host.logged('info', 'c');
      expect(messages((await ask(`${DEMO}/logs`)).text)).toEqual(['a', 'b', 'c']);
      expect(messages((await ask(`${DEMO}/logs?lines=1`)).text)).toEqual(['c']);
      expect(messages((await ask(`${DEMO}/logs?level=warn`)).text)).toEqual(['b']);
      expect(messages((await ask(`${DEMO}/logs?after=2`)).text)).toEqual(['c']);
    });

    it('waits for a line of the level asked for', async () => {
      const answer = ask(`${DEMO}/logs?after=0&wait=30&level=warn`);
      await app.until(() => app.host.calls.includes('waits after 0'));
      app.host.logged('debug', 'nothing');
      await app.until(() => app.host.calls.length === 2);
      app.host.logged('error', 'something');
      expect(messages((await answer).text)).toEqual(['something']);
    });

    it('counts numbers of another run of the server for nothing', async () => {
      app.host.logged('info', 'a');
      const { headers } = await ask(`${DEMO}/logs`);
      const run = String(headers['x-patchbay-run']);
      expect(run).toHaveLength(26);
      expect(messages((await ask(`${DEMO}/logs?after=1&run=${run}`)).text)).toEqual([]);
      expect(messages((await ask(`${DEMO}/logs?after=1&run=other`)).text)).toEqual(['a']);
    });

    it.each(['after=x', 'after=-1', 'lines=1.5', 'level=loud', 'wait=soon', 'after=1&after=2'])(
      'refuses ?%s',
      async (query) => {
        const answer = await ask(`${DEMO}/logs?${query}`);
        expect([answer.status, answer.json()['id']]).toEqual([
          400,
          'api.context.invalid_url_param.app_error',
        ]);
      },
    );
  });

  it('shows what a plugin stores and how its hooks do', async () => {
    expect((await ask(`${DEMO}/usage`)).json()).toEqual({
      kv_keys: 2,
      kv_bytes: 30,
      sql_bytes: 0,
      settings_bytes: 4,
      bundle_bytes: 500,
      unpacked_bytes: 900,
      memory_bytes: 3000,
      cpu_ms: 250,
      started_at: 1000,
      log_lines_per_second: 2,
      implemented: ['MessageWillBePosted', 'ServeHTTP'],
      hooks: [
        {
          hook: 'MessageWillBePosted',
          calls: 7,
          failures: 1,
          timeouts: 1,
          passed_over: 2,
          dropped: 0,
          p50_ms: 1.5,
          p95_ms: 20,
        },
      ],
    });
  });

  it('gives the data of a plugin as a file, and only to who may change plugins', async () => {
    const answer = await ask(`${DEMO}/data`);
    expect([answer.status, answer.text]).toEqual([200, 'the data of demo']);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-disposition': 'attachment; filename="demo-data.tar.gz"',
      'cache-control': 'no-store',
    });
    expect((await app.ask(`${DEMO}/data`, { headers: bearer('user') })).status).toBe(403);
    expect(app.core.pluginData).toEqual(['export demo']);
  });

  it('removes the data with the plugin only when told to', async () => {
    for (const query of ['', '?data=keep', '?data=delete'])
      expect((await ask(`${DEMO}${query}`, { method: 'DELETE' })).json()).toEqual({ status: 'OK' });
    expect(app.host.calls).toEqual(['remove demo', 'remove demo', 'remove demo']);
    expect(app.core.pluginData).toEqual(['delete demo']);
  });

  it.each(['?data=', '?data=all', '?data=keep&data=delete'])('removes nothing for %s', async (query) => {
    const answer = await ask(`${DEMO}${query}`, { method: 'DELETE' });
    expect([answer.status, answer.json()['id']]).toEqual([400, 'api.context.invalid_url_param.app_error']);
    expect(app.host.calls).toEqual([]);
  });

  it('keeps the data of a plugin that could not be removed', async () => {
    expect((await ask('/api/v4/plugins/missing?data=delete', { method: 'DELETE' })).status).toBe(404);
    expect(app.core.pluginData).toEqual([]);
  });

  describe('a fault of a web half', () => {
    const failure = { message: 'x is undefined', location: 'RHS', stack: 's'.repeat(300), version: '1.0.0' };

    it('is taken from anybody who is logged in, shortened', async () => {
      const long = { ...failure, message: 'x'.repeat(600) };
      expect((await post(`${DEMO}/web_failure`, long, 'user')).json()).toEqual({ status: 'OK' });
      expect(app.host.calls).toEqual([
        `web failure demo ${JSON.stringify({ ...failure, message: 'x'.repeat(500) })}`,
      ]);
    });

    it('is refused from nobody, about nothing, and without words', async () => {
      expect((await app.ask(`${DEMO}/web_failure`, { method: 'POST' })).status).toBe(401);
      expect((await post('/api/v4/plugins/missing/web_failure', failure, 'user')).status).toBe(404);
      for (const body of [{}, { message: 5 }, 'text'])
        expect((await post(`${DEMO}/web_failure`, body, 'user')).status).toBe(400);
      expect(app.host.calls).toEqual([]);
    });

    it('is taken ten times a minute from each user', async () => {
      app.core.logIn('other');
      for (let report = 0; report < 10; report++)
        expect((await post(`${DEMO}/web_failure`, failure, 'user')).status).toBe(200);
      const refused = await post(`${DEMO}/web_failure`, failure, 'user');
      expect([refused.status, refused.json()['id']]).toEqual([
        429,
        'api.plugin.web_failure.too_many.app_error',
      ]);
      expect((await post(`${DEMO}/web_failure`, failure, 'other')).status).toBe(200);
    });
  });

  it('shows what plugins did to a post, for a request, or one of them', async () => {
    app.host.traced.push({
      hook: 'MessageWillBePosted',
      pluginId: 'demo',
      startedAt: 5,
      durationMs: 1.25,
      outcome: 'replaced',
      changed: ['message'],
      requestId: undefined,
      postId: 'p1',
    });
    const answer = await ask('/api/v4/plugins/traces?post_id=p1&plugin_id=DEMO');
    expect(answer.json()).toEqual([
      {
        hook: 'MessageWillBePosted',
        plugin_id: 'demo',
        started_at: 5,
        duration_ms: 1.25,
        outcome: 'replaced',
        changed: ['message'],
        request_id: '',
        post_id: 'p1',
        reason: '',
      },
    ]);
    expect(app.host.calls).toEqual(['traces {"pluginId":"demo","postId":"p1"}']);
    expect((await app.ask('/api/v4/plugins/traces', { headers: bearer('user') })).status).toBe(403);
    expect((await app.ask('/api/v4/plugins/traces', { local: true })).status).toBe(200);
  });
});
