import { truncate, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const MANIFEST = { id: 'com.example', name: 'Example', version: '2.0.0' };
const bundle = async (bytes: number): Promise<void> => {
  const path = join(cli.folder, 'a.tar.gz');
  await writeFile(path, '');
  await truncate(path, bytes);
};

describe('patchbay plugin install-url', () => {
  const url = 'https://example.com/a b.tar.gz?x=1&y=2';
  const path = (force: boolean) =>
    `POST /api/v4/plugins/install_from_url?plugin_download_url=${encodeURIComponent(url).replaceAll('%20', '+')}&force=${String(force)}`;

  it('has the server fetch it, as mmctl does', async () => {
    server.on.set(path(false), (_seen, response) => json(response, 201, MANIFEST));
    server.on.set(path(true), (_seen, response) =>
      json(response, 201, MANIFEST, { 'X-Patchbay-Upgrade': '1.0.0 -> 2.0.0; major' }),
    );
    expect(await cli.run('plugin', 'install-url', url)).toEqual({
      code: 0,
      out: 'Plugin Example successfully installed\n',
      err: '',
    });
    const forced = await cli.run('plugin', 'install-url', '-f', url, '--json');
    expect(JSON.parse(forced.out)).toEqual([MANIFEST]);
    expect(forced.err).toContain('1.0.0 was replaced by 2.0.0. This is a major version');
  });

  it('collects refusals and goes on', async () => {
    server.on.set(path(false), (_seen, response) => json(response, 201, MANIFEST));
    server.on.set(
      'POST /api/v4/plugins/install_from_url?plugin_download_url=bad&force=false',
      (_seen, response) =>
        appError(
          response,
          400,
          'api.plugin.install.download_failed.app_error',
          'It could not be downloaded.',
        ),
    );
    expect(await cli.run('plugin', 'install-url', 'bad', url)).toEqual({
      code: 1,
      out: 'Plugin Example successfully installed\n',
      err: 'Error: Unable to install plugin from URL "bad". Error: It could not be downloaded.\n',
    });
  });
});

describe('patchbay plugin add', () => {
  it('says that another version was replaced', async () => {
    await bundle(10);
    server.on.set('POST /api/v4/plugins', (_seen, response) =>
      json(response, 201, MANIFEST, { 'X-Patchbay-Upgrade': '1.9.0 -> 2.0.0-rc.1; major' }),
    );
    const { out, err } = await cli.run('plugin', 'add', '-f', 'a.tar.gz');
    expect(out).toBe('Added plugin: a.tar.gz\n');
    expect(err).toContain('1.9.0 was replaced by 2.0.0-rc.1. This is a major version');
  });

  it('says at a terminal that the server is at work once all is sent', async () => {
    await bundle(1000);
    const { err } = await cli.runWith({ terminal: true }, 'plugin', 'add', 'a.tar.gz');
    expect(err).toContain('a.tar.gz: sent; the server checks and installs it');
  });
});

describe('patchbay plugin add through a proxy', () => {
  const LIMIT = 50_000_000;
  const PAGE =
    '<html>\r\n<head><title>413 Request Entity Too Large</title></head><body>too large</body></html>';
  let proxy: Server;
  let taken: number;
  afterEach(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
  const listen = async (
    onRequest: Parameters<typeof createServer>[1],
    onExpect?: Parameters<typeof createServer>[1],
  ): Promise<void> => {
    taken = 0;
    proxy = createServer(onRequest);
    if (onExpect) proxy.on('checkContinue', onExpect);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    await cli.login(`http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`);
  };
  /** Passes everything on, and counts what is sent. */
  const pass = (incoming: IncomingMessage, response: Parameters<typeof json>[0]): void => {
    incoming.on('data', (chunk: Buffer) => (taken += chunk.length));
    const { method = '', url = '', headers } = incoming;
    const onward = httpRequest(`${server.url}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  };
  /** As nginx does, it goes on reading what is sent, so that its answer is not lost with the connection. */
  const refuse = (response: Parameters<typeof json>[0]): void => {
    response.writeHead(413, { 'Content-Type': 'text/html', Server: 'nginx/1.24.0' });
    response.end(PAGE);
  };
  const WORDS =
    'The answer is 413 with text/html by nginx/1.24.0, not one of a chat server: "413 Request Entity Too Large".';

  it('names its answer, and sends nothing of what it will not take', async () => {
    await listen(pass, (incoming, response) => {
      if (Number(incoming.headers['content-length']) > LIMIT) return refuse(response);
      response.writeContinue();
      pass(incoming, response);
    });
    await bundle(60_000_000);
    const { code, err } = await cli.run('plugin', 'add', 'a.tar.gz');
    expect(code).toBe(1);
    expect(err).toContain(WORDS);
    expect(err).toContain('client_max_body_size');
    expect(taken).toBeLessThan(100_000);
    await bundle(1_000_000);
    expect((await cli.run('plugin', 'add', 'a.tar.gz')).code).toBe(0);
  });

  it('names its answer when it answers in the middle of the body', async () => {
    const counting: typeof pass = (incoming, response) => {
      if (incoming.method !== 'POST' || !incoming.url?.endsWith('/plugins')) return pass(incoming, response);
      let answered = false;
      incoming.on('data', (chunk: Buffer) => {
        taken += chunk.length;
        if (taken <= LIMIT || answered) return;
        answered = true;
        refuse(response);
      });
    };
    await listen(counting);
    await bundle(60_000_000);
    expect((await cli.run('plugin', 'add', 'a.tar.gz')).err).toContain(WORDS);
  });

  it('names its answer when it takes no notice of the question and closes the connection behind the answer', async () => {
    await listen(pass, (incoming, response) => {
      refuse(response);
      response.once('finish', () => incoming.socket.destroySoon());
    });
    await bundle(60_000_000);
    expect((await cli.run('plugin', 'add', 'a.tar.gz')).err).toContain(WORDS);
  });

  it('says what may be the matter when it only closes the connection', async () => {
    await listen(pass, (incoming) => incoming.socket.destroy());
    await bundle(1_000_000);
    const { code, err } = await cli.run('plugin', 'add', 'a.tar.gz');
    expect(code).toBe(1);
    expect(err).toContain('was closed before it answered');
    expect(err).toContain('the size of uploads that the proxy takes');
  });

  it('sends the body after a while to a proxy that does not know the question', async () => {
    await listen(pass, (incoming, response) => pass(incoming, response));
    await bundle(300_000);
    expect((await cli.run('plugin', 'add', 'a.tar.gz')).out).toBe('Added plugin: a.tar.gz\n');
    expect(taken).toBeGreaterThan(300_000);
  });
});

describe('patchbay plugin marketplace', () => {
  const offer = (id: string) => ({ manifest: { id, name: id.toUpperCase(), version: '1.0.0' } });
  const page = (number: number, body: unknown, more = '') =>
    server.on.set(
      `GET /api/v4/plugins/marketplace?page=${String(number)}&per_page=200${more}`,
      (_seen, response) => json(response, 200, body),
    );

  it('lists what there is, as mmctl does', async () => {
    page(0, [offer('a'), offer('b')]);
    expect(await cli.run('plugin', 'marketplace', 'list')).toEqual({
      code: 0,
      out: 'a: A, Version: 1.0.0\nb: B, Version: 1.0.0\n',
      err: `There are 2 plugins on ${server.url}\n`,
    });
    page(0, null, '&filter=x&local_only=true');
    const { out, err } = await cli.run('plugin', 'marketplace', 'list', '--filter', 'x', '--local-only');
    expect([out, err]).toEqual(['', `There are 0 plugins on ${server.url}\n`]);
  });

  it('says that the marketplace itself could not be asked', async () => {
    server.on.set('GET /api/v4/plugins/marketplace?page=0&per_page=200', (_seen, response) =>
      json(response, 200, [offer('a')], { 'X-Patchbay-Marketplace-Error': 'nothing listens there' }),
    );
    expect(await cli.run('plugin', 'marketplace', 'list')).toMatchObject({
      code: 0,
      out: 'a: A, Version: 1.0.0\n',
      err: expect.stringContaining('Only what the server has itself is shown: nothing listens there'),
    });
  });

  it.each([
    ['is empty at the end', []],
    ['gives the same again', [offer('a'), offer('b')]],
    ['says null', null],
  ])('goes through all pages of a server that %s', async (_, last) => {
    page(0, [offer('a'), offer('b')]);
    page(1, [offer('c')]);
    page(2, last);
    const { out } = await cli.run('plugin', 'marketplace', 'list', '--all', '--json');
    expect(JSON.parse(out)).toEqual([offer('a'), offer('b'), offer('c')]);
  });

  it('installs one', async () => {
    server.on.set('POST /api/v4/plugins/marketplace', (_seen, response) => json(response, 201, MANIFEST));
    const { out } = await cli.run('plugin', 'marketplace', 'install', 'com.example');
    expect(out).toBe('Plugin Example successfully installed\n');
    expect(JSON.parse(server.seen.at(-1)?.body.toString() ?? '')).toEqual({ id: 'com.example' });
  });

  it('says why it cannot', async () => {
    /** As nginx does, it goes on reading what is sent, so that its answer is not lost with the connection. */
    const refuse = (request: string) =>
      server.on.set(request, (_seen, response) =>
        appError(response, 500, 'app.plugin.marketplace_client.failed_to_fetch', 'No marketplace.'),
      );
    refuse('GET /api/v4/plugins/marketplace?page=0&per_page=200');
    refuse('POST /api/v4/plugins/marketplace');
    expect(await cli.run('plugin', 'marketplace', 'list')).toMatchObject({
      code: 1,
      err: 'Error: Failed to fetch plugins: No marketplace.\n',
    });
    expect(await cli.run('plugin', 'marketplace', 'install', 'x')).toMatchObject({
      code: 1,
      err: "Error: couldn't install plugin from marketplace: No marketplace.\n",
    });
    expect((await cli.run('plugin', 'marketplace', 'list', '--per-page', '201')).code).toBe(1);
  });
});
