import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { DEMO, demoState, demoStatus, noProcessLeft, pluginProcesses, PluginState } from './demo-plugin.ts';
import { freePort } from './free-port.ts';
import { descendantsOf } from './processes.ts';
import { RestClient } from './rest-client.ts';
import { administrator, failToStart, repository, startPatchbay } from './start-patchbay.ts';
import type { Patchbay, StartOptions } from './start-patchbay.ts';

const TEST_DEADLINE_MS = 180_000;
jest.setTimeout(TEST_DEADLINE_MS);

let folder: string;
let port: number;
const running: Patchbay[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-launch-'));
  port = await freePort();
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.end('SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<StartOptions> = {}): Promise<Patchbay> {
  const started = await startPatchbay({ dataDir: join(folder, 'data'), port, ...options });
  running.push(started);
  return started;
}

describe('npm start', () => {
  it('ends its output with the address at which everything answers', async () => {
    const { url, stdout } = await start();
    expect(stdout().trimEnd().split('\n').at(-1)).toBe(`ready ${url}`);
    expect(new URL(url).port).toBe(String(port));
    const ping = await fetch(`${url}/api/v4/system/ping`);
    expect(await ping.json()).toMatchObject({ status: 'OK' });
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root"')]);
  });

  it('has the demo plugin installed, and leaves it to the administrator to enable it', async () => {
    const { url } = await start();
    const rest = await RestClient.login(url, administrator);
    const plugins = await rest.get<{ active: unknown[]; inactive: { id: string }[] }>('/plugins');
    expect(plugins.active).toEqual([]);
    expect(plugins.inactive.map(({ id }) => id)).toEqual([DEMO]);
  });

  it('makes up a password, shows it once, and later says how to set another', async () => {
    const dataDir = join(folder, 'generated');
    const env = { PATCHBAY_ADMIN_USERNAME: '', PATCHBAY_ADMIN_PASSWORD: '' };
    const first = await start({ dataDir, env });
    const made = credentialsIn(first.stdout());
    await RestClient.login(first.url, made);
    await first.end();

    const second = await start({ dataDir, env });
    expect(second.stdout() + second.stderr()).not.toContain(made.password);
    expect(second.stdout()).toContain('--reset-admin-password');
    await second.end();

    const third = await start({ dataDir, env, args: ['--reset-admin-password'] });
    await expect(RestClient.login(third.url, made)).rejects.toThrow(/^login: 401/);
    await RestClient.login(third.url, credentialsIn(third.stdout()));
  });

  it('builds nothing the second time, and needs no program but Node', async () => {
    await (await start()).end();
    const before = builtFiles();
    const { stderr } = await start({ env: { PATH: join(folder, 'no-programs-here') } });
    expect(stderr()).not.toMatch(/Built|Installing/);
    expect(builtFiles()).toEqual(before);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with every process it started on %s', async (signal) => {
    const dataDir = join(folder, signal);
    const patchbay = await start({ dataDir });
    const rest = await RestClient.login(patchbay.url, administrator);
    await rest.post(`/plugins/${DEMO}/enable`);
    await demoState(rest, PluginState.running);
    const started = descendantsOf(patchbay.pid);
    expect(pluginProcesses(patchbay.pid, dataDir)).toHaveLength(1);

    expect(await patchbay.end(signal)).toEqual({ code: 0, signal: null });
    await noProcessLeft(started, dataDir);
  });
});

describe('npm start says what to do, in one line,', () => {
  it('when the port is taken', async () => {
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    try {
      const { code, stderr, stdout } = await failToStart({ dataDir: join(folder, 'busy'), port });
      expect(code).not.toBe(0);
      expect(stdout).not.toContain('ready');
      expect(oneLine(stderr)).toContain(String(port));
      expect(oneLine(stderr)).toContain('PATCHBAY_PORT');
    } finally {
      taken.close();
    }
  });

  it('when an argument is misspelt', async () => {
    const { code, stderr } = await failToStart({ dataDir: join(folder, 'typo'), port, args: ['--dmeo'] });
    expect(code).not.toBe(0);
    expect(oneLine(stderr)).toMatch(/--dmeo.*--demo/);
  });

  it('when the data folder cannot be one', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, stderr, stdout } = await failToStart({ dataDir: join(file, 'data'), port });
    expect(code).not.toBe(0);
    expect(stdout).not.toContain('ready');
    expect(oneLine(stderr)).toContain(file);
    expect(oneLine(stderr)).toContain('PATCHBAY_DATA');
  });
});

describe('after the server alone is killed with -9', () => {
  it('no plugin process is left, and the next start finds everything as it was', async () => {
    const dataDir = join(folder, 'killed');
    const first = await start({ dataDir });
    const rest = await RestClient.login(first.url, administrator);
    await rest.post(`/plugins/${DEMO}/enable`);
    await demoState(rest, PluginState.running);
    const [team] = await rest.get<{ id: string }[]>('/users/me/teams');
    const channel = await rest.get<{ id: string }>(`/teams/${team?.id}/channels/name/town-square`);
    const post = await rest.post<{ id: string; message: string }>('/posts', {
      channel_id: channel.id,
      message: 'still here?',
    });
    const started = descendantsOf(first.pid);
    expect(pluginProcesses(first.pid, dataDir)).toHaveLength(1);

    await first.end('SIGKILL');
    await noProcessLeft(started, dataDir);

    await start({ dataDir });
    await demoState(rest, PluginState.running); // with the session from before
    expect(await demoStatus(rest)).toMatchObject({ error: '' });
    expect(await rest.get(`/posts/${post.id}`)).toMatchObject({ message: post.message });
  });
});

/** The administrator and the password that a start has shown. */
function credentialsIn(stdout: string): { username: string; password: string } {
  const [, username = ''] = /^Administrator +(\S+)$/m.exec(stdout) ?? [];
  const [, password = ''] = /^Password +(\S+) +\(shown only now\)$/m.exec(stdout) ?? [];
  return { username, password };
}

/** What the builds leave, with the time each file was written; not what the server keeps beside it (`cache/`). */
function builtFiles(): Record<string, number> {
  const folders = readdirSync(join(repository, 'apps')).map((app) => join(repository, 'apps', app, 'dist'));
  const files = folders.flatMap((dist) =>
    readdirSync(dist, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile() && basename(entry.parentPath) !== 'cache')
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(files.map((path) => [path, statSync(path).mtimeMs]));
}

/** The only line that was printed to stderr, but for the builds of a first start. */
function oneLine(stderr: string): string {
  const lines = stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('Built '));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}
