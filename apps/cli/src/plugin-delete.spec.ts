import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { appError, FakeServer, json } from './fake-server.fixture.ts';

let cli: Cli;
let server: FakeServer;
const PLUGIN = '/api/v4/plugins/com.example';
const usage = {
  kv_keys: 2,
  kv_bytes: 30,
  sql_bytes: 0,
  settings_bytes: 4,
  bundle_bytes: 9,
  unpacked_bytes: 9,
};
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
  await cli.login(server.url);
  server.seen.length = 0;
  server.installed.set('com.example', { name: 'Example', version: '1.2.3', enabled: true });
  server.on.set(`GET ${PLUGIN}/usage`, (_seen, response) => json(response, 200, usage));
  server.on.set(`GET ${PLUGIN}/data`, (_seen, response) =>
    response.writeHead(200, { 'Content-Type': 'application/gzip' }).end('the archive'),
  );
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});
const asked = (): string[] => server.seen.map(({ method, path }) => `${method} ${path}`);
const FILE = 'com.example-data.tar.gz';

describe('patchbay plugin delete', () => {
  it('keeps the data and asks nothing where there is no terminal', async () => {
    expect(await cli.run('plugin', 'delete', 'com.example')).toEqual({
      code: 0,
      out: 'Deleted plugin: com.example\n',
      err: '',
    });
    expect(asked()).toEqual([`DELETE ${PLUGIN}`]);
  });

  it.each([
    ['', [`DELETE ${PLUGIN}`]],
    ['keep', [`DELETE ${PLUGIN}`]],
    ['nonsense\ndel', [`DELETE ${PLUGIN}?data=delete`]],
    ['e', [`POST ${PLUGIN}/disable`, `GET ${PLUGIN}/data`, `DELETE ${PLUGIN}?data=delete`]],
  ])('asks at a terminal what becomes of the data: "%s"', async (answer, requests) => {
    const input = `${answer}\n`;
    const { code, err } = await cli.runWith({ terminal: true, input }, 'plugin', 'delete', 'com.example');
    expect(code).toBe(0);
    expect(err).toContain('com.example leaves 2 keys (30 B), settings (4 B).');
    expect(asked()).toEqual([`GET ${PLUGIN}/usage`, ...requests]);
  });

  it('does nothing without an answer', async () => {
    const { code, err } = await cli.runWith({ terminal: true }, 'plugin', 'delete', 'com.example');
    expect(code).toBe(1);
    expect(err).toContain('nothing was done');
    expect(asked()).toEqual([`GET ${PLUGIN}/usage`]);
  });

  it('asks nothing where nothing is stored, or the server cannot say', async () => {
    const none = { ...usage, kv_keys: 0, settings_bytes: 0 };
    server.on.set(`GET ${PLUGIN}/usage`, (_seen, response) => json(response, 200, none));
    expect((await cli.runWith({ terminal: true }, 'plugin', 'delete', 'com.example')).code).toBe(0);
    server.installed.set('com.example', { name: 'Example', version: '1.2.3', enabled: true });
    server.on.set(`GET ${PLUGIN}/usage`, (_seen, response) =>
      appError(response, 404, 'api.context.404.app_error', 'Sorry, we could not find the page.'),
    );
    expect((await cli.runWith({ terminal: true }, 'plugin', 'delete', 'com.example')).code).toBe(0);
    expect(server.installed.size).toBe(0);
  });

  it('says that a plugin is not installed before it asks anything', async () => {
    server.on.set('GET /api/v4/plugins/nobody/usage', (_seen, response) =>
      appError(response, 404, 'app.plugin.not_installed.app_error', 'Plugin is not installed.'),
    );
    const { code, err } = await cli.runWith({ terminal: true }, 'plugin', 'delete', 'nobody');
    expect(code).toBe(1);
    expect(err).toContain('Unable to delete plugin: nobody. Error: Plugin is not installed.');
  });

  it('exports into a file that only its owner reads, and then deletes', async () => {
    const { code, err } = await cli.run('plugin', 'delete', 'com.example', '--data', 'export');
    expect(code).toBe(0);
    const path = join(cli.folder, FILE);
    expect(err).toBe(`The data of com.example is in ${path}\n`);
    expect(await readFile(path, 'utf8')).toBe('the archive');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(asked().at(-1)).toBe(`DELETE ${PLUGIN}?data=delete`);
  });

  it('writes over nothing, and then deletes nothing', async () => {
    await writeFile(join(cli.folder, FILE), 'older');
    const { code, err } = await cli.run('plugin', 'delete', 'com.example', '--data', 'export');
    expect(code).toBe(1);
    expect(err).toContain('it is there already');
    expect(err).toContain('nothing of it was deleted');
    expect(await readFile(join(cli.folder, FILE), 'utf8')).toBe('older');
    expect(asked().some((request) => request.startsWith('DELETE'))).toBe(false);
    const elsewhere = ['plugin', 'delete', 'com.example', '--export-file', 'other.tar.gz'];
    expect((await cli.run(...elsewhere)).code).toBe(0);
    expect(await readFile(join(cli.folder, 'other.tar.gz'), 'utf8')).toBe('the archive');
  });

  it('deletes nothing when the export breaks off, and leaves no half of it', async () => {
    server.on.set(`GET ${PLUGIN}/data`, (_seen, response) => {
      response.writeHead(200, { 'Content-Type': 'application/gzip', 'Content-Length': 100 });
      response.write('half', () => response.destroy());
    });
    expect((await cli.run('plugin', 'delete', 'com.example', '--data', 'export')).code).toBe(1);
    await expect(stat(join(cli.folder, FILE))).rejects.toThrow();
    expect(asked().some((request) => request.startsWith('DELETE'))).toBe(false);
    server.on.set(`GET ${PLUGIN}/data`, (_seen, response) =>
      appError(response, 403, 'api.context.permissions.app_error', 'No.'),
    );
    const refused = await cli.run('plugin', 'delete', 'com.example', '--data', 'export');
    expect(refused.err).toContain('Log in as an administrator');
  });

  it.each([
    [['--data', 'burn']],
    [['--data', 'keep', '--export-file', 'a']],
    [['other', '--export-file', 'a']],
  ])('refuses %j', async (more) => {
    expect((await cli.run('plugin', 'delete', 'com.example', ...more)).code).toBe(1);
    expect(server.seen).toEqual([]);
  });
});
