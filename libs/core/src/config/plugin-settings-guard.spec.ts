import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';
import type { ConfigAuthor } from './config-guard.ts';
import { getAt, type ConfigTree } from './config-tree.ts';

/** May everything that REST lets an administrator do. */
const ADMIN: ConfigAuthor = { userId: 'admin', grants: () => true };
const MACHINE: ConfigAuthor = { userId: '', fromMachine: true };
const OURS = 'https://ours.example';
const DEFAULT = 'https://api.integrations.mattermost.com';

/** Every field of the table in contract/management.md §1 that the contract's model has, and another value for it. */
const OTHER: Record<string, unknown> = {
  Enable: false,
  AllowInsecureDownloadURL: true,
  EnableHealthCheck: false,
  Directory: './elsewhere',
  ClientDirectory: './client/elsewhere',
  EnableMarketplace: false,
  EnableRemoteMarketplace: false,
  AutomaticPrepackagedPlugins: false,
  RequirePluginSignature: true,
  ChimeraOAuthProxyURL: 'https://proxy.example',
};

describe('PluginSettings, field by field', () => {
  let test: TestCore;

  beforeAll(async () => {
    test = await TestCore.open();
  });

  beforeEach(async () => {
    const first = { EnableUploads: false, SignaturePublicKeyFiles: [], MarketplaceURL: DEFAULT };
    await test.core.config.patch({ PluginSettings: first }, MACHINE);
    const reset = { ExperimentalSettings: { RestrictSystemAdmin: false } };
    await test.core.config.save(reset, { userId: '' });
  });

  afterAll(() => test.close());

  const config = () => test.core.config;
  const field = (name: string) => getAt(config().get() as unknown as ConfigTree, ['PluginSettings', name]);
  const put = (values: Record<string, unknown>, author = ADMIN) =>
    config().save({ PluginSettings: values }, author);
  const patch = (values: Record<string, unknown>, author = ADMIN) =>
    config().patch({ PluginSettings: values }, author);

  it.each(Object.entries(OTHER))('%s may be written over REST', async (name, value) => {
    await put({ [name]: value });
    expect(field(name)).toEqual(value);
    await put({});
    expect(field(name)).not.toEqual(value);
    await patch({ [name]: value });
    expect(field(name)).toEqual(value);
  });

  it.each([...Object.keys(OTHER), 'EnableUploads', 'SignaturePublicKeyFiles', 'MarketplaceURL'])(
    '%s stays as it is while administrators are restricted',
    async (name) => {
      await config().patch(
        { PluginSettings: { EnableUploads: true }, ExperimentalSettings: { RestrictSystemAdmin: true } },
        MACHINE,
      );
      const values: Record<string, unknown> = {
        ...OTHER,
        SignaturePublicKeyFiles: ['mine.asc'],
        MarketplaceURL: OURS,
      };
      const before = field(name);
      await put({ [name]: values[name] ?? false });
      expect(field(name)).toEqual(before);
      if (name in values) await patch({ [name]: values[name] });
      else await expect(patch({ [name]: false })).rejects.toMatchObject({ status_code: 403 });
      expect(field(name)).toEqual(before);
      await patch({ [name]: values[name] ?? false }, MACHINE);
      expect(field(name)).not.toEqual(before);
    },
  );

  it('but what is wanted of plugins, and their own settings, may still be written', async () => {
    await config().patch({ ExperimentalSettings: { RestrictSystemAdmin: true } }, MACHINE);
    await patch({ PluginStates: { demo: { Enable: true } }, Plugins: { demo: { a: 1 } } });
    expect([field('PluginStates'), field('Plugins')]).toMatchObject([
      { demo: { Enable: true } },
      { demo: { a: 1 } },
    ]);
  });

  describe('EnableUploads', () => {
    it('stays silently on a whole save, is refused in a patch, and is for the machine', async () => {
      await put({ EnableUploads: true });
      expect(field('EnableUploads')).toBe(false);
      await expect(patch({ EnableUploads: true, AllowInsecureDownloadURL: true })).rejects.toMatchObject({
        id: 'api.config.update_config.not_allowed_security.app_error',
        status_code: 403,
        message: expect.stringContaining('PluginSettings.EnableUploads'),
      });
      expect(field('AllowInsecureDownloadURL')).toBe(false);
      await patch({ EnableUploads: false });
      await patch({ EnableUploads: true }, MACHINE);
      expect(field('EnableUploads')).toBe(true);
      await put({});
      expect(field('EnableUploads')).toBe(true);
    });

    it('is not for plugins either', async () => {
      await put({ EnableUploads: true, SignaturePublicKeyFiles: ['theirs.asc'] }, { userId: '' });
      expect([field('EnableUploads'), field('SignaturePublicKeyFiles')]).toEqual([false, []]);
    });
  });

  describe('SignaturePublicKeyFiles', () => {
    it('stays silently, on a whole save and in a patch, and is for the machine', async () => {
      await put({ SignaturePublicKeyFiles: ['mine.asc'] });
      await patch({ SignaturePublicKeyFiles: ['mine.asc'], AllowInsecureDownloadURL: true });
      expect([field('SignaturePublicKeyFiles'), field('AllowInsecureDownloadURL')]).toEqual([[], true]);
      await patch({ SignaturePublicKeyFiles: ['ours.asc'] }, MACHINE);
      await put({ SignaturePublicKeyFiles: [] });
      expect(field('SignaturePublicKeyFiles')).toEqual(['ours.asc']);
    });

    it.each([['mine.asc'], [[5]], [{ a: 1 }]])('is a list of names, not %j', async (value) => {
      await expect(patch({ SignaturePublicKeyFiles: value }, MACHINE)).rejects.toMatchObject({
        status_code: 400,
        message: expect.stringContaining('PluginSettings.SignaturePublicKeyFiles'),
      });
    });
  });

  describe('MarketplaceURL', () => {
    it('stays silently on a whole save while uploads are off, and may be written while they are on', async () => {
      await put({ MarketplaceURL: OURS });
      expect(field('MarketplaceURL')).toBe(DEFAULT);
      await put({ MarketplaceURL: OURS }, MACHINE);
      expect(field('MarketplaceURL')).toBe(OURS);
      await patch({ EnableUploads: true, MarketplaceURL: DEFAULT }, MACHINE);
      await put({ MarketplaceURL: OURS });
      expect(field('MarketplaceURL')).toBe(OURS);
    });

    it('is refused only in a patch that turns uploads off as well', async () => {
      await expect(patch({ EnableUploads: false, MarketplaceURL: OURS })).rejects.toMatchObject({
        id: 'api.config.update_config.not_allowed_security.app_error',
        status_code: 403,
      });
      expect(field('MarketplaceURL')).toBe(DEFAULT);
      await patch({ MarketplaceURL: OURS });
      expect(field('MarketplaceURL')).toBe(OURS);
    });

    it.each(['', 'https://marketplace.integrations.mattermost.com'])(
      'becomes the default where it is %j',
      async (value) => {
        await patch({ MarketplaceURL: OURS });
        await patch({ MarketplaceURL: value });
        expect(field('MarketplaceURL')).toBe(DEFAULT);
      },
    );
  });
});

