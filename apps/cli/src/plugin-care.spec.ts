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
const asked = (): string[] => server.seen.map(({ method, path }) => `${method} ${path}`);
const AT = Date.UTC(2026, 10, 21, 12, 0, 0);

const details = (fields: object = {}): object => ({
  enabled: true,
  ready: true,
  since: AT,
  restart_at: 0,
  failures: 0,
  failure_limit: 3,
  crash_id: '',
  unmanaged: false,
  debugging: false,
  passed_over: [],
  previous_version: '',
  upgrade: null,
  web_failure: null,
  ...fields,
});

describe('patchbay plugin status', () => {
  const status = (fields: object, more: object = {}): void =>
    answer('GET /api/v4/plugins/statuses', [
      { plugin_id: 'com.example', state: 2, error: '', version: '1.0.0', details: details(fields), ...more },
      { plugin_id: 'org.other', state: 0, version: '2.0.0', details: details({ enabled: false }) },
    ]);
  const shown = async (...ids: string[]): Promise<string> => (await cli.run('plugin', 'status', ...ids)).out;

  it('says how plugins do, all or those that are named', async () => {
    status({});
    const [running, disabled] = [
      `com.example 1.0.0: running since ${timeOf(AT)}\n`,
      'org.other 2.0.0: disabled\n',
    ];
    expect(await shown()).toBe(running + disabled);
    expect(await shown('ORG.other')).toBe(disabled);
    expect(await cli.run('plugin', 'status', 'nobody')).toMatchObject({ code: 1, out: '' });
  });

  it('shows the countdown to the next start, the crash and why', async () => {
    status(
      { restart_at: Date.now() + 4_800_000, failures: 2, crash_id: 'c1' },
      { state: 4, error: 'exited with code 1\n\u001b[31mboom' },
    );
    const out = await shown('com.example');
    expect(out).toContain('failed to stay running');
    expect(out).toContain('  exited with code 1\n  [31mboom\n');
    expect(out).toContain('  starts again in 1 hour (failure 2 of 3)\n');
    expect(out).toContain('patchbay plugin crashes com.example --last');
    expect(out).not.toContain('\u001b');
  });

  it('says that a plugin is not ready while its OnActivate is at work', async () => {
    status({ ready: false });
    expect(await shown('com.example')).toContain('running, not ready yet since');
  });

  it('says when nothing will start it by itself any more', async () => {
    status({ failures: 3 }, { state: 4 });
    expect(await shown('com.example')).toContain(
      'is not started again by itself (failure 3 of 3): patchbay plugin enable com.example',
    );
  });

  it('says what became of an upgrade, and where one can go back to', async () => {
    const upgrade = { from: '1.0.0', to: '2.0.0', major: true, at: AT, reason: '' };
    status({ upgrade: { ...upgrade, outcome: 'trial' }, previous_version: '1.0.0' });
    expect(await shown('com.example')).toContain(
      `  upgrade 1.0.0 -> 2.0.0 (major version), ${timeOf(AT)}: on trial\n`,
    );
    expect(await shown('com.example')).toContain(
      'can go back to 1.0.0: patchbay plugin rollback com.example',
    );
    status({ upgrade: { ...upgrade, outcome: 'rolled-back', reason: 'it exited\nlast words' } });
    expect(await shown('com.example')).toContain(': went back\n    it exited\n    last words\n');
  });

  it('says what else is odd', async () => {
    status({
      debugging: true,
      unmanaged: true,
      passed_over: ['MessageWillBePosted'],
      web_failure: { message: 'x is undefined', location: 'RHS', count: 3, at: AT },
    });
    const out = await shown('com.example');
    for (const words of ['a debugger is open', 'by hand', 'passed over after timeouts: MessageWillBePosted'])
      expect(out).toContain(words);
    expect(out).toContain('its web half fails: x is undefined (RHS, reported 3 times');
  });

  it('prints the rows themselves with --json, and takes those of a Mattermost server too', async () => {
    answer('GET /api/v4/plugins/statuses', [{ plugin_id: 'com.example', state: 1, version: '1.0.0' }]);
    expect(await shown()).toBe('com.example 1.0.0: starting\n');
    const { out } = await cli.run('plugin', 'status', '--json');
    expect(JSON.parse(out)).toEqual([{ plugin_id: 'com.example', state: 1, version: '1.0.0' }]);
  });
});

