import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { API, CommandArgs, Context, Post } from '@patchbay/contract';
import { chatHooks, ManualClock, systemClock } from '@patchbay/hooks';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { isRunning, untilGone } from './fixtures/process-probe.ts';
import { HEALTH_CHECK_INTERVAL_MS, PING_DEADLINE_MS } from './lifecycle/health-check.ts';
import { RESTART_BACK_OFF_MS } from './lifecycle/restart-policy.ts';
import { PluginStates } from './lifecycle/states.ts';
import { START_PATIENCE_MS } from './plugin-host.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const { FailedToStart, FailedToStayRunning, NotRunning, Running } = PluginStates;
const id = 'com.example.fixture';
const context = { RequestId: 'r', SessionId: 's' } as Context;
const post = (message: string): Post => ({ id: 'p', message, props: {} }) as Post;

/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
}, DEADLINE_MS);

/** A host with one fixture installed and enabled. */
async function run(fixture: string, options: Partial<PluginHostOptions> = {}) {
  const heard: { message: string; fields: Record<string, unknown> }[] = [];
  const api: Partial<API> = {
    LogInfo: (message, ...pairs) => {
      const fields: Record<string, unknown> = {};
      for (let n = 0; n < pairs.length; n += 2) fields[String(pairs[n])] = pairs[n + 1];
      heard.push({ message, fields });
      return Promise.resolve();
    },
  };
  const kit = createHost(createSite(), { api, ...options });
  hosts.push(kit);
  await kit.host.start();
  await kit.install(await packPlugin({ id, script: await bundleScript(`./plugins/${fixture}.ts`) }));
  await kit.host.enable(id);
  const pid = (): number => Number(heard.findLast(({ fields }) => 'pid' in fields)?.fields['pid'] ?? 0);
  return {
    ...kit,
    heard,
    pid,
    hooks: chatHooks(kit.host.hooks),
    messages: () => heard.map(({ message }) => message),
  };
}

