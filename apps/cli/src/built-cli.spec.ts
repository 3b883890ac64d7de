import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeServer } from './fake-server.fixture.ts';

const BUILD = fileURLToPath(new URL('../build.mjs', import.meta.url));
const TIMEOUT_MS = 60_000;

let folder: string;
let server: FakeServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pb-built-cli-'));
  execFileSync(process.execPath, [BUILD, '--outfile', join(folder, 'patchbay.js')], { timeout: TIMEOUT_MS });
  // As an ES module it must be told apart by its folder; the package that ships it says so too.
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  server = await FakeServer.listen();
}, TIMEOUT_MS);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs the built file by itself, with nothing installed beside it. */
function patchbay(input: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      join(folder, 'patchbay.js'),
      args,
      {
        cwd: folder,
        timeout: TIMEOUT_MS,
        env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: join(folder, 'config') },
      },
      (error, out, err) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ code: Number(error?.code ?? 0), out, err });
      },
    );
    child.stdin?.end(input);
  });
}

describe('the built patchbay', () => {
  it('runs by itself: logs in, lists, sets', async () => {
    const login = await patchbay(
      'secret-1\n',
      'auth',
      'login',
      server.url,
      '-u',
      'admin',
      '--password-stdin',
    );
    expect(login).toMatchObject({ code: 0, err: '' });
    expect(await patchbay('', 'plugin', 'list')).toEqual({
      code: 0,
      out: 'Listing enabled plugins\n\nListing disabled plugins\n',
      err: `There are 0 plugins on ${server.url}\n`,
    });
    expect(await patchbay('', 'config', 'set', 'PluginSettings.Enable', 'true')).toMatchObject({ code: 0 });
  });

  it('knows its version and prints help to stdout', async () => {
    expect((await patchbay('', '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await patchbay('', '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const verb of ['auth', 'plugin', 'config', 'pack']) expect(help.out).toContain(verb);
  });

  it.each([
    [[], /Usage: patchbay/],
    [['plugin', 'enable'], /^Error: missing required argument 'ids'/],
    [['plugni'], /^Error: unknown command 'plugni'/],
    [['plugin', 'list', '--nonsense'], /^Error: unknown option '--nonsense'/],
    [
      ['plugin', 'enable', 'nobody'],
      /^Error: Unable to enable plugin: nobody\. Error: Plugin is not installed/,
    ],
  ])('exits with 1 and says why on stderr: %j', async (args, message) => {
    const { code, out, err } = await patchbay('', ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});
