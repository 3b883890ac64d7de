import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { FakeServer } from './fake-server.fixture.ts';

let cli: Cli;
let server: FakeServer;
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const credentialsFile = (): string => join(cli.folder, 'config/patchbay/credentials.json');

describe('patchbay auth', () => {
  it('logs in, keeps the token where only its owner reads it, and uses it', async () => {
    const { code, out, err } = await cli.run(
      'auth',
      'login',
      server.url,
      '--username',
      'admin',
      '--password',
      'secret-1',
    );
    const host = new URL(server.url).host;
    expect({ code, out, err }).toEqual({
      code: 0,
      out: `credentials for "${host}": "admin@${server.url}" stored\n`,
      err: '',
    });
    expect((await stat(credentialsFile())).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(credentialsFile()))).mode & 0o777).toBe(0o700);
    expect(await readFile(credentialsFile(), 'utf8')).not.toContain('secret-1');
    expect((await cli.run('plugin', 'list')).code).toBe(0);
  });

  it('takes the password from stdin', async () => {
    const { code } = await cli.runWith(
      { input: 'secret-1\n' },
      'auth',
      'login',
      server.url,
      '-u',
      'admin',
      '--password-stdin',
    );
    expect(code).toBe(0);
  });

  it('asks for the password at a terminal and shows nothing of it', async () => {
    const { code, out, err } = await cli.runWith(
      { input: 'secret-1\n', terminal: true },
      'auth',
      'login',
      server.url,
      '-u',
      'admin',
    );
    expect(code).toBe(0);
    expect(err).toContain('Password for admin: ');
    expect(out + err).not.toContain('secret-1');
  });

  it('says what to do where there is no terminal to ask at', async () => {
    const { code, err } = await cli.run('auth', 'login', server.url, '-u', 'admin');
    expect(code).toBe(1);
    expect(err).toContain('--password-stdin');
    expect(server.seen).toEqual([]);
  });

  it('refuses a wrong password and keeps nothing', async () => {
    const { code, err } = await cli.run('auth', 'login', server.url, '-u', 'admin', '-p', 'wrong');
    expect({ code, err }).toEqual({
      code: 1,
      err: `Error: Unable to log in to ${server.url}/. Error: Enter a valid email or username and/or password.\n`,
    });
    expect((await cli.run('auth', 'current')).code).toBe(1);
  });

  it('lists logins, switches between them and shows the one in use', async () => {
    await cli.run('auth', 'login', server.url, '-u', 'admin', '-p', 'secret-1', '--name', 'one');
    await cli.run('auth', 'login', server.url, '-u', 'admin', '-p', 'secret-1', '--name', 'two');
    expect((await cli.run('auth', 'list')).out).toBe(
      `  one: admin@${server.url}\n* two: admin@${server.url}\n`,
    );
    expect((await cli.run('auth', 'set', 'one')).code).toBe(0);
    expect((await cli.run('auth', 'current')).out).toBe(`one: admin@${server.url}\n`);
    const { out } = await cli.run('auth', 'list', '--json');
    expect(JSON.parse(out)).toEqual([
      { name: 'one', url: server.url, username: 'admin', active: true },
      { name: 'two', url: server.url, username: 'admin', active: false },
    ]);
    expect((await cli.run('auth', 'set', 'three')).err).toContain('There is no login named "three"');
  });

  it.each(['logout', 'delete'])('ends the session with %s and forgets it', async (verb) => {
    await cli.login(server.url);
    expect((await cli.run('auth', verb)).code).toBe(0);
    expect(server.seen.at(-1)).toMatchObject({
      path: '/api/v4/users/logout',
      headers: { authorization: expect.stringMatching(/^BEARER /) },
    });
    const { code, err } = await cli.run('plugin', 'list');
    expect(code).toBe(1);
    expect(err).toContain('patchbay auth login');
  });

  it('forgets a login also when its server is gone, and says so', async () => {
    await cli.login(server.url);
    const url = server.url;
    await server.close();
    const { code, err } = await cli.run('auth', 'logout');
    expect(code).toBe(0);
    expect(err).toContain(`the session on ${url} could not be ended`);
    expect((await cli.run('auth', 'current')).code).toBe(1);
    server = await FakeServer.listen();
  });

  it('does not use logins that others can read', async () => {
    await cli.login(server.url);
    await chmod(credentialsFile(), 0o644);
    const { code, err } = await cli.run('plugin', 'list');
    expect(code).toBe(1);
    expect(err).toContain(`chmod 600 '${credentialsFile()}'`);
  });

  it.each(['{"servers": [{"name": 5}]}', 'nonsense', '[]'])(
    'says what to do about a damaged file of logins: %s',
    async (text) => {
      await mkdir(dirname(credentialsFile()), { recursive: true });
      await writeFile(credentialsFile(), text, { mode: 0o600 });
      const { code, err } = await cli.run('auth', 'list');
      expect(code).toBe(1);
      expect(err).toContain('Remove it and log in again');
    },
  );

  it('warns before a password travels unencrypted, and not on this machine', async () => {
    const { err } = await cli.run('auth', 'login', 'http://patchbay.invalid', '-u', 'admin', '-p', 'x');
    expect(err).toContain('is not encrypted');
    expect((await cli.run('auth', 'login', server.url, '-u', 'admin', '-p', 'secret-1')).err).toBe('');
  });

  it.each(['ftp://a', 'http://', 'not an address'])('refuses the address %j', async (url) => {
    const { code, err } = await cli.run('auth', 'login', url, '-u', 'admin', '-p', 'x');
    expect(code).toBe(1);
    expect(err).toMatch(/^Error: .*address/);
  });
});