describe('PluginSettings under variables', () => {
  let test: TestCore;

  const open = async (environment: Record<string, string>, dataDir?: string) =>
    (test = await TestCore.open({ environment, ...(dataDir ? { dataDir } : {}) }));
  const plugins = () => test.core.config.get().PluginSettings;

  it('takes each of its fields from one, in any form that Go reads', async () => {
    await open({
      MM_PLUGINSETTINGS_ENABLEUPLOADS: '1',
      MM_PLUGINSETTINGS_ENABLEHEALTHCHECK: 'F',
      MM_PLUGINSETTINGS_DIRECTORY: '/somewhere with spaces',
      MM_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES: 'a.asc b.asc',
      MM_PLUGINSETTINGS_MARKETPLACEURL: OURS,
      MM_PLUGINSETTINGS_REQUIREPLUGINSIGNATURE: 'yes',
      mm_pluginsettings_enable: 'false',
    });
    expect(plugins()).toMatchObject({
      Enable: true,
      EnableUploads: true,
      EnableHealthCheck: false,
      Directory: '/somewhere with spaces',
      SignaturePublicKeyFiles: ['a.asc', 'b.asc'],
      MarketplaceURL: OURS,
      RequirePluginSignature: false,
    });
    expect(test.core.config.environment()).toEqual({
      PluginSettings: {
        EnableUploads: true,
        EnableHealthCheck: true,
        Directory: true,
        SignaturePublicKeyFiles: true,
        MarketplaceURL: true,
      },
    });
    expect(test.log.filter(({ level }) => level === 'warn').map(({ fields }) => fields)).toEqual([
      { variable: 'MM_PLUGINSETTINGS_REQUIREPLUGINSIGNATURE' },
    ]);
    await test.close();
  });

  it('takes a map as one JSON object that replaces the whole of it, and stores none of it', async () => {
    await open({});
    await test.core.config.savePluginSettings('stored', { a: 1 }, ADMIN);
    await test.core.config.patch({ PluginSettings: { PluginStates: { stored: { Enable: true } } } }, ADMIN);
    await test.core.close();
    await open(
      {
        MM_PLUGINSETTINGS_PLUGINS: '{"outside": {"token": "secret"}}',
        MM_PLUGINSETTINGS_PLUGINSTATES: '{"outside": {"Enable": true}}',
      },
      test.folder,
    );
    expect(plugins().Plugins).toEqual({ outside: { token: 'secret' } });
    expect(plugins().PluginStates).toEqual({ outside: { Enable: true } });
    // What a client reads, it sends back.
    await test.core.config.save(structuredClone(test.core.config.get()), ADMIN);
    await test.core.config.savePluginSettings('stored', { a: 2 }, ADMIN);
    expect(plugins().Plugins).toEqual({ outside: { token: 'secret' } });
    await test.core.close();
    await open({}, test.folder);
    expect(plugins().Plugins).toEqual({ stored: { a: 2 } });
    expect(plugins().PluginStates).toEqual({ stored: { Enable: true } });
    await test.close();
  });

  it('says by one which plugins run, and leaves what is stored as it is', async () => {
    const row = {
      version: '1.0.0',
      sha256: 'a',
      manifest: { id: 'x' } as never,
      prepackaged: false,
      installedAt: 1,
    };
    await open({});
    await test.core.plugins.save({ ...row, pluginId: 'stored', enabled: true });
    await test.core.close();
    await open({ MM_PLUGINSETTINGS_PLUGINSTATES: '{"other": {"Enable": true}, "odd": null}' }, test.folder);
    await test.core.plugins.save({ ...row, pluginId: 'other', enabled: false });
    await test.core.plugins.save({ ...row, pluginId: 'odd', enabled: true });
    const stored = await test.core.plugins.get('stored');
    expect(stored?.enabled).toBe(false);
    if (stored) await test.core.plugins.save(stored);
    const wanted = async () =>
      (await test.core.plugins.list()).map(({ pluginId, enabled }) => [pluginId, enabled]);
    expect(await wanted()).toEqual([
      ['odd', false],
      ['other', true],
      ['stored', false],
    ]);
    await test.core.close();
    await open({}, test.folder);
    expect(await wanted()).toEqual([
      ['odd', false],
      ['other', false],
      ['stored', true],
    ]);
    await test.close();
  });

  it.each([
    ['MM_PLUGINSETTINGS_PLUGINS', '{'],
    ['MM_PLUGINSETTINGS_PLUGINS', '[]'],
    ['MM_PLUGINSETTINGS_PLUGINS', '{"demo": 5}'],
    ['MM_PLUGINSETTINGS_PLUGINSTATES', '{"demo": {"Enable": "yes"}}'],
    ['MM_PLUGINSETTINGS_PLUGINSTATES', 'null'],
    ['MM_PLUGINSETTINGS_PLUGINSTATES', ''],
  ])('ignores %s=%s, and says so', async (name, value) => {
    await open({ [name]: value });
    expect([plugins().Plugins, plugins().PluginStates]).toEqual([{}, {}]);
    expect(test.core.config.environment()).toEqual({});
    expect(test.log.filter(({ level }) => level === 'warn').map(({ fields }) => fields)).toEqual([
      { variable: name },
    ]);
    await test.close();
  });
});
