import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context, Post } from '@patchbay/contract';
import { chatHooks, ManualClock, systemClock } from '@patchbay/hooks';
import { parseManifest } from '@patchbay/manifest';
import { createHost, createSite } from './fixtures/create-host.ts';
import {
  GO_BUILD_DEADLINE_MS,
  GO_PLUGIN_ID as id,
  goPluginBundle,
  goPluginProgram,
  hasGo,
} from './fixtures/go-plugin.ts';
import { isRunning } from './fixtures/process-probe.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import type { ReattachConfig } from './lifecycle/attachment.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const { FailedToStayRunning, Running } = PluginStates;
const context = { RequestId: 'r' } as Context;
const post = (message: string): Post => ({ id: 'p', message }) as Post;

const manifestWith = (more: Record<string, unknown>) =>
  parseManifest(JSON.stringify({ id, name: 'Under a debugger', version: '0.0.1', ...more }), 'json');
const manifest = manifestWith({ server: { executable: 'not/looked/at' } });

const hosts: ReturnType<typeof createHost>[] = [];
const processes: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

async function started(options: Partial<PluginHostOptions> = {}) {
  const kit = createHost(createSite(), options);
  hosts.push(kit);
  await kit.host.start();
  const echoed = async (text: string) => {
    const result = await chatHooks(kit.host.hooks).messageWillBePosted(context, post(text));
    return 'post' in result ? result.post.message : '';
  };
  return { ...kit, echoed };
}

const somewhere: ReattachConfig = {
  Protocol: 'netrpc',
  ProtocolVersion: 1,
  Addr: { Name: '/nowhere/at/all', Net: 'unix' },
  Pid: 1,
  Test: true,
};

describe('a reattachment is refused with what is wrong with it, and nothing stays attached:', () => {
  it.each([
    ['nobody listens', manifest, somewhere, /cannot be reached at unix \/nowhere\/at\/all/],
    [
      'another machine',
      manifest,
      { ...somewhere, Addr: { Name: '192.0.2.1:80', Net: 'tcp' } },
      /neither the absolute path of a unix socket nor a TCP port of this machine/,
    ],
    [
      'a relative socket',
      manifest,
      { ...somewhere, Addr: { Name: 'x', Net: 'unix' } },
      /neither the absolute/,
    ],
    ['an unknown protocol', manifest, { ...somewhere, Protocol: 'soap' }, /Send "netrpc" or "grpc"/],
    ['another version', manifest, { ...somewhere, ProtocolVersion: 2 }, /speaks version 2 .*Build it for/],
    [
      'no server half',
      manifestWith({ webapp: { bundle_path: 'x.js' } }),
      somewhere,
      /manifest has no "server"/,
    ],
    [
      'a newer server wanted',
      manifestWith({ server: { executable: 'x' }, min_server_version: '99.0.0' }),
      somewhere,
      /requires Mattermost 99.0.0/,
    ],
  ])('%s', async (_, given, config, words) => {
    const { host } = await started();
    const attempt = host.reattach(given, config);
    await expect(attempt).rejects.toMatchObject({ id: 'app.plugin.reattach.app_error', status_code: 500 });
    await expect(attempt).rejects.toThrow(words);
    await expect(attempt).rejects.toThrow(id);
    expect(host.statuses()).toEqual([]);
    await expect(host.detach(id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('an id that is none', async () => {
    const { host } = await started();
    await expect(host.reattach({ ...manifest, id: '../x' }, somewhere)).rejects.toMatchObject({
      id: 'app.plugin.invalid_id.app_error',
      status_code: 400,
    });
  });
});

(hasGo ? describe : describe.skip)('a Go plugin that its author started (needs go on the PATH)', () => {
  beforeAll(() => {
    goPluginProgram();
  }, GO_BUILD_DEADLINE_MS);

  /** Starts it outside of any host, as a debugger would, and reads where it can be reached. */
  async function startedByHand() {
    const child = spawn(goPluginProgram(), {
      env: { ...process.env, PATCHBAY_TEST_STANDALONE: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    processes.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return { child, pid: child.pid ?? 0, config: JSON.parse(line) as ReattachConfig };
  }

  it('is attached, hears hooks, and is left alone when it is detached; as often as wanted', async () => {
    const { announced, echoed, host, status } = await started();
    const { config, pid } = await startedByHand();
    for (let round = 0; round < 2; round += 1) {
      await host.reattach(manifest, config);
      expect(status(id)).toMatchObject({ state: Running, error: '', version: '0.0.1', plugin_path: '' });
      expect(host.isActive(id)).toBe(true);
      expect(await echoed('hello')).toBe('hello (seen by Go)');
      await host.detach(id.toUpperCase());
      expect(host.statuses()).toEqual([]);
      expect(await echoed('hello')).toBe('hello');
      expect(isRunning(pid)).toBe(true);
    }
    expect(announced.map(({ event }) => event)).toEqual(['enabled', 'disabled', 'enabled', 'disabled']);
    await expect(host.detach(id)).rejects.toThrow(/not attached, so there is nothing to detach/);
  });

  it.each([
    ['waits for it in developer mode, and says so', true, 'hello (seen by Go)'],
    ['goes on without it otherwise', false, 'hello'],
  ])('that stands at a breakpoint: whoever posts %s', async (_, developerMode, expected) => {
    const clock = new ManualClock();
    const { echoed, host, status } = await started({
      clock: { ...systemClock, after: (delayMs, callback) => clock.after(delayMs, callback) },
      settings: () => ({ ...DEFAULT_HOST_SETTINGS, developerMode }),
    });
    const { child, config } = await startedByHand();
    await host.reattach(manifest, config);
    child.kill('SIGSTOP');
    const posted = echoed('hello');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(600_000);
    child.kill('SIGCONT');
    expect(await posted).toBe(expected);
    expect(status(id)).toMatchObject({ state: Running, details: { debugging: developerMode } });
  });

  it('survives the end of the host', async () => {
    const { host } = await started();
    const { config, pid } = await startedByHand();
    await host.reattach(manifest, config);
    await host.stop();
    expect(isRunning(pid)).toBe(true);
  });

  it('that ends is shown as such, is not started again, and can be detached', async () => {
    const { host, whenStatus } = await started();
    const { child, config } = await startedByHand();
    await host.reattach(manifest, config);
    child.kill('SIGKILL');
    const { error } = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
    expect(error).toMatch(/(closed|lost) its connection/);
    expect(error).toContain('Attach it again, or detach it');
    await host.detach(id);
    expect(host.statuses()).toEqual([]);
  });

  it(
    'stands in the place of the installed one until it is detached',
    async () => {
      const { host, install, status } = await started();
      await install(await goPluginBundle());
      await host.enable(id);
      const { config, pid } = await startedByHand();
      await host.reattach(manifest, config);
      expect(status(id)).toMatchObject({ state: Running, version: '0.0.1' });
      expect(host.list().active).toHaveLength(1);
      await host.detach(id);
      expect(status(id)).toMatchObject({ state: Running, version: '1.0.0' });
      await host.reattach(manifest, config);
      await host.disable(id);
      expect(status(id)).toMatchObject({ state: PluginStates.NotRunning, version: '1.0.0' });
      expect(isRunning(pid)).toBe(true);
      await expect(host.reattach(manifest, somewhere)).rejects.toThrow('cannot be reached');
      expect(status(id)).toMatchObject({ state: PluginStates.NotRunning, version: '1.0.0' });
    },
    GO_BUILD_DEADLINE_MS,
  );
});
