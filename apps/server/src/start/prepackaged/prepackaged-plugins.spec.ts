import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DEFAULT_BUNDLE_LIMITS } from '@patchbay/bundle';
import { createSigningKey, signDetached, verifyDetached, type SigningKey } from '@patchbay/signing';
import { webBundle } from '../../fixtures/web-bundle.ts';
import { startWholeApp, type WholeApp } from '../../fixtures/whole-app.ts';
import { PrepackagedPlugins } from './prepackaged-plugins.ts';

const ID = 'com.example.shipped';
const DEMO = 'com.patchbay.demo';

// Each test starts a whole server.
jest.setTimeout(60_000);

describe('plugins that come with the server', () => {
  let app: WholeApp;
  let key: SigningKey;
  let unpacked: number;
  let prepackaged: PrepackagedPlugins;
  beforeEach(async () => {
    app = await startWholeApp();
    key = await createSigningKey({ name: 'Author' });
    await app.engine.keys.add('author.pub', Buffer.from(key.publicKey));
    unpacked = 0;
    prepackaged = make();
  });
  afterEach(() => app.close());

  /** As after a start of the server. */
  const make = () =>
    new PrepackagedPlugins({
      folders: [
        { path: join(app.folder, 'missing'), shipped: false },
        { path: join(app.folder, 'shipped'), shipped: true },
        { path: join(app.folder, 'given'), shipped: false },
      ],
      core: app.core,
      host: app.host,
      factsPath: join(app.folder, 'facts.json'),
      temporary: app.data.temporary,
      limits: () => {
        unpacked++;
        return DEFAULT_BUNDLE_LIMITS;
      },
      keys: app.engine.keys,
      sign: (bundle) => app.signer.sign(bundle),
      logger: app.engine.logger,
    });
  const again = async () => {
    prepackaged = make();
    await prepackaged.process();
  };
  const put = async (path: string, bundle: Uint8Array, by: SigningKey | null = key) => {
    const file = join(app.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bundle);
    if (by) writeFileSync(`${file}.sig`, await signDetached({ bundle, privateKey: by.privateKey }));
    return file;
  };
  const enable = (id: string, Enable = true) =>
    app.configure({ PluginSettings: { PluginStates: { [id]: { Enable } } } });
  const listed = () => {
    const { active, inactive } = app.host.list();
    const shown = (plugins: typeof active) => plugins.map(({ id, version }) => `${id} ${version}`);
    return { active: shown(active), inactive: shown(inactive) };
  };
  const offered = () => prepackaged.offered().map(({ manifest }) => `${manifest.id} ${manifest.version}`);
  const errors = () => app.logged.filter((line) => line.startsWith('A prepackaged plugin is not'));

  it('are installed and running when enabled, from folders in folders too', async () => {
    await put('given/deep/er/any-name.tar.gz', await webBundle({ id: ID }));
    await enable(ID);
    await prepackaged.process();
    expect(listed()).toEqual({ active: [`${ID} 1.0.0`], inactive: [] });
    expect((await app.core.plugins.list())[0]).toMatchObject({
      pluginId: ID,
      prepackaged: true,
      enabled: true,
    });
    expect(app.core.config.get().PluginSettings.PluginStates[ID]).toEqual({ Enable: true });
  });

  it.each([['not mentioned'], ['disabled']])('are only offered when %s', async (how) => {
    await put('given/a.tar.gz', await webBundle({ id: ID }));
    if (how === 'disabled') await enable(ID, false);
    await prepackaged.process();
    expect([listed(), offered()]).toEqual([{ active: [], inactive: [] }, [`${ID} 1.0.0`]]);
  });

  it('are only offered while AutomaticPrepackagedPlugins is off', async () => {
    await put('given/a.tar.gz', await webBundle({ id: ID }));
    await put('shipped/demo.tar.gz', await webBundle({ id: DEMO }), null);
    await enable(ID);
    await app.configure({ PluginSettings: { AutomaticPrepackagedPlugins: false } });
    await prepackaged.process();
    expect(listed()).toEqual({ active: [], inactive: [] });
    expect(offered().sort()).toEqual([`${ID} 1.0.0`, `${DEMO} 1.0.0`]);
  });

  it('replace an enabled one that is older, and none that is as new or newer', async () => {
    const file = await put('given/a.tar.gz', await webBundle({ id: ID, version: '1.1.0' }));
    await enable(ID);
    await prepackaged.process();
    for (const [version, then] of [
      ['1.0.9', '1.1.0'],
      ['1.1.0', '1.1.0'],
      ['1.10.0', '1.10.0'],
    ]) {
      rmSync(file);
      await put(
        'given/a.tar.gz',
        await webBundle({ id: ID, version: version ?? '' }, { 'x.txt': version ?? '' }),
      );
      await again();
      expect(listed().active).toEqual([`${ID} ${then ?? ''}`]);
    }
    expect(errors()).toEqual([]);
  });

  it('do not replace one that is installed and disabled', async () => {
    await put('given/a.tar.gz', await webBundle({ id: ID, version: '2.0.0' }));
    const old = await webBundle({ id: ID });
    const { Readable } = await import('node:stream');
    await app.host.install(Readable.from([old]));
    await prepackaged.process();
    expect(listed()).toEqual({ active: [], inactive: [`${ID} 1.0.0`] });
  });

  it('do not come back by themselves after they were removed, but when they are enabled again', async () => {
    await put('given/a.tar.gz', await webBundle({ id: ID }));
    await enable(ID);
    await prepackaged.process();
    await app.host.remove(ID);
    await app.core.config.pluginRowsChanged();
    await again();
    expect(listed()).toEqual({ active: [], inactive: [] });
    expect(offered()).toEqual([`${ID} 1.0.0`]);
    await enable(ID);
    await again();
    expect(listed().active).toEqual([`${ID} 1.0.0`]);
  });

  it('are refused and logged without a signature, and leave the others', async () => {
    await put('given/a.tar.gz', await webBundle({ id: ID }), null);
    await put('given/b.tar.gz', await webBundle({ id: 'com.example.other' }));
    await enable(ID);
    await prepackaged.process();
    expect([listed().active, offered()]).toEqual([[], ['com.example.other 1.0.0']]);
    expect(errors()).toEqual([expect.stringMatching(/a\.tar\.gz.*a\.tar\.gz\.sig is missing/)]);
  });

  it('are refused with a signature that is not theirs, or not by a trusted key, until that key is trusted', async () => {
    const stranger = await createSigningKey({ name: 'Stranger' });
    const file = await put('given/a.tar.gz', await webBundle({ id: ID }));
    writeFileSync(file, await webBundle({ id: ID, version: '6.6.6' }));
    await put('given/b.tar.gz', await webBundle({ id: 'com.example.other' }), stranger);
    await prepackaged.process();
    expect([offered(), errors()]).toEqual([
      [],
      [expect.stringContaining('not one of this bundle'), expect.stringContaining('SignaturePublicKeyFiles')],
    ]);
    await app.engine.keys.add('stranger.pub', Buffer.from(stranger.publicKey));
    await again();
    expect(offered()).toEqual(['com.example.other 1.0.0']);
  });

  it('that are no bundles are refused and logged', async () => {
    await put('given/a.tar.gz', Buffer.from('no archive'));
    await put('given/b.tar.gz.sig', Buffer.from('alone'), null);
    await prepackaged.process();
    expect(errors()).toHaveLength(1);
    expect(app.logged.join()).toContain('has no bundle');
  });

  it('are neither read nor verified at a start with nothing new, and read again when they changed', async () => {
    const file = await put('given/a.tar.gz', await webBundle({ id: ID }));
    await put('given/bad.tar.gz', await webBundle({ id: 'com.example.bad' }), null);
    await put('given/worse.tar.gz', Buffer.from('no archive'));
    await enable(ID);
    await prepackaged.process();
    expect(unpacked).toBe(3);
    const facts = readFileSync(join(app.folder, 'facts.json'), 'utf8');
    await again();
    expect([unpacked, offered(), errors().length]).toEqual([3, [`${ID} 1.0.0`], 4]);
    expect(readFileSync(join(app.folder, 'facts.json'), 'utf8')).toBe(facts);
    const soon = new Date(Date.now() + 60_000);
    utimesSync(file, soon, soon);
    await again();
    expect(unpacked).toBe(4);
    rmSync(`${file}.sig`);
    await again();
    expect([unpacked, offered()]).toEqual([5, []]);
    writeFileSync(join(app.folder, 'facts.json'), 'cut o');
    await again();
    expect(unpacked).toBe(8);
  });

  it('are verified again over the bytes that are installed', async () => {
    const file = await put('given/a.tar.gz', await webBundle({ id: ID }));
    await prepackaged.process();
    const [plugin] = prepackaged.offered();
    const swapped = await put('other/b.tar.gz', await webBundle({ id: ID, version: '6.6.6' }), null);
    renameSync(swapped, file);
    const { bundle, signature } = await prepackaged.open(plugin!);
    await expect(app.host.install(bundle, { prepackaged: true, signature })).rejects.toMatchObject({
      id: 'api.plugin.verify_plugin.app_error',
    });
    expect(listed()).toEqual({ active: [], inactive: [] });
  });

  it('show an SVG icon', async () => {
    const svg = '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>';
    await put('given/a.tar.gz', await webBundle({ id: ID, icon_path: 'i.svg' }, { 'i.svg': svg }));
    await prepackaged.process();
    expect(prepackaged.offered()[0]?.iconData).toBe(
      `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    );
  });

  describe('of our own', () => {
    beforeEach(async () => void (await put('shipped/demo.tar.gz', await webBundle({ id: DEMO }), null)));

    it('are signed here with the key of the data folder and installed, disabled', async () => {
      await prepackaged.process();
      expect([listed(), errors()]).toEqual([{ active: [], inactive: [`${DEMO} 1.0.0`] }, []]);
      const [plugin] = prepackaged.offered();
      const { bundle, signature } = await prepackaged.open(plugin!);
      const keys = await app.signer.publicKeys();
      await expect(verifyDetached({ bundle: await buffer(bundle), signature, keys })).resolves.toMatchObject({
        userIds: ['Patchbay prepackaged plugins'],
      });
    });

    it('are brought up to date while they are there, and stay away once removed', async () => {
      await prepackaged.process();
      await put('shipped/demo.tar.gz', await webBundle({ id: DEMO, version: '1.1.0' }), null);
      await again();
      expect(listed()).toEqual({ active: [], inactive: [`${DEMO} 1.1.0`] });
      await app.host.remove(DEMO);
      await put('shipped/demo.tar.gz', await webBundle({ id: DEMO, version: '1.2.0' }), null);
      await again();
      expect([listed(), offered()]).toEqual([{ active: [], inactive: [] }, [`${DEMO} 1.2.0`]]);
    });

    it('are not signed when they changed since they were looked at', async () => {
      await prepackaged.process();
      const [plugin] = prepackaged.offered();
      await put('shipped/demo.tar.gz', await webBundle({ id: DEMO, version: '6.6.6' }), null);
      await expect(prepackaged.open(plugin!)).rejects.toThrow('has changed');
    });

    it('that bring a signature must have a good one', async () => {
      const file = await put('shipped/demo.tar.gz', await webBundle({ id: DEMO }));
      writeFileSync(`${file}.sig`, 'rubbish');
      await prepackaged.process();
      expect([listed().inactive, errors()]).toEqual([[], [expect.stringContaining('cannot be read')]]);
    });
  });
});
