import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { appError, FakeServer, json } from './fake-server.fixture.ts';
import { timeOf } from './output/words.ts';

let cli: Cli;
let server: FakeServer;
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
  await cli.login(server.url);
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const patched = (): unknown => JSON.parse(server.seen.at(-1)?.body.toString() ?? '');

describe('patchbay config get', () => {
  it.each([
    ['PluginSettings.Enable', 'true\n', [true]],
    ['ServiceSettings.SiteURL', 'http://localhost\n', ['http://localhost']],
    ['PluginSettings.SignaturePublicKeyFiles', '[]\n', [[]]],
    ['PluginSettings.Plugins.com.example.limit', '5\n', [5]],
    ['PluginSettings.Plugins.com.example', '{\n  "limit": 5\n}\n', [{ limit: 5 }]],
  ])('prints %s', async (path, out, items) => {
    expect(await cli.run('config', 'get', path)).toEqual({ code: 0, out, err: '' });
    expect(JSON.parse((await cli.run('config', 'get', path, '--json')).out)).toEqual(items);
  });

  it.each(['PluginSettings.Nothing', 'Nothing.Enable', 'PluginSettings.Plugins.org.other'])(
    'says that there is no %s',
    async (path) => {
      const { code, out, err } = await cli.run('config', 'get', path);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(`There is no setting ${path}`);
    },
  );
});

describe('patchbay config set', () => {
  it('sends only the setting, in its type', async () => {
    expect(await cli.run('config', 'set', 'PluginSettings.Enable', 'false')).toEqual({
      code: 0,
      out: 'Value changed successfully\n',
      err: '',
    });
    expect(server.seen.at(-1)).toMatchObject({ method: 'PUT', path: '/api/v4/config/patch' });
    expect(patched()).toEqual({ PluginSettings: { Enable: false } });
  });

  it('sets a list from several values', async () => {
    await cli.run('config', 'set', 'PluginSettings.SignaturePublicKeyFiles', 'a.asc', 'b.asc');
    expect(patched()).toEqual({ PluginSettings: { SignaturePublicKeyFiles: ['a.asc', 'b.asc'] } });
  });

  it('sets one setting of one plugin and keeps the others', async () => {
    await cli.run('config', 'set', 'PluginSettings.Plugins.org.new.word', 'x');
    expect(patched()).toEqual({
      PluginSettings: { Plugins: { 'com.example': { limit: 5 }, 'org.new': { word: 'x' } } },
    });
  });

  it('refuses a value that is none, and sends nothing', async () => {
    const { code, err } = await cli.run('config', 'set', 'PluginSettings.Enable', 'maybe');
    expect(code).toBe(1);
    expect(err).toContain('takes true or false');
    expect(server.seen.map(({ method }) => method)).not.toContain('PUT');
  });

  it('refuses a setting that nobody knows', async () => {
    expect((await cli.run('config', 'set', 'PluginSettings.Nothing', '1')).code).toBe(1);
    expect(server.seen.map(({ method }) => method)).not.toContain('PUT');
  });

  it('says where a protected setting can be changed', async () => {
    server.on.set('PUT /api/v4/config/patch', (_seen, response) =>
      appError(
        response,
        403,
        'api.config.update_config.not_allowed_security.app_error',
        'Changing PluginSettings.EnableUploads is not allowed due to security reasons.',
      ),
    );
    const { code, err } = await cli.run('config', 'set', 'PluginSettings.EnableUploads', 'true');
    expect(code).toBe(1);
    expect(err).toContain('patchbay --local config set');
  });
});

describe('patchbay config history and undo', () => {
  const changes = {
    'TeamSettings.SiteName': ['Patchbay', 'Ours'],
    'PluginSettings.Plugins': ['x'.repeat(100), undefined],
  };

  it('shows who changed what, newest first', async () => {
    const entry = { id: 'c'.repeat(26), create_at: 0, user_id: 'u1', changes };
    server.on.set('GET /api/v4/config/history?page=0&per_page=2', (_seen, response) =>
      json(response, 200, [entry, { ...entry, user_id: '', changes: {} }]),
    );
    const { out } = await cli.run('config', 'history', '--per-page', '2');
    expect(out).toBe(
      `${entry.id}  ${timeOf(0)}  by user u1\n` +
        '  TeamSettings.SiteName: "Patchbay" -> "Ours"\n' +
        `  PluginSettings.Plugins: "${'x'.repeat(59)}… -> null\n` +
        `${entry.id}  ${timeOf(0)}  by the machine itself\n`,
    );
  });

  it('undoes one, or says why it cannot', async () => {
    const path = `POST /api/v4/config/history/${'c'.repeat(26)}/undo`;
    server.on.set(path, (_seen, response) => json(response, 200, {}));
    expect((await cli.run('config', 'undo', 'c'.repeat(26))).out).toBe(`Undone: ${'c'.repeat(26)}\n`);
    server.on.set(path, (_seen, response) =>
      appError(response, 409, 'app.config.undo.changed_since.app_error', 'It was changed again since.'),
    );
    expect(await cli.run('config', 'undo', 'c'.repeat(26))).toEqual({
      code: 1,
      out: '',
      err: 'Error: It was changed again since.\n',
    });
  });
});
