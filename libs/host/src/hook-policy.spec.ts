import { afterEach, describe, expect, it } from '@jest/globals';
import type { API, Context, Post } from '@patchbay/contract';
import { BREAKER_TIMEOUTS, chatHooks, ManualClock } from '@patchbay/hooks';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import type { HostSettings } from './host-settings.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const context = { RequestId: 'r', SessionId: 's' } as Context;
const post = (message: string): Post => ({ id: '', message, props: {} }) as Post;

/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;
/** Soon over for a plugin that never answers; for one that does, the contract's own holds. */
const SHORT_MS = 200;

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
}, DEADLINE_MS);

/** A host with fixtures installed and enabled, by id, and settings that can be changed. */
async function run(fixtures: Record<string, string>, options: Partial<PluginHostOptions> = {}) {
  const chosen: { settings: HostSettings } = { settings: DEFAULT_HOST_SETTINGS };
  const api: Partial<API> = { LogInfo: () => Promise.resolve() };
  const kit = createHost(createSite(), { api, settings: () => chosen.settings, ...options });
  hosts.push(kit);
  await kit.host.start();
  for (const [id, fixture] of Object.entries(fixtures)) {
    await kit.install(await packPlugin({ id, script: await bundleScript(`./plugins/${fixture}.ts`) }));
    await kit.host.enable(id);
  }
  const hooks = chatHooks(kit.host.hooks);
  return {
    ...kit,
    choose: (settings: Partial<HostSettings>) => {
      chosen.settings = { ...DEFAULT_HOST_SETTINGS, ...settings };
    },
    posted: (message = 'hello') => hooks.messageWillBePosted(context, post(message)),
  };
}

const closed = (id: string): Partial<HostSettings> => ({
  policies: { [id]: { MessageWillBePosted: 'closed' } },
});
const unanswered = (pluginId: string, inactive: boolean) => ({
  unanswered: { pluginId, inactive, guard: false, reason: expect.stringContaining(pluginId) as unknown },
});

describe('a plugin that hangs in a hook', () => {
  it(
    'lets everything pass under the policy "open", is passed over, and its status says so',
    async () => {
      const { choose, host, posted, status } = await run({ 'com.example.hung': 'hang-in-hook' });
      choose({ deadlinesMs: { MessageWillBePosted: SHORT_MS, OnDeactivate: SHORT_MS } });
      for (let round = 0; round <= BREAKER_TIMEOUTS; round += 1)
        expect(await posted()).toEqual({ post: post('hello') });
      expect(host.hooks.passedOver('com.example.hung')).toEqual(['MessageWillBePosted']);
      expect(status('com.example.hung')?.details.passed_over).toEqual(['MessageWillBePosted']);
      expect(host.hooks.figures('com.example.hung')).toMatchObject([
        { hook: 'MessageWillBePosted', calls: BREAKER_TIMEOUTS, timeouts: BREAKER_TIMEOUTS, passedOver: 1 },
      ]);
    },
    DEADLINE_MS,
  );

  it(
    'lets nothing pass under the policy "closed", passed over or not, until it is disabled',
    async () => {
      const id = 'com.example.hung';
      const { choose, host, posted } = await run({ [id]: 'hang-in-hook' });
      choose({ ...closed(id), deadlinesMs: { MessageWillBePosted: SHORT_MS, OnDeactivate: SHORT_MS } });
      for (let round = 0; round <= BREAKER_TIMEOUTS; round += 1)
        expect(await posted()).toEqual(unanswered(id, false));
      await host.disable(id);
      expect(await posted()).toEqual({ post: post('hello') });
    },
    DEADLINE_MS,
  );
});

describe('a plugin that ends in a hook', () => {
  it(
    'lets nothing pass under the policy "closed", nor while it is down, until it is disabled',
    async () => {
      const id = 'com.example.fragile';
      // It is not started again as long as no time passes.
      const clock = new ManualClock();
      const { choose, host, posted, whenStatus } = await run({ [id]: 'exit-in-hook' }, { clock });
      choose(closed(id));
      expect(await posted()).toEqual(unanswered(id, false));
      await whenStatus(id, ({ state }) => state === PluginStates.FailedToStayRunning);
      expect(await posted()).toEqual(unanswered(id, true));
      choose({});
      expect(await posted()).toEqual({ post: post('hello') });
      choose(closed(id));
      await host.disable(id);
      expect(await posted()).toEqual({ post: post('hello') });
    },
    DEADLINE_MS,
  );
});

describe('the order of plugins', () => {
  it(
    'is the one that the administrator chose, from the next message on, and then by id',
    async () => {
      const ids = { a: 'com.example.a', b: 'com.example.b', c: 'com.example.c' };
      const { choose, host, posted } = await run({ [ids.c]: 'echo', [ids.a]: 'echo', [ids.b]: 'echo' });
      const order = async (): Promise<string[]> => {
        await posted();
        return host.hooks
          .traces({ requestId: 'r' })
          .slice(-3)
          .map(({ pluginId }) => pluginId);
      };
      choose({ traceHooks: true });
      expect(await order()).toEqual([ids.a, ids.b, ids.c]);
      choose({ traceHooks: true, order: [ids.c, 'com.example.absent'] });
      expect(await order()).toEqual([ids.c, ids.a, ids.b]);
      choose({ traceHooks: true, order: [ids.b, ids.c] });
      expect(await order()).toEqual([ids.b, ids.c, ids.a]);
    },
    DEADLINE_MS,
  );
});
