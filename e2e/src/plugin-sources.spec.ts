import { once } from 'node:events';
import { createReadStream, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { Site } from './site.ts';
import { administrator } from './start-patchbay.ts';
import { packTiny } from './tiny-plugin.ts';

jest.setTimeout(180_000);

const ID = 'com.example.from-afar';

describe('plugins from elsewhere, at the command line of the built server', () => {
  let site: Site;
  let elsewhere: Server;
  let url: string;
  const patchbay = (...args: string[]) => site.commandLine.run(...args);
  beforeAll(async () => {
    site = await Site.open();
    await site.commandLine.login(site.patchbay.url, administrator);
    const bundle = await packTiny(site.folder, { id: ID, version: '1.0.0', hooks: '' });
    elsewhere = createServer((request, response) => {
      if (request.url?.startsWith('/api/v1/plugins') === true)
        return response.setHeader('Content-Type', 'application/json').end(
          JSON.stringify([
            {
              homepage_url: url,
              download_url: `${url}/plugin.tar.gz`,
              signature: '',
              manifest: { id: ID, name: 'From afar', version: '1.0.0', server: {} },
            },
          ]),
        );
      if (request.url === '/plugin.tar.gz') return createReadStream(bundle).pipe(response);
      return response.writeHead(404).end();
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    url = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}`;
    await patchbay('config', 'set', 'PluginSettings.MarketplaceURL', url);
  });
  afterAll(async () => {
    elsewhere?.closeAllConnections();
    elsewhere?.close();
    await site?.close();
  });

  it('are listed from a marketplace, and not installed without a signature', async () => {
    expect((await patchbay('plugin', 'marketplace', 'list')).out).toContain(
      `${ID}: From afar, Version: 1.0.0`,
    );
    const { code, err } = await patchbay('plugin', 'marketplace', 'install', ID);
    expect(code).toBe(1);
    expect(err).toMatch(/signature/);
    expect(await site.status(ID)).toBeUndefined();
  });

  it('are installed from an address, over http only when that is allowed', async () => {
    const refused = await patchbay('plugin', 'install-url', `${url}/plugin.tar.gz`);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('PluginSettings.AllowInsecureDownloadURL');
    await patchbay('config', 'set', 'PluginSettings.AllowInsecureDownloadURL', 'true');
    const missing = await patchbay('plugin', 'install-url', `${url}/missing.tar.gz`);
    expect(missing.err).toContain('404');
    const { code, out } = await patchbay('plugin', 'install-url', `${url}/plugin.tar.gz`);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('successfully installed') });
    expect(await site.status(ID)).toMatchObject({ version: '1.0.0' });
  });

  it('are trusted by keys that only the machine itself may name', async () => {
    const file = join(site.folder, 'no-key.asc');
    writeFileSync(file, 'This is no key.');
    const refused = await patchbay('plugin', 'keys', 'add', file);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain('no-key.asc');
    expect(await patchbay('plugin', 'keys')).toMatchObject({ code: 0 });
    const overTcp = await site.rest.get('/plugins/keys').catch((error: unknown) => String(error));
    expect(overTcp).toContain('401');
  });
});