describe('patchbay plugin versions and rollback', () => {
  const version = (name: string, digit: string, fields: object = {}): object => ({
    version: name,
    sha256: digit.repeat(64),
    size: 2048,
    signed: true,
    prepackaged: false,
    installed_at: AT,
    active: false,
    major: false,
    ...fields,
  });
  beforeEach(() => {
    answer(`GET ${PLUGIN}/versions`, [
      version('2.0.0', 'a', { active: true }),
      version('1.2.0', 'b', { major: true }),
      version('1.1.0', 'c', { signed: false, prepackaged: true }),
    ]);
    answer(`POST ${PLUGIN}/rollback`, { id: 'com.example', version: '1.2.0' });
  });
  const body = (): unknown => JSON.parse(server.seen.at(-1)?.body.toString() ?? '');

  it('marks the one that runs and major steps', async () => {
    const facts = `installed ${timeOf(AT)}, 2.0 KiB`;
    expect((await cli.run('plugin', 'versions', 'com.example')).out).toBe(
      `* 2.0.0  aaaaaaaaaaaa  ${facts}, signed\n` +
        `  1.2.0  bbbbbbbbbbbb  ${facts}, signed, major step from the one that runs\n` +
        `  1.1.0  cccccccccccc  ${facts}, not signed, came with the server\n`,
    );
  });

  it('goes to the version before, and says what happens with the data', async () => {
    expect(await cli.run('plugin', 'rollback', 'com.example')).toEqual({
      code: 0,
      out: 'Rolled back plugin: com.example, Version: 1.2.0\n',
      err: expect.stringMatching(
        /^com\.example goes from 2\.0\.0 to 1\.2\.0, a major step\.\nIts settings, keys and tables stay as they are now\./,
      ),
    });
    expect(body()).toEqual({ sha256: 'b'.repeat(64), restore_data: false });
  });

  it.each([
    ['1.1.0', 'c'],
    ['cccccc', 'c'],
    ['bbbbbbbbbbbb', 'b'],
  ])('goes to another: --to %s', async (to, digit) => {
    await cli.run('plugin', 'rollback', 'com.example', '--to', to, '--restore-data');
    expect(body()).toEqual({ sha256: digit.repeat(64), restore_data: true });
  });

  it.each(['2.0.0', '9.9.9', 'cc', 'ffffff'])('goes nowhere for --to %s', async (to) => {
    const { code, err } = await cli.run('plugin', 'rollback', 'com.example', '--to', to);
    expect(code).toBe(1);
    expect(err).toContain('"patchbay plugin versions com.example" shows what is kept');
    expect(asked()).toEqual([`GET ${PLUGIN}/versions`]);
  });

  it('asks at a terminal before data goes back, and never anywhere else', async () => {
    const run = (input: string) =>
      cli.runWith({ terminal: true, input }, 'plugin', 'rollback', 'com.example', '--restore-data');
    expect(await run('\n')).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was changed.') });
    expect(asked()).toEqual([`GET ${PLUGIN}/versions`]);
    expect((await run('yes\n')).code).toBe(0);
    expect((await run('')).code).toBe(1);
    const sure = ['plugin', 'rollback', 'com.example', '--restore-data', '--yes'];
    expect((await cli.runWith({ terminal: true }, ...sure)).code).toBe(0);
  });
});

describe('patchbay plugin crashes', () => {
  const crash = (fields: object = {}): object => ({
    id: 'c1',
    version: '1.0.0',
    at: AT,
    started_at: AT - 300_000,
    kind: 'crashed',
    exit_code: null,
    signal: 'SIGSEGV',
    hooks: ['MessageWillBePosted'],
    memory_bytes: 1_048_576,
    reason: 'ended by SIGSEGV',
    stderr: ['goroutine 1', '\u001b[2Jmain.go:7'],
    ...fields,
  });

  it('shows a line for each', async () => {
    answer(`GET ${PLUGIN}/crashes?page=0&per_page=50`, [
      crash(),
      crash({ kind: 'did-not-start', signal: '', exit_code: 2, hooks: [] }),
    ]);
    expect((await cli.run('plugin', 'crashes', 'com.example')).out).toBe(
      `${timeOf(AT)}  1.0.0  crashed, ended by SIGSEGV, in MessageWillBePosted\n` +
        `${timeOf(AT)}  1.0.0  did not start, exit code 2\n`,
    );
  });

  it('shows the last one in full', async () => {
    answer(`GET ${PLUGIN}/crashes?page=0&per_page=1`, [crash()]);
    expect((await cli.run('plugin', 'crashes', 'com.example', '--last')).out).toBe(
      [
        `${timeOf(AT)}  version 1.0.0, 5 minutes after it was started`,
        '  how      crashed, ended by SIGSEGV',
        '  in       MessageWillBePosted',
        '  memory   1.0 MiB',
        '  why      ended by SIGSEGV',
        '  The last it wrote to stderr:',
        '    goroutine 1',
        '    [2Jmain.go:7',
        '',
      ].join('\n'),
    );
  });

  it('says when there is none, and refuses a page that is none', async () => {
    answer(`GET ${PLUGIN}/crashes?page=0&per_page=50`, []);
    expect(await cli.run('plugin', 'crashes', 'com.example')).toEqual({
      code: 0,
      out: '',
      err: 'No crash of com.example is on record.\n',
    });
    expect((await cli.run('plugin', 'crashes', 'com.example', '--page', '-1')).code).toBe(1);
    expect((await cli.run('plugin', 'crashes', 'com.example', '--per-page', '0')).code).toBe(1);
  });
});