describe('a TypeScript plugin', () => {
  it(
    'is started, answers hooks, and is stopped, in the order of the contract',
    async () => {
      const { host, hooks, messages, pid, status } = await run('echo');
      expect(status(id)).toMatchObject({
        state: Running,
        error: '',
        plugin_id: id,
        cluster_id: '',
        version: '1.0.0',
      });
      expect(await hooks.messageWillBePosted(context, post('hello'))).toMatchObject({
        post: { message: 'hello (echo)' },
      });
      expect(await hooks.messageWillBePosted(context, post('forbidden'))).toEqual({
        rejected: 'that word is forbidden',
      });
      hooks.messageHasBeenPosted(context, post('later'));
      await host.hooks.drained();
      const answer = await hooks.executeCommand(id, context, { command: '/echo hi' } as CommandArgs);
      expect(answer?.text).toBe('you said /echo hi');
      await host.configurationChanged();
      const process_ = pid();
      await host.disable(id);
      expect(isRunning(process_)).toBe(false);
      expect(messages()).toEqual([
        'OnConfigurationChange',
        'OnActivate',
        'MessageHasBeenPosted',
        'OnConfigurationChange',
        'OnDeactivate',
      ]);
      expect(status(id)).toMatchObject({ state: NotRunning, error: '' });
      expect(await hooks.messageWillBePosted(context, post('hello'))).toEqual({ post: post('hello') });
    },
    DEADLINE_MS,
  );

  it(
    'gets nothing of the environment that configures the server',
    async () => {
      process.env['PATCHBAY_ADMIN_PASSWORD'] = 'secret';
      try {
        const { heard } = await run('echo');
        const names = String(
          heard.find(({ message }) => message === 'OnActivate')?.fields['environment'],
        ).split(' ');
        expect(names).toEqual(expect.arrayContaining(['PATH', 'TMPDIR', 'MATTERMOST_PLUGIN']));
        expect(names.filter((name) => /PATCHBAY|NODE_OPTIONS|JEST/.test(name))).toEqual([]);
      } finally {
        delete process.env['PATCHBAY_ADMIN_PASSWORD'];
      }
    },
    DEADLINE_MS,
  );

  it(
    'serves HTTP while it is active, and 404 when it is not',
    async () => {
      const { host } = await run('echo');
      const server = createServer((request, response) => {
        void host.serveHttp(
          id,
          context,
          {
            method: request.method ?? 'GET',
            url: request.url ?? '/',
            proto: 'HTTP/1.1',
            protoMajor: 1,
            protoMinor: 1,
            header: {},
            host: 'localhost',
            remoteAddr: '127.0.0.1:1',
            requestURI: request.url ?? '/',
            body: undefined,
          },
          response,
          new AbortController().signal,
        );
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/path?x=1`;
        const answer = await fetch(address, { method: 'POST' });
        expect([answer.status, answer.headers.get('x-echo'), await answer.text()]).toEqual([
          201,
          'POST',
          'echo of /path?x=1',
        ]);
        await host.disable(id);
        const gone = await fetch(address);
        expect([gone.status, await gone.text()]).toEqual([404, '404 page not found\n']);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
    DEADLINE_MS,
  );

  it(
    'that floods both its streams blocks nobody',
    async () => {
      const { hooks, host, logger } = await run('flood-stdout');
      expect(await hooks.messageWillBePosted(context, post('x'))).toMatchObject({
        post: { message: 'still here' },
      });
      const sources = new Set(host.logs(id).map(({ fields }) => fields['source']));
      expect([...sources]).toEqual(expect.arrayContaining(['plugin_stdout', 'plugin_stderr']));
      expect(logger.entries.length).toBeLessThan(host.logs(id).length);
    },
    DEADLINE_MS,
  );
});

describe('a plugin that does not start', () => {
  it.each([
    ['crash-on-start', ['exited with code 3', 'panic: no licence file']],
    ['not-a-plugin', ['Hello, world!']],
    ['refuses-to-activate', ['the bot account is missing']],
    ['exit-in-activate', ['exited with code 4', 'OnActivate']],
  ])(
    '%s: is FailedToStart, and its status says why',
    async (fixture, words) => {
      const { host, status, announced } = await run(fixture);
      expect(status(id)?.state).toBe(FailedToStart);
      for (const word of words) expect(status(id)?.error).toContain(word);
      expect(host.list()).toMatchObject({ active: [], inactive: [{ id }] });
      expect(announced).toEqual([]);
    },
    DEADLINE_MS,
  );
});

describe('a plugin that dies', () => {
  it(
    'by a kill from outside is shown with the cause in words at once, and started again',
    async () => {
      const clock = new ManualClock();
      const { host, hooks, pid, status, whenStatus } = await run('echo', {
        clock: { ...systemClock, now: () => clock.now(), after: delayed(clock) },
      });
      const first = pid();
      process.kill(first, 'SIGKILL');
      const crashed = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(crashed.error).toContain('was ended by signal SIGKILL');
      expect(crashed.error).toContain('try 1 of 2');
      expect(host.isActive(id)).toBe(false);
      expect(await hooks.messageWillBePosted(context, post('x'))).toEqual({ post: post('x') });
      clock.advance(RESTART_BACK_OFF_MS[0] ?? 0);
      await whenStatus(id, ({ details }) => details.ready);
      expect(host.hooks.isWanted('MessageWillBePosted')).toBe(true);
      expect(pid()).not.toBe(first);
      expect(status(id)?.error).toBe('');
      expect(await hooks.messageWillBePosted(context, post('x'))).toMatchObject({
        post: { message: 'x (echo)' },
      });
    },
    DEADLINE_MS,
  );

  it(
    'three times within the hour stays down until an administrator enables it again',
    async () => {
      const clock = new ManualClock();
      const { announced, host, pid, status, whenStatus } = await run('echo', {
        clock: { ...systemClock, now: () => clock.now(), after: delayed(clock) },
      });
      for (const backOff of [...RESTART_BACK_OFF_MS, undefined]) {
        process.kill(pid(), 'SIGKILL');
        await whenStatus(id, ({ state }) => state === FailedToStayRunning);
        if (backOff === undefined) break;
        clock.advance(backOff);
        await whenStatus(id, ({ state }) => state === Running);
        await whenStatus(id, () => host.hooks.isWanted('MessageWillBePosted'));
      }
      expect(status(id)?.error).toContain('stays down');
      expect(announced.at(-1)).toMatchObject({ event: 'disabled' });
      await host.enable(id);
      expect(status(id)).toMatchObject({ state: Running, error: '' });
    },
    DEADLINE_MS,
  );

  it(
    'in a hook takes no post with it',
    async () => {
      const { hooks, whenStatus } = await run('exit-in-hook');
      expect(await hooks.messageWillBePosted(context, post('x'))).toEqual({ post: post('x') });
      const status = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(status.error).toContain('exited with code 5');
    },
    DEADLINE_MS,
  );
});

describe('a plugin that hangs', () => {
  it(
    'is stopped all the same, first politely, then by force',
    async () => {
      const { host, logger, status } = await run('hang-in-hook', {
        clock: { ...systemClock, after: hurried },
      });
      const posted = chatHooks(host.hooks).messageWillBePosted(context, post('x'));
      await host.disable(id);
      expect(status(id)).toMatchObject({ state: NotRunning });
      expect(logger.entries.map(({ message }) => message)).toEqual(
        expect.arrayContaining([
          expect.stringContaining('OnDeactivate of plugin com.example.fixture did not return'),
          expect.stringContaining('did not exit within 2000 ms'),
        ]),
      );
      expect(await posted).toEqual({ post: post('x') });
    },
    DEADLINE_MS,
  );
});

describe('a plugin that no longer answers', () => {
  it(
    'is found by the health check, killed, and started again',
    async () => {
      const clock = new ManualClock();
      const after = (delayMs: number, callback: () => void) =>
        delayMs === HEALTH_CHECK_INTERVAL_MS || RESTART_BACK_OFF_MS.includes(delayMs)
          ? clock.after(delayMs, callback)
          : systemClock.after(delayMs === PING_DEADLINE_MS ? delayMs / 50 : delayMs, callback);
      const { host, pid, whenStatus } = await run('echo', { clock: { ...systemClock, after } });
      const first = pid();
      process.kill(first, 'SIGSTOP');
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      const status = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(status.error).toContain('did not answer three pings');
      await untilGone(first);
      clock.advance(RESTART_BACK_OFF_MS[0] ?? 0);
      await whenStatus(id, () => host.hooks.isWanted('MessageWillBePosted'));
      expect(pid()).not.toBe(first);
    },
    DEADLINE_MS,
  );
});

describe('a host that stops', () => {
  it(
    'leaves no process, and can be started again',
    async () => {
      const { host, pid } = await run('echo');
      const first = pid();
      await host.stop();
      await untilGone(first);
      await host.start();
      expect(host.isActive(id)).toBe(true);
      expect(pid()).not.toBe(first);
    },
    DEADLINE_MS,
  );
});

describe('a host that starts', () => {
  it(
    'says when the processes have been let run, before the plugins are active',
    async () => {
      const { host, status } = await run('echo');
      await host.stop();
      const launched: boolean[] = [];
      await host.start(() => launched.push(host.isActive(id)));
      expect(launched).toEqual([false]);
      expect(status(id)?.state).toBe(Running);
      await host.disable(id);
      await host.stop();
      await host.start(() => launched.push(true));
      expect(launched).toEqual([false, true]);
    },
    DEADLINE_MS,
  );

  it(
    'goes on without a plugin that takes its time, which goes on starting',
    async () => {
      const site = createSite();
      const before = createHost(site);
      hosts.push(before);
      await before.host.start();
      await before.install(
        await packPlugin({ id, script: await bundleScript('./plugins/hang-in-activate.ts') }),
      );
      await before.host.stop();
      const row = await site.desired.get(id);
      if (row) await site.desired.save({ ...row, enabled: true });
      const after = (delayMs: number, callback: () => void) =>
        systemClock.after(delayMs === START_PATIENCE_MS ? 0 : delayMs, callback);
      const kit = createHost(site, { clock: { ...systemClock, after } });
      hosts.push(kit);
      await kit.host.start();
      expect(kit.host.hooks.isWanted('MessageWillBePosted')).toBe(false);
      await kit.logger.find(({ message }) => message.includes('goes on without'));
      const activating = await kit.whenStatus(id, ({ state }) => state === Running);
      expect(activating.details.ready).toBe(false);
      expect(kit.host.whyNotActive(id)).toContain('is starting');
    },
    DEADLINE_MS,
  );
});

/** Restarts happen when the test moves its clock; every other wait is as short as it really is. */
function delayed(clock: ManualClock) {
  return (delayMs: number, callback: () => void): (() => void) =>
    RESTART_BACK_OFF_MS.includes(delayMs)
      ? clock.after(delayMs, callback)
      : systemClock.after(delayMs, callback);
}

/** The deadlines of a stop in a tenth of their time. */
function hurried(delayMs: number, callback: () => void): () => void {
  return systemClock.after(delayMs === 10_000 || delayMs === 2_000 ? delayMs / 10 : delayMs, callback);
}
