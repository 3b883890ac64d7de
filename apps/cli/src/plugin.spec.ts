import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { appError, FakeServer, json } from './fake-server.fixture.ts';

let cli: Cli;
let server: FakeServer;
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
  await cli.login(server.url);
  server.seen.length = 0;
  server.installed.set('com.example', { name: 'Example', version: '1.2.3', enabled: false });
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const file = async (name: string, bytes = 10): Promise<Buffer> => {
  const content = randomBytes(bytes);
  await writeFile(join(cli.folder, name), content);
  return content;
};

describe('patchbay plugin add', () => {
  it('sends the file as the part "plugin", and prints what it added', async () => {
    const content = await file('a.tar.gz', 300_000);
    expect(await cli.run('plugin', 'add', 'a.tar.gz')).toEqual({
      code: 0,
      out: 'Added plugin: a.tar.gz\n',
      err: '',
    });
    const [seen] = server.seen;
    expect(seen?.headers['content-length']).toBe(String(seen?.body.length));
    const form = await new Response(new Uint8Array(seen?.body ?? []), {
      headers: { 'Content-Type': seen?.headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(['plugin']);
    const part = form.get('plugin') as File;
    expect(part.name).toBe('a.tar.gz');
    expect(Buffer.from(await part.arrayBuffer()).equals(content)).toBe(true);
  });

  it('asks to replace with --force', async () => {
    await file('a.tar.gz');
    await cli.run('plugin', 'add', '-f', 'a.tar.gz');
    expect(server.seen[0]?.body.toString('latin1')).toContain('name="force"\r\n\r\ntrue\r\n');
  });

  it('aborts at once when a file cannot be read', async () => {
    await file('b.tar.gz');
    await mkdir(join(cli.folder, 'folder'));
    for (const bad of ['missing.tar.gz', 'folder']) {
      const { code, out, err } = await cli.run('plugin', 'add', bad, 'b.tar.gz');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^Error: .* cannot be read: /);
    }
    expect(server.seen).toEqual([]);
  });

  it('collects refusals, goes on with the rest and exits with 1', async () => {
    await file('a.tar.gz');
    await file('b.tar.gz');
    let uploads = 0;
    server.on.set('POST /api/v4/plugins', (_seen, response) => {
      if (uploads++ === 0)
        appError(
          response,
          400,
          'app.plugin.install_id.app_error',
          'Unable to install plugin. A plugin with the same ID is already installed.',
        );
      else json(response, 201, { id: 'b' });
    });
    expect(await cli.run('plugin', 'add', 'a.tar.gz', 'b.tar.gz')).toEqual({
      code: 1,
      out: 'Added plugin: b.tar.gz\n',
      err: 'Error: Unable to add plugin: a.tar.gz. Error: Unable to install plugin. A plugin with the same ID is already installed. Use --force to replace it.\n',
    });
  });

  it('says how uploads are switched on', async () => {
    await file('a.tar.gz');
    server.on.set('POST /api/v4/plugins', (_seen, response) =>
      appError(
        response,
        501,
        'app.plugin.upload_disabled.app_error',
        'Plugins and/or plugin uploads have been disabled.',
      ),
    );
    const { err } = await cli.run('plugin', 'add', 'a.tar.gz');
    expect(err).toContain('patchbay --local config set PluginSettings.EnableUploads true');
  });

  it('names a proxy that refuses the upload, also when it does so before it has all of it', async () => {
    await file('a.tar.gz', 20_000_000);
    server.on.set('POST /api/v4/plugins early', (_seen, response) => {
      response.writeHead(413, { 'Content-Type': 'text/html', Server: 'nginx/1.24.0' });
      response.end('<html><h1>413 Request Entity Too Large</h1></html>');
    });
    const { code, err } = await cli.run('plugin', 'add', 'a.tar.gz');
    expect(code).toBe(1);
    expect(err).toContain('413 with text/html by nginx/1.24.0');
    expect(err).toContain('client_max_body_size');
  });

  it('says so when the connection breaks off', async () => {
    await file('a.tar.gz', 20_000_000);
    server.on.set('POST /api/v4/plugins early', (_seen, response) => response.destroy());
    const { code, err } = await cli.run('plugin', 'add', 'a.tar.gz');
    expect(code).toBe(1);
    expect(err).toContain('was closed before it answered');
  });

  it('draws a bar at a terminal, on stderr', async () => {
    await file('a.tar.gz', 2_000_000);
    const { out, err } = await cli.runWith({ terminal: true }, 'plugin', 'add', 'a.tar.gz');
    expect(err).toContain('a.tar.gz');
    expect(err).toContain('of 1.9 MiB');
    expect(out).toBe('Added plugin: a.tar.gz\n');
  });

  it('stops when it is interrupted', async () => {
    await file('a.tar.gz');
    const abort = new AbortController();
    server.on.set('POST /api/v4/plugins early', () => abort.abort());
    expect((await cli.runWith({ signal: abort.signal }, 'plugin', 'add', 'a.tar.gz')).code).toBe(130);
  });
});

describe('patchbay plugin enable, disable and delete', () => {
  it.each([
    ['enable', 'Enabled plugin: com.example\n', 'POST', '/api/v4/plugins/com.example/enable'],
    ['disable', 'Disabled plugin: com.example\n', 'POST', '/api/v4/plugins/com.example/disable'],
    ['delete', 'Deleted plugin: com.example\n', 'DELETE', '/api/v4/plugins/com.example'],
  ])('does %s', async (verb, out, method, path) => {
    expect(await cli.run('plugin', verb, 'com.example')).toEqual({ code: 0, out, err: '' });
    expect(server.seen[0]).toMatchObject({ method, path });
  });

  it.each([
    ['enable', 'Enabled plugin: com.example', 'Unable to enable plugin: nobody'],
    ['disable', 'Disabled plugin: com.example', 'Unable to disable plugin: nobody'],
    ['delete', 'Deleted plugin: com.example', 'Unable to delete plugin: nobody'],
  ])('goes on after an id that is not installed: %s', async (verb, done, failed) => {
    const { code, out, err } = await cli.run('plugin', verb, 'nobody', 'com.example', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([done]);
    expect(err).toBe(
      `Error: ${failed}. Error: Plugin is not installed. "patchbay plugin list" shows the ids of what is installed.\n`,
    );
  });

  it('does not let an id change the address', async () => {
    await cli.run('plugin', 'delete', '../users/u1?x=#y');
    expect(server.seen[0]?.path).toBe('/api/v4/plugins/..%2Fusers%2Fu1%3Fx%3D%23y');
  });

  it('warns when an enabled plugin does not run, which the call itself does not say', async () => {
    server.on.set('GET /api/v4/plugins/statuses', (_seen, response) =>
      json(response, 200, [
        { plugin_id: 'other', state: 2 },
        { plugin_id: 'com.example', state: 3, error: 'exited with code 1' },
      ]),
    );
    const { code, out, err } = await cli.run('plugin', 'enable', 'com.example');
    expect({ code, out }).toEqual({ code: 0, out: 'Enabled plugin: com.example\n' });
    expect(err).toBe(
      'Warning: com.example is enabled and does not run: it failed to start: exited with code 1\n',
    );
  });

  it('says who may do that when one may not', async () => {
    server.on.set('POST /api/v4/plugins/com.example/enable', (_seen, response) =>
      appError(
        response,
        403,
        'api.context.permissions.app_error',
        'You do not have the appropriate permissions.',
      ),
    );
    expect((await cli.run('plugin', 'enable', 'com.example')).err).toContain('Log in as an administrator');
  });
});

describe('patchbay plugin list', () => {
  it('prints both headings and how many there are', async () => {
    server.installed.set('org.two', { name: 'Two', version: '0.1.0', enabled: true });
    expect(await cli.run('plugin', 'list')).toEqual({
      code: 0,
      out: 'Listing enabled plugins\norg.two: Two, Version: 0.1.0\n\nListing disabled plugins\ncom.example: Example, Version: 1.2.3\n',
      err: `There are 2 plugins on ${server.url}\n`,
    });
  });

  it('prints one element with both lists as JSON', async () => {
    const { out } = await cli.run('plugin', 'list', '--json');
    expect(JSON.parse(out)).toEqual([
      { active: [], inactive: [{ id: 'com.example', name: 'Example', version: '1.2.3', enabled: false }] },
    ]);
  });

  it('says why it cannot', async () => {
    server.on.set('GET /api/v4/plugins', (_seen, response) =>
      appError(response, 501, 'app.plugin.disabled.app_error', 'Plugins have been disabled.'),
    );
    const { code, out, err } = await cli.run('plugin', 'list');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'Error: Unable to list plugins. Error: Plugins have been disabled. Switch plugins on: patchbay config set PluginSettings.Enable true\n',
    );
  });

  it.each([
    ['a page for people', 200, 'text/html', '<html>'],
    ['JSON of something else', 200, 'application/json', '{"hello":"world"}'],
    ['a page that is not found', 404, 'text/plain', '404 page not found'],
  ])('is not taken in by %s', async (_, status, type, body) => {
    server.on.set('GET /api/v4/plugins', (_seen, response) =>
      response.writeHead(status, { 'Content-Type': type }).end(body),
    );
    const { code, out, err } = await cli.run('plugin', 'list');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/Patchbay/);
  });

  it('says so when nothing listens there', async () => {
    const url = server.url;
    await server.close();
    const { code, err } = await cli.run('plugin', 'list');
    expect({ code, err }).toEqual({
      code: 1,
      err: `Error: Nothing listens at ${url}. Is the server running, and the port right?\n`,
    });
    server = await FakeServer.listen();
  });
});

describe('patchbay --local', () => {
  it('talks over the socket in the data folder, without a login', async () => {
    await mkdir(join(cli.folder, 'data'));
    const local = await FakeServer.listen(join(cli.folder, 'data/patchbay.sock'));
    try {
      local.installed.set('com.example', { name: 'Example', version: '1.0.0', enabled: false });
      await cli.run('auth', 'logout');
      const { code, err } = await cli.run('--local', 'plugin', 'list');
      expect({ code, err }).toEqual({ code: 0, err: 'There is 1 plugin on local instance\n' });
      expect((await cli.run('plugin', 'enable', 'com.example', '--local')).code).toBe(0);
      expect(local.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
      expect(local.seen.map(({ path }) => path)).not.toContain('/api/v4/plugins/statuses');
      await file('a.tar.gz', 100_000);
      expect((await cli.run('--local', 'plugin', 'add', 'a.tar.gz')).out).toBe('Added plugin: a.tar.gz\n');
      cli.env['PATCHBAY_DATA'] = join(cli.folder, 'elsewhere');
      cli.env['PATCHBAY_LOCAL_SOCKET'] = join(cli.folder, 'data/patchbay.sock');
      expect((await cli.run('--local', 'plugin', 'list')).code).toBe(0);
    } finally {
      await local.close();
    }
  });

  it('says where it looked when no server is there', async () => {
    cli.env['PATCHBAY_DATA'] = '/nowhere';
    const { code, err } = await cli.run('--local', 'plugin', 'list');
    expect(code).toBe(1);
    expect(err).toContain('No server listens on /nowhere/patchbay.sock');
    expect(err).toContain('PATCHBAY_LOCAL_SOCKET');
  });
});
