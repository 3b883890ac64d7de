import { packBundle } from '@patchbay/bundle';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createSigningKey, signDetached } from '@patchbay/signing';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { buildServer, ServerProcess } from '../fixtures/server-process.ts';
import { SocketClient } from '../fixtures/socket-client.ts';

jest.setTimeout(60_000);

describe('the server as it is shipped', () => {
  let build: ReturnType<typeof buildServer>;
  let root: string;
  const started: ServerProcess[] = [];
  const start = (options?: ConstructorParameters<typeof ServerProcess>[2], dataDir = join(root, 'data')) => {
    const server = new ServerProcess(build.folder, dataDir, options);
    started.push(server);
    return server;
  };
  const login = (url: string, loginId: string, password: string) =>
    fetch(`${url}/api/v4/users/login`, {
      method: 'POST',
      body: JSON.stringify({ login_id: loginId, password }),
    });

  beforeAll(() => {
    build = buildServer();
  });
  afterAll(() => build.remove());
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-process-'));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.end('SIGKILL')));
    rmSync(root, { recursive: true, force: true });
  });

  it('makes an administrator once, says the password once, and lets them in', async () => {
    const first = start();
    const url = await first.ready();
    expect(first.told('Administrator')).toBe('admin');
    const password = first.told('Password').split(' ')[0]!;
    expect(password.length).toBeGreaterThanOrEqual(20);
    expect((await login(url, 'admin', password)).status).toBe(200);
    expect((await login(url, 'admin', 'not-the-password')).status).toBe(401);
    const answer = await first.end('SIGTERM');
    expect(answer).toMatchObject({ code: 0, stderr: '' });

    const second = start();
    const again = await second.ready();
    expect(second.stdout).not.toContain(password);
    expect(second.told('Password')).toContain('--reset-admin-password');
    expect((await login(again, 'admin', password)).status).toBe(200);
  });

  it('takes name and password of the administrator from variables, and does not repeat itself in the log', async () => {
    const env = { PATCHBAY_ADMIN_USERNAME: 'root', PATCHBAY_ADMIN_PASSWORD: 'from-the-variable-1' };
    const server = start({ env });
    const url = await server.ready();
    expect((await login(url, 'root', 'from-the-variable-1')).status).toBe(200);
    const { stderr } = await server.end('SIGTERM');
    expect(readFileSync(join(root, 'data/logs/patchbay.log'), 'utf8') + stderr).not.toContain(
      'from-the-variable-1',
    );
  });

  it('gives the administrator a new password when asked, and ends the old one', async () => {
    const first = start({ env: { PATCHBAY_ADMIN_PASSWORD: 'the-old-password-1' } });
    const token = (await login(await first.ready(), 'admin', 'the-old-password-1')).headers.get('token');
    await first.end('SIGTERM');
    const second = start({ args: ['--reset-admin-password'] });
    const url = await second.ready();
    const password = second.told('Password').split(' ')[0]!;
    expect((await login(url, 'admin', password)).status).toBe(200);
    expect((await login(url, 'admin', 'the-old-password-1')).status).toBe(401);
    const me = await fetch(`${url}/api/v4/users/me`, { headers: { Authorization: `Bearer ${token}` } });
    expect(me.status).toBe(401);
  });

  it('has nobody to reset where that name is unknown', async () => {
    await start().ready();
    await started[0]!.end('SIGTERM');
    const server = start({ args: ['--reset-admin-password'], env: { PATCHBAY_ADMIN_USERNAME: 'nobody' } });
    expect(await server.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('"nobody"') });
  });

  it('makes previews of pictures, for which it loads what is not in its bundle', async () => {
    const server = start({ env: { PATCHBAY_ADMIN_PASSWORD: 'some-password-1' } });
    const url = await server.ready();
    const token = (await login(url, 'admin', 'some-password-1')).headers.get('token') ?? '';
    const ask = async (path: string, body: string | Uint8Array) => {
      const headers = { Authorization: `Bearer ${token}` };
      const sent = await fetch(`${url}/api/v4/${path}`, { method: 'POST', headers, body: body as string });
      return (await sent.json()) as { id: string; file_infos: { width: number; mini_preview: string }[] };
    };
    const { id: team } = await ask('teams', '{"name":"team","display_name":"Team","type":"O"}');
    const channel = JSON.stringify({ team_id: team, name: 'channel', display_name: 'Channel', type: 'O' });
    const { id } = await ask('channels', channel);
    const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const { file_infos: infos } = await ask(`files?channel_id=${id}&filename=a.gif`, picture);
    expect(infos).toMatchObject([{ width: 1, mini_preview: expect.stringMatching(/^\/9j\//) }]);
  });

  it('answers on this machine alone, and on a socket of its owner alone', async () => {
    const server = start();
    expect(await server.ready()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(statSync(join(root, 'data/patchbay.sock')).mode & 0o777).toBe(0o600);
    expect(await server.local('/api/v4/plugins')).toEqual({
      status: 200,
      body: { active: [], inactive: [] },
    });
    await server.end('SIGINT');
    expect(existsSync(join(root, 'data/patchbay.sock'))).toBe(false);
  });

  it('ends in order on either signal, with people connected', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = start({ env: { PATCHBAY_ADMIN_PASSWORD: 'some-password-1' } }, join(root, signal));
      const url = await server.ready();
      const token = (await login(url, 'admin', 'some-password-1')).headers.get('token')!;
      const client = new SocketClient(
        new WebSocket(`${url.replace('http', 'ws')}/api/v4/websocket`, {
          headers: { Authorization: `Bearer ${token}` },
        }),
      );
      await client.next();
      expect(await server.end(signal)).toMatchObject({ code: 0, stderr: '' });
      await client.closed;
    }
  });

  it('says in one line that the port is taken, and leaves the data alone', async () => {
    const port = new URL(await start().ready()).port;
    const second = start({ env: { PATCHBAY_PORT: port } }, join(root, 'other'));
    const { code, stdout, stderr } = await second.ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(`^patchbay: Port ${port} on 127\\.0\\.0\\.1 is in use: [^\\n]+PATCHBAY_PORT[^\\n]+\\n$`),
    );
    expect(existsSync(join(root, 'other/patchbay.db'))).toBe(false);
  });

  it('says in one line that another server has the data folder', async () => {
    await start().ready();
    const { code, stderr } = await start().ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^patchbay: The data folder [^\n]+ is in use by another Patchbay: [^\n]+PATCHBAY_DATA[^\n]+\n$/,
    );
  });

  it('starts on the folder of a server that was killed', async () => {
    const killed = start({ env: { PATCHBAY_ADMIN_PASSWORD: 'some-password-1' } });
    await killed.ready();
    await killed.end('SIGKILL');
    expect(existsSync(join(root, 'data/patchbay.sock'))).toBe(true);
    const url = await start().ready();
    expect((await login(url, 'admin', 'some-password-1')).status).toBe(200);
  });

  it('says in one line that the folder cannot be written', async () => {
    writeFileSync(join(root, 'file'), '');
    const { code, stderr } = await start({}, join(root, 'file/data')).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^patchbay: The data folder [^\n]+ cannot be written [^\n]+PATCHBAY_DATA[^\n]+\n$/,
    );
  });

  it('refuses in one line what it does not understand', async () => {
    expect(await start({ args: ['--dmeo'] }).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^patchbay: [^\n]+--dmeo[^\n]+\n$/),
    });
  });

  it('finds its functions compiled at the second start', async () => {
    await start().ready();
    await started[0]!.end('SIGTERM');
    expect(existsSync(join(build.folder, 'cache'))).toBe(true);
  });

  describe('with a bundle beside it', () => {
    const prepackaged = () => join(root, 'prepackaged');
    const env = () => ({
      PATCHBAY_PREPACKAGED: prepackaged(),
      MM_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES: 'author.pub',
    });
    const listed = async (server: ServerProcess) => {
      const { body } = await server.local('/api/v4/plugins');
      const { active, inactive } = body as Record<'active' | 'inactive', { id: string }[]>;
      return { active: active.map(({ id }) => id), inactive: inactive.map(({ id }) => id) };
    };
    beforeEach(async () => {
      const plugin = join(root, 'plugin');
      mkdirSync(plugin);
      mkdirSync(prepackaged());
      writeFileSync(
        join(plugin, 'plugin.json'),
        JSON.stringify({
          id: 'com.patchbay.demo',
          name: 'Demo',
          version: '1.0.0',
          webapp: { bundle_path: 'main.js' },
        }),
      );
      writeFileSync(join(plugin, 'main.js'), 'window.registerPlugin("com.patchbay.demo", {})');
      await packBundle(plugin, join(prepackaged(), 'demo.tar.gz'), { root: 'com.patchbay.demo' });
      const { privateKey, publicKey } = await createSigningKey({ name: 'Author' });
      const bundle = readFileSync(join(prepackaged(), 'demo.tar.gz'));
      writeFileSync(join(prepackaged(), 'demo.tar.gz.sig'), await signDetached({ bundle, privateKey }));
      mkdirSync(join(root, 'data', 'config'), { recursive: true });
      writeFileSync(join(root, 'data', 'config', 'author.pub'), publicKey);
    });

    it('has it installed and disabled; what the administrator does with it stays', async () => {
      const first = start({ env: env() });
      await first.ready();
      expect(await listed(first)).toEqual({ active: [], inactive: ['com.patchbay.demo'] });
      expect((await first.local('/api/v4/plugins/com.patchbay.demo/enable', 'POST')).status).toBe(200);
      await first.end('SIGTERM');

      const second = start({ env: env() });
      await second.ready();
      expect(await listed(second)).toEqual({ active: ['com.patchbay.demo'], inactive: [] });
      expect((await second.local('/api/v4/plugins/com.patchbay.demo', 'DELETE')).status).toBe(200);
      await second.end('SIGTERM');

      const third = start({ env: env() });
      await third.ready();
      expect(await listed(third)).toEqual({ active: [], inactive: [] });
    });

    it('serves its web half to browsers and tells them live', async () => {
      const server = start({ env: { ...env(), PATCHBAY_ADMIN_PASSWORD: 'some-password-1' } });
      const url = await server.ready();
      const token = (await login(url, 'admin', 'some-password-1')).headers.get('token')!;
      const client = new SocketClient(
        new WebSocket(`${url.replace('http', 'ws')}/api/v4/websocket`, {
          headers: { Authorization: `Bearer ${token}` },
        }),
      );
      await client.next();
      await server.local('/api/v4/plugins/com.patchbay.demo/enable', 'POST');
      let event = await client.next();
      while (event['event'] !== 'plugin_enabled') event = await client.next();
      const { manifest } = event['data'] as { manifest: { name: string; webapp: { bundle_path: string } } };
      expect(manifest.name).toBe('');
      const script = await fetch(url + manifest.webapp.bundle_path.replace('/static/', '/static/plugins/'));
      expect(await script.text()).toContain('registerPlugin');
      await server.local('/api/v4/plugins/com.patchbay.demo/disable', 'POST');
      while (event['event'] !== 'plugin_disabled') event = await client.next();
      client.socket.terminate();
    });

    it('has it enabled in demo mode, with people, uploads and developer mode, none of which stays', async () => {
      const demo = start({ env: env(), args: ['--demo'] });
      const url = await demo.ready();
      expect(await listed(demo)).toEqual({ active: ['com.patchbay.demo'], inactive: [] });
      const [name, password] = [
        demo.told('Demo people').split(',')[0]!,
        demo.told('Demo people').split(' ').at(-1)!,
      ];
      expect((await login(url, name, password)).status).toBe(200);
      const settings = async (server: ServerProcess) => {
        const { body } = await server.local('/api/v4/config');
        const { PluginSettings, ServiceSettings } = body as Record<string, Record<string, unknown>>;
        return [PluginSettings!['EnableUploads'], ServiceSettings!['EnableDeveloper']];
      };
      expect(await settings(demo)).toEqual([true, true]);
      await demo.end('SIGTERM');
      const plain = start({ env: env() });
      await plain.ready();
      expect(await settings(plain)).toEqual([false, false]);
    });

    it('takes the whole environment down and up again with PluginSettings.Enable', async () => {
      const server = start({ env: { ...env(), PATCHBAY_ADMIN_PASSWORD: 'some-password-1' } });
      const url = await server.ready();
      await server.local('/api/v4/plugins/com.patchbay.demo/enable', 'POST');
      const token = (await login(url, 'admin', 'some-password-1')).headers.get('token')!;
      const headers = { Authorization: `Bearer ${token}` };
      const enable = async (Enable: boolean) => {
        const body = JSON.stringify({ PluginSettings: { Enable } });
        const answer = await fetch(`${url}/api/v4/config/patch`, { method: 'PUT', headers, body });
        expect(answer.status).toBe(200);
      };
      await enable(false);
      expect((await server.local('/api/v4/plugins')).status).toBe(501);
      await enable(true);
      // The plugins follow the configuration after it is saved.
      while (!(await listed(server)).active.length) await new Promise((resolve) => setImmediate(resolve));
      expect(await listed(server)).toEqual({ active: ['com.patchbay.demo'], inactive: [] });
    });
  });
});
