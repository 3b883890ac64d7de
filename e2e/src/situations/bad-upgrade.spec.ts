import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { packTiny } from '../tiny-plugin.ts';

jest.setTimeout(180_000);

const ID = 'com.example.upgraded';

/** Counts in its KV store, and shows that and its settings. */
const good = `
  ServeHTTP: async (_context, response, request) => {
    const count = Number(Buffer.from((await plugin.api.KVGet('count')) ?? '').toString() || 0);
    if (request.url.includes('count-up')) await plugin.api.KVSet('count', Buffer.from(String(count + 1)));
    response.end(JSON.stringify({ version: VERSION, count, config: await plugin.api.GetPluginConfig() }));
  },`;

/** Spoils what the good one keeps, and ends. */
const spoiler = `
  OnActivate: async () => {
    await plugin.api.KVSet('count', Buffer.from('999'));
    await plugin.api.KVSet('new-key', Buffer.from('x'));
    await plugin.api.SavePluginConfig({ word: 'spoiled' });
    process.stderr.write('panic: the table of tables is missing\\n');
    END
  },`;

const version = (number: string, hooks = good) => ({
  id: ID,
  version: number,
  head: `const VERSION = '${number}';`,
  hooks,
});

describe('a new version that exits at start', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.commandLine.login(site.patchbay.url, administrator);
    await site.run(version('1.2.0'));
    await site.rest.put('/config/patch', { PluginSettings: { Plugins: { [ID]: { word: 'kept' } } } });
    await site.ask(ID, '/count-up');
  });
  afterAll(() => site?.close());

  const now = async () => (await site.ask(ID, '/')).json() as Promise<unknown>;
  const asBefore = { version: '1.2.0', count: 1, config: { word: 'kept' } };

  it('is undone: the old one runs on, with settings and data as they were, and the status says why', async () => {
    expect(await now()).toEqual(asBefore);
    const bundle = await packTiny(
      site.folder,
      version(
        '2.0.0',
        spoiler.replace('END', 'await new Promise(() => setImmediate(() => process.exit(9)));'),
      ),
    );
    const { code, out, err } = await site.commandLine.run('plugin', 'add', '--force', bundle);
    expect({ code, words: out + err }).toEqual({ code: 1, words: expect.stringContaining('1.2.0') });
    const status = await site.whenReady(ID);
    expect(status.version).toBe('1.2.0');
    expect(status.details.upgrade).toMatchObject({
      from: '1.2.0',
      to: '2.0.0',
      major: true,
      outcome: 'rolled-back',
      reason: expect.stringContaining('the table of tables is missing'),
    });
    expect(await now()).toEqual(asBefore);
  });

  it('is undone as well when it refuses to be activated', async () => {
    const refuses = version('2.0.1', spoiler.replace('END', "throw new Error('no licence');"));
    await site.install(refuses).catch(() => undefined);
    const status = await site.whenReady(ID);
    expect(status.version).toBe('1.2.0');
    expect(status.details.upgrade).toMatchObject({
      to: '2.0.1',
      outcome: 'rolled-back',
      reason: expect.stringContaining('no licence'),
    });
    expect(await now()).toEqual(asBefore);
  });

  it('is no version to go back to, and does not keep a good one from taking its place, which can be undone', async () => {
    await site.install(version('1.3.0'));
    await site.whenReady(ID, ({ version: number }) => number === '1.3.0');
    expect(await now()).toEqual({ ...asBefore, version: '1.3.0' });
    const versions = await site.rest.get<{ version: string; active: boolean }[]>(`/plugins/${ID}/versions`);
    expect(versions.map(({ version: number, active }) => [number, active])).toEqual([
      ['1.3.0', true],
      ['1.2.0', false],
    ]);
    expect(await site.commandLine.run('plugin', 'rollback', ID)).toMatchObject({ code: 0 });
    await site.whenReady(ID, ({ version: number }) => number === '1.2.0');
    expect(await now()).toEqual(asBefore);
  });

  it('stays as it was over a restart of the server', async () => {
    await site.patchbay.end();
    await site.start();
    const status = await site.whenReady(ID);
    expect(status.version).toBe('1.2.0');
    expect(await now()).toEqual(asBefore);
  });
});
