import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { appError, FakeServer, json, type Seen } from './fake-server.fixture.ts';

const one = {
  name: 'one.pub',
  problem: '',
  keys: [
    {
      fingerprint: 'ABCD',
      user_ids: ['Author <a@example.com>\u001b[31m'],
      algorithms: ['rsa4096'],
      expires_at: 0,
      unusable: '',
      public_key: '-----BEGIN PGP PUBLIC KEY BLOCK-----\nxyz\n-----END PGP PUBLIC KEY BLOCK-----\n',
    },
  ],
};

describe('patchbay plugin keys', () => {
  let cli: Cli;
  let server: FakeServer;
  beforeEach(async () => {
    cli = await Cli.create();
    const socket = join(cli.folder, 'patchbay.sock');
    cli.env['PATCHBAY_LOCAL_SOCKET'] = socket;
    server = await FakeServer.listen(socket);
    server.on.set('POST /api/v4/plugins/keys', (_seen, response) => json(response, 201, one));
    server.on.set('GET /api/v4/plugins/keys', (_seen, response) => json(response, 200, [one]));
    server.on.set('DELETE /api/v4/plugins/keys/one.pub', (_seen, response) =>
      json(response, 200, { status: 'OK' }),
    );
    server.on.set('DELETE /api/v4/plugins/keys/none.pub', (_seen, response) =>
      appError(response, 404, 'app.plugin.public_key.not_found.app_error', 'There is no such key.'),
    );
    await mkdir(join(cli.folder, 'keys'));
    await writeFile(join(cli.folder, 'keys', 'one.pub'), Buffer.from([0x99, 0, 1, 2]));
    await writeFile(join(cli.folder, 'two.pub'), 'two');
  });
  afterEach(async () => {
    await server.close();
    await cli.remove();
  });

  const asked = (): string[] => server.seen.map(({ method, path }) => `${method} ${path}`);
  const bodyOf = (seen: Seen | undefined): unknown => JSON.parse(seen?.body.toString() ?? '');

  it.each([
    ['plugin', 'keys', 'add'],
    ['plugin', 'add', 'key'],
  ])(
    '%s %s %s sends each file under its own name, to this machine without being asked to',
    async (...verb) => {
      expect(await cli.run(...verb, 'keys/one.pub', 'two.pub')).toEqual({
        code: 0,
        out: 'Added public key: keys/one.pub\nAdded public key: two.pub\n',
        err: '',
      });
      expect(asked()).toEqual(['POST /api/v4/plugins/keys', 'POST /api/v4/plugins/keys']);
      expect(server.seen.map(bodyOf)).toEqual([
        { name: 'one.pub', key: 'mQABAg==' },
        { name: 'two.pub', key: Buffer.from('two').toString('base64') },
      ]);
    },
  );

  it.each([
    ['plugin', 'keys', 'delete'],
    ['plugin', 'delete', 'key'],
  ])('%s %s %s goes on behind a name that is not there, and exits with 1', async (...verb) => {
    expect(await cli.run(...verb, 'none.pub', 'one.pub')).toEqual({
      code: 1,
      out: 'Deleted public key: one.pub\n',
      err: 'Error: Unable to delete public key: none.pub. Error: There is no such key.\n',
    });
  });

  it('prints names; with --verbose the keys too, and nothing that steers a terminal', async () => {
    expect(await cli.run('plugin', 'keys')).toEqual({ code: 0, out: 'one.pub\n', err: '' });
    const { out } = await cli.run('plugin', 'keys', '--verbose');
    expect(out).toContain('ABCD  rsa4096  Author <a@example.com>[31m\n  does not expire\n-----BEGIN');
    expect(JSON.parse((await cli.run('--json', 'plugin', 'keys')).out)).toEqual([one]);
  });

  it('warns of a file that is passed over, and says so when there are none', async () => {
    server.on.set('GET /api/v4/plugins/keys', (_seen, response) =>
      json(response, 200, [{ name: 'gone.pub', problem: 'ENOENT', keys: [] }]),
    );
    expect(await cli.run('plugin', 'keys')).toEqual({
      code: 0,
      out: 'gone.pub\n',
      err: 'Warning: gone.pub is passed over: ENOENT\n',
    });
    server.on.set('GET /api/v4/plugins/keys', (_seen, response) => json(response, 200, []));
    expect((await cli.run('plugin', 'keys')).err).toContain('No public keys are trusted');
  });

  it('ends at a file that cannot be read or is none of keys, before it asks', async () => {
    await writeFile(join(cli.folder, 'big.pub'), Buffer.alloc(300_000));
    for (const file of ['missing.pub', 'keys', 'big.pub']) {
      const { code, err } = await cli.run('plugin', 'add', 'key', file);
      expect([code, err]).toEqual([1, expect.stringMatching(/^Error: .*(cannot be read|no file of keys)/)]);
    }
    expect(asked()).toEqual([]);
  });

  it('leaves a bundle and a plugin with the name "key" what they are', async () => {
    await writeFile(join(cli.folder, 'key'), 'bundle');
    expect((await cli.run('--local', 'plugin', 'add', '-f', 'key')).out).toBe('Added plugin: key\n');
    expect(server.seen[0]?.body.toString('latin1')).toMatch(/name="force"\r\n\r\ntrue[\s\S]*bundle/);
    server.installed.set('key', { name: 'Key', version: '1.0.0', enabled: true });
    expect((await cli.run('--local', 'plugin', 'delete', 'key')).out).toBe('Deleted plugin: key\n');
    await writeFile(join(cli.folder, 'a.tar.gz'), 'bundle');
    expect((await cli.run('--local', 'plugin', 'add', './key', 'a.tar.gz')).out).toBe(
      'Added plugin: ./key\nAdded plugin: a.tar.gz\n',
    );
  });

  it('wants a file or a name', async () => {
    for (const verb of ['add', 'delete']) expect((await cli.run('plugin', 'keys', verb)).code).toBe(1);
  });

  it('says where it looked when no server runs here', async () => {
    cli.env['PATCHBAY_LOCAL_SOCKET'] = join(cli.folder, 'none.sock');
    const { code, err } = await cli.run('plugin', 'keys');
    expect([code, err]).toEqual([1, expect.stringContaining('No server listens on')]);
  });
});
