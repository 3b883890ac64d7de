import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { RUNNING, Site } from './site.ts';
import { administrator, repository } from './start-patchbay.ts';
import { packTiny } from './tiny-plugin.ts';

jest.setTimeout(180_000);

const ID = 'com.example.cared-for';

/** Keeps a number, tells figures of its own, writes into its log, and ends when it is told to. */
const version = (number: string) => ({
  id: ID,
  version: number,
  head: `const VERSION = '${number}';`,
  hooks: `
    OnActivate: async () => {
      await plugin.api.KVSet('who', Buffer.from('me'));
      await plugin.api.LogInfo('version ' + VERSION + ' is here');
    },
    MessageWillBePosted: (_, post) => [{ ...post, message: post.message + '!' }, ''],
    ServeMetrics: (_, response) => response.end('cared_for_version{version="' + VERSION + '"} 1\\n'),
    ServeHTTP: async (_, response, request) => {
      if (request.url.startsWith('/say')) await plugin.api.LogWarn('said', 'what', 'hello');
      if (request.url.startsWith('/end')) {
        process.stderr.write('these are my last words\\n');
        await new Promise(() => setImmediate(() => process.exit(3)));
      }
      response.end('well');
    },`,
});

describe('an administrator at the command line', () => {
  let site: Site;
  const patchbay = async (...args: string[]) => {
    const said = await site.commandLine.run(...args);
    return { ...said, words: said.out + said.err };
  };
  beforeAll(async () => {
    site = await Site.open();
    await site.commandLine.login(site.patchbay.url, administrator);
    await patchbay('config', 'set', 'PatchbaySettings.HealthWindowSeconds', '1');
  });
  let follower: Follower | undefined;
  afterAll(async () => {
    await follower?.interrupt();
    await site?.close();
  });

  it('installs a plugin, enables it and sees how it does', async () => {
    expect(await patchbay('plugin', 'add', await packTiny(site.folder, version('1.0.0')))).toMatchObject({
      code: 0,
    });
    expect((await patchbay('plugin', 'status', ID)).out).toBe(`${ID} 1.0.0: disabled\n`);
    expect(await patchbay('plugin', 'enable', ID)).toMatchObject({ code: 0, out: `Enabled plugin: ${ID}\n` });
    expect((await patchbay('plugin', 'status', ID)).out).toContain(`${ID} 1.0.0: running since `);
    expect((await patchbay('plugin', 'usage', ID)).out).toContain('data      1 key');
  });

  it('upgrades it by a major version, and goes back', async () => {
    const added = await patchbay('plugin', 'add', '--force', await packTiny(site.folder, version('2.0.0')));
    expect(added.err).toContain('1.0.0 was replaced by 2.0.0. This is a major version');
    expect((await patchbay('plugin', 'status', ID)).out).toContain('upgrade 1.0.0 -> 2.0.0 (major version)');
    expect((await patchbay('plugin', 'versions', ID)).out).toMatch(
      /^\* 2\.0\.0 .*\n {2}1\.0\.0 .*major step from the one that runs\n$/,
    );
    expect((await patchbay('plugin', 'rollback', ID)).out).toBe(
      `Rolled back plugin: ${ID}, Version: 1.0.0\n`,
    );
    // On trial as any change of version is: what ends in it goes back to the other one.
    const status = await site.whenStatus(
      ID,
      'the trial is over',
      ({ details }) => details.upgrade?.to === '1.0.0' && details.upgrade.outcome !== 'trial',
    );
    expect(status).toMatchObject({ version: '1.0.0', state: RUNNING });
    expect(await patchbay('plugin', 'rollback', ID, '--to', '7.0.0')).toMatchObject({ code: 1 });
    expect((await site.status(ID))?.version).toBe('1.0.0');
  });

  it('reads its log, and follows it until Ctrl-C, over a restart of the server', async () => {
    expect((await patchbay('plugin', 'logs', ID, '--level', 'info')).out).toContain('version 1.0.0 is here');
    follower = new Follower(site.dataDir, 'plugin', 'logs', '-f', '-n', '1', '--local', ID);
    await follower.shows(/\n/);
    await site.ask(ID, '/say');
    await follower.shows(/warn +said plugin\.what=hello\n/);
    await site.patchbay.end();
    await follower.shows(/was lost; waiting for the server/);
    await site.start();
    await site.commandLine.login(site.patchbay.url, administrator);
    await site.whenReady(ID);
    await follower.shows(/waiting for the server[^]*version 1\.0\.0 is here\n/);
    expect(await follower.interrupt()).toBe(0);
  });

  it('is told how it ended when it should not have', async () => {
    expect((await site.ask(ID, '/end')).status).toBe(500);
    await site.whenStatus(ID, 'a crash', ({ details }) => details.crash_id !== '');
    const { out } = await patchbay('plugin', 'crashes', ID, '--last');
    expect(out).toMatch(/exit code 3\n +in +ServeHTTP\n/);
    expect(out).toContain('these are my last words');
    expect((await patchbay('plugin', 'status', ID)).out).toContain(`patchbay plugin crashes ${ID} --last`);
    await site.whenReady(ID);
  });

  it('sees what it does to a message once tracing is on', async () => {
    expect((await patchbay('plugin', 'trace', 'show')).err).toContain('"patchbay plugin trace on"');
    await patchbay('plugin', 'trace', 'on');
    const { id } = await site.say('hello');
    expect((await patchbay('plugin', 'trace', 'show', '--post', id)).out).toMatch(
      new RegExp(`MessageWillBePosted +${ID.replaceAll('.', '\\.')} +replaced, changed message`),
    );
  });

  it('has metrics served, of the server and of the plugin, and no longer', async () => {
    const port = await freePort();
    const set = (...setting: string[]) => patchbay('config', 'set', ...setting);
    expect((await set('MetricsSettings.ListenAddress', `:${port}`)).code).toBe(0);
    expect((await set('MetricsSettings.Enable', 'true')).code).toBe(0);
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await ask(`/plugins/${ID}/metrics`)).text()).toBe('cared_for_version{version="1.0.0"} 1\n');
    expect(await (await ask('/metrics')).text()).toContain(`patchbay_plugin_active{plugin_id="${ID}"} 1`);
    expect((await ask('/plugins/nobody/metrics')).status).toBe(404);
    expect((await site.ask(ID, '/metrics')).status).toBe(200);
    expect(await (await site.ask(ID, '/metrics')).text()).toBe('well');
    expect((await set('MetricsSettings.Enable', 'false')).code).toBe(0);
    await expect(ask('/metrics')).rejects.toThrow();
  });

  it('undoes a change of the settings', async () => {
    await patchbay('config', 'set', 'TeamSettings.SiteName', 'Elsewhere');
    const { out } = await patchbay('config', 'history', '--per-page', '1', '--json');
    const [change] = JSON.parse(out) as { id: string; changes: object }[];
    expect(change?.changes).toEqual({ 'TeamSettings.SiteName': ['Patchbay', 'Elsewhere'] });
    expect(await patchbay('config', 'undo', change?.id ?? '')).toMatchObject({ code: 0 });
    expect((await patchbay('config', 'get', 'TeamSettings.SiteName')).out).toBe('Patchbay\n');
    expect(await patchbay('config', 'undo', change?.id ?? '')).toMatchObject({ code: 1 });
  });

  it('removes it and takes its data along', async () => {
    const file = join(site.folder, 'taken-along.tar.gz');
    const { code, words } = await patchbay('plugin', 'delete', ID, '--export-file', file);
    expect({ code, words }).toEqual({ code: 0, words: expect.stringContaining(`Deleted plugin: ${ID}`) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(gunzipSync(readFileSync(file)).toString('latin1')).toMatch(/kv\.ndjson[^]*who/);
    expect(await patchbay('plugin', 'delete', ID)).toMatchObject({ code: 1 });
    await patchbay('plugin', 'add', await packTiny(site.folder, version('1.0.0')));
    expect((await patchbay('plugin', 'usage', ID)).out).toContain('data      none');
  });
});

/** A command without an end, as a process of its own. */
class Follower {
  readonly #child: ChildProcess;
  #shown = '';

  constructor(dataDir: string, ...args: string[]) {
    this.#child = spawn(process.execPath, [join(repository, 'apps/cli/dist/patchbay.js'), ...args], {
      env: { PATH: process.env['PATH'], PATCHBAY_DATA: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#shown += chunk.toString()));
  }

  async shows(what: RegExp): Promise<void> {
    await eventually(
      `the follower shows ${what}`,
      () => this.#shown,
      (shown) => what.test(shown),
      SHOWN_DEADLINE_MS,
    );
  }

  /** As Ctrl-C does; gives the exit code. */
  async interrupt(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGINT');
    const [code] = (await ended) as [number | null];
    return code;
  }
}

const SHOWN_DEADLINE_MS = 60_000;
