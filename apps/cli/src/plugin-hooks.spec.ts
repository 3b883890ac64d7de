import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { FakeServer, json } from './fake-server.fixture.ts';
import { timeOf } from './output/words.ts';

let cli: Cli;
let server: FakeServer;
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
  await cli.login(server.url);
  server.seen.length = 0;
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const PLUGIN = '/api/v4/plugins/com.example';
const answer = (request: string, body: unknown): void => {
  server.on.set(request, (_seen, response) => json(response, 200, body));
};
const AT = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('patchbay plugin usage, trace, order and policy', () => {
  it('shows what is stored and how hooks do', async () => {
    answer(`GET ${PLUGIN}/usage`, {
      kv_keys: 1,
      kv_bytes: 10,
      sql_bytes: 4096,
      settings_bytes: 0,
      bundle_bytes: 1_048_576,
      unpacked_bytes: 2_097_152,
      memory_bytes: 3_145_728,
      hooks: [{ hook: 'MessageWillBePosted', calls: 12, failures: 1, p50_ms: 1.25, p95_ms: 20 }],
    });
    expect((await cli.run('plugin', 'usage', 'com.example')).out).toBe(
      [
        'com.example',
        '  data      1 key (10 B), tables (4.0 KiB)',
        '  on disk   1.0 MiB of bundles, 2.0 MiB unpacked',
        '  memory    3.0 MiB',
        '  MessageWillBePosted: 12 calls, 1 failed, half within 1.3 ms, 95 % within 20 ms',
        '',
      ].join('\n'),
    );
  });

  it('switches tracing and shows what plugins did', async () => {
    expect((await cli.run('plugin', 'trace', 'on')).out).toBe('Hooks are traced\n');
    expect(JSON.parse(server.seen.at(-1)?.body.toString() ?? '')).toEqual({
      PatchbaySettings: { TraceHooks: true },
    });
    await cli.run('plugin', 'trace', 'off');
    expect(JSON.parse(server.seen.at(-1)?.body.toString() ?? '')).toEqual({
      PatchbaySettings: { TraceHooks: false },
    });
    answer('GET /api/v4/plugins/traces?post_id=p1&plugin_id=com.example', [
      {
        hook: 'MessageWillBePosted',
        plugin_id: 'com.example',
        started_at: AT,
        duration_ms: 3,
        outcome: 'replaced',
        changed: ['message', 'props'],
        reason: '',
      },
    ]);
    const show = ['plugin', 'trace', 'show', '--post', 'p1', '--plugin', 'com.example'];
    expect((await cli.run(...show)).out).toBe(
      `${timeOf(AT)}  MessageWillBePosted  com.example  replaced, changed message, props  3 ms\n`,
    );
  });

  it('shows and sets the order of plugins', async () => {
    server.config['PatchbaySettings'] = { PluginOrder: ['b', 'a'] };
    expect((await cli.run('plugin', 'order', 'show')).out).toBe('b\na\n');
    expect((await cli.run('plugin', 'order', 'set', 'A', 'c', 'a')).out).toBe('Order of plugins: a, c\n');
    expect(server.config['PatchbaySettings']).toEqual({ PluginOrder: ['a', 'c'] });
    expect((await cli.run('plugin', 'order', 'set')).out).toBe('Plugins are asked by id.\n');
  });

  it('sets the policy of one hook, keeps the others, and takes it back', async () => {
    server.config['PatchbaySettings'] = { HookPolicies: { other: { X: 'open' } } };
    const policies = (): unknown =>
      (server.config['PatchbaySettings'] as Record<string, unknown>)['HookPolicies'];
    const set = (policy: string) => cli.run('plugin', 'policy', 'Com.Example', 'MessageWillBePosted', policy);
    expect((await set('closed')).out).toContain('MessageWillBePosted of com.example: closed');
    expect(policies()).toEqual({
      other: { X: 'open' },
      'com.example': { MessageWillBePosted: 'closed' },
    });
    await set('default');
    expect(policies()).toEqual({ other: { X: 'open' } });
    expect((await set('ajar')).code).toBe(1);
  });
});
