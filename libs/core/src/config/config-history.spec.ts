import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { install } from '../fixtures/install.ts';
import { TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import type { ConfigAuthor } from './config-guard.ts';
import { MASK } from './config-secrets.ts';

const ADMIN: ConfigAuthor = { userId: 'admin' };
const MACHINE: ConfigAuthor = { userId: 'root', fromMachine: true };
const DEMO = 'com.example.demo';

describe('the history of the configuration', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
    await install(test, DEMO, [{ key: 'Token', secret: true }, { key: 'Colour' }]);
  });

  afterEach(() => test.close());

  const patch = (values: unknown, author = ADMIN) => test.core.config.patch(values, author);
  const plugins = (settings: Record<string, unknown>, author = ADMIN) =>
    patch({ PluginSettings: { Plugins: settings } }, author);
  const history = (perPage = 10) => test.core.config.history({ page: 0, perPage });
  const last = async () => (await history(1))[0] ?? { id: '', changes: {} };
  const undo = (id: string, author = ADMIN) => test.core.config.undo(id, author);
  const settings = () => test.core.config.pluginSettings(DEMO);

  it('tells settings of plugins one by one, secrets as the mask, and all of one that is not installed', async () => {
    await plugins({ [DEMO]: { token: 'a', Colour: 'red' }, gone: { Password: 'b' } });
    expect((await last()).changes).toEqual({
      [`PluginSettings.Plugins.${DEMO}.token`]: [MASK, MASK],
      [`PluginSettings.Plugins.${DEMO}.Colour`]: [undefined, 'red'],
      'PluginSettings.Plugins.gone.Password': [MASK, MASK],
    });
    await test.core.config.savePluginSettings(DEMO, { token: 'a', Colour: 'blue' }, { userId: '' });
    expect(await last()).toMatchObject({
      user_id: '',
      changes: { [`PluginSettings.Plugins.${DEMO}.Colour`]: ['red', 'blue'] },
    });
    await patch({ PluginSettings: { PluginStates: { [DEMO]: { Enable: true } } } });
    expect((await last()).changes).toEqual({
      [`PluginSettings.PluginStates.${DEMO}`]: [{ Enable: false }, { Enable: true }],
    });
    expect(JSON.stringify(await history())).not.toMatch(/"[ab]"/);
  });

  it('does not keep what is too long, and says that it is not known', async () => {
    await plugins({ [DEMO]: { Colour: 'x'.repeat(10 * 1024 * 1024) } });
    const { id, changes } = await last();
    expect(changes).toEqual({ [`PluginSettings.Plugins.${DEMO}.Colour`]: ['…', '…'] });
    await expect(undo(id)).rejects.toMatchObject({
      id: 'app.config.undo.lost.app_error',
      status_code: 409,
      message: expect.stringContaining(`PluginSettings.Plugins.${DEMO}.Colour`),
    });
  });

  it('shows who switched a plugin on or off through the host, and nothing of one that is only installed', async () => {
    const before = await history();
    await install(test, 'new.plugin');
    expect(await history()).toEqual(before);
    await test.core.config.actingAs('somebody', () => install(test, DEMO, [], { enabled: true }));
    const switched = await last();
    expect(switched).toMatchObject({
      user_id: 'somebody',
      changes: { [`PluginSettings.PluginStates.${DEMO}`]: [{ Enable: false }, { Enable: true }] },
    });
    await install(test, DEMO);
    expect(await last()).toMatchObject({
      user_id: '',
      changes: { [`PluginSettings.PluginStates.${DEMO}`]: [{ Enable: true }, { Enable: false }] },
    });
    await expect(undo(switched.id)).rejects.toMatchObject({ status_code: 409 });
    await undo((await last()).id);
    expect(await test.core.plugins.get(DEMO)).toMatchObject({ enabled: true });
  });

  it('says nothing of settings that a save could not mean, as nobody sees them', async () => {
    await plugins({ gone: { a: 1 } });
    await test.core.config.save(
      { ...test.core.config.sanitized(), TeamSettings: { SiteName: 'Ours' } },
      ADMIN,
    );
    expect(Object.keys((await last()).changes)).toEqual(['TeamSettings.SiteName']);
    expect(test.core.config.pluginSettings('gone')).toEqual({ a: 1 });
  });

  it('shows that settings were put back with an older version', async () => {
    await plugins({ [DEMO]: { Colour: 'red' } });
    await test.core.ledger.beginChange({ pluginId: DEMO, from: 'a', to: 'b', startedAt: 1 });
    await plugins({ [DEMO]: { Colour: 'blue' } });
    await test.core.ledger.undoChange(DEMO);
    expect(await last()).toMatchObject({
      user_id: '',
      changes: { [`PluginSettings.Plugins.${DEMO}.Colour`]: ['blue', 'red'] },
    });
  });

  describe('undone', () => {
    it('puts back all that one change changed, and nothing else, for whoever asks', async () => {
      await patch({ TeamSettings: { SiteName: 'Ours', MaxUsersPerTeam: 7 } });
      const { id } = await last();
      await patch({ ServiceSettings: { SiteURL: 'https://chat.example' } });
      await undo(id, { userId: 'another' });
      const config = test.core.config.get();
      expect(config.TeamSettings).toMatchObject({ SiteName: 'Patchbay', MaxUsersPerTeam: 50 });
      expect(config.ServiceSettings.SiteURL).toBe('https://chat.example');
      const undoing = await last();
      expect(undoing).toMatchObject({
        user_id: 'another',
        changes: { 'TeamSettings.SiteName': ['Ours', 'Patchbay'] },
      });
      await undo(undoing.id);
      expect(test.core.config.get().TeamSettings.SiteName).toBe('Ours');
    });

    it('is refused, naming the setting, where it was changed again, and then nothing is undone', async () => {
      await patch({ TeamSettings: { SiteName: 'Ours', MaxUsersPerTeam: 7 } });
      const { id } = await last();
      await patch({ TeamSettings: { MaxUsersPerTeam: 8 } });
      await expect(undo(id)).rejects.toMatchObject({
        id: 'app.config.undo.changed_since.app_error',
        status_code: 409,
        message: expect.stringContaining('TeamSettings.MaxUsersPerTeam'),
      });
      expect(test.core.config.get().TeamSettings).toMatchObject({ SiteName: 'Ours', MaxUsersPerTeam: 8 });
    });

    it.each(['', 'nonsense', "' OR 1=1 --", 'x'.repeat(10_000)])(
      'answers 404 for a change that there is not: %.20s',
      async (id) => {
        await expect(undo(id)).rejects.toMatchObject({
          id: 'app.config.history.missing.app_error',
          status_code: 404,
        });
      },
    );

    it('brings secrets back as they were, of the server and of plugins', async () => {
      await patch({ EmailSettings: { SMTPPassword: 'first' } });
      await plugins({ [DEMO]: { token: 'first', Colour: 'red' } });
      await patch({ EmailSettings: { SMTPPassword: 'second' } });
      const server = await last();
      await plugins({ [DEMO]: { token: 'second', Colour: 'red', New: 1 } });
      const plugin = await last();
      await undo(server.id);
      await undo(plugin.id);
      expect(test.core.config.get().EmailSettings.SMTPPassword).toBe('first');
      expect(settings()).toEqual({ token: 'first', Colour: 'red' });
      expect(JSON.stringify([await history(), server, plugin])).not.toMatch(/"(first|second)"/);
    });

    it('puts a plugin back on or off', async () => {
      await patch({ PluginSettings: { PluginStates: { [DEMO]: { Enable: true } } } });
      await undo((await last()).id);
      expect(await test.core.plugins.get(DEMO)).toMatchObject({ enabled: false });
    });

    it('leaves settings of another plugin alone that were changed since', async () => {
      await plugins({ [DEMO]: { Colour: 'red' } });
      const { id } = await last();
      await test.core.config.savePluginSettings('another', { a: 1 }, ADMIN);
      await undo(id);
      expect([settings(), test.core.config.pluginSettings('another')]).toEqual([{}, { a: 1 }]);
    });

    it('asks plugins first, as any change does', async () => {
      await patch({ TeamSettings: { SiteName: 'Ours' } });
      const { id } = await last();
      test.core.attachHooks({
        ...silentHooks,
        configurationWillBeSaved: () => Promise.reject(new Error('not this')),
      });
      await expect(undo(id)).rejects.toMatchObject({ id: 'app.save_config.plugin_hook_error' });
      expect(test.core.config.get().TeamSettings.SiteName).toBe('Ours');
    });

    it.each([
      ['EnableUploads', { EnableUploads: true }],
      ['SignaturePublicKeyFiles', { SignaturePublicKeyFiles: ['mine.asc'] }],
      ['MarketplaceURL', { MarketplaceURL: 'https://ours.example' }],
    ])('is for the machine alone where the change was of %s', async (name, values) => {
      await patch({ PluginSettings: values }, MACHINE);
      const { id } = await last();
      if (name === 'EnableUploads')
        await expect(undo(id)).rejects.toMatchObject({
          id: 'api.config.update_config.not_allowed_security.app_error',
          status_code: 403,
        });
      else await expect(undo(id)).rejects.toMatchObject({ status_code: 403 });
      expect(test.core.config.get().PluginSettings).toMatchObject(values);
      await undo(id, MACHINE);
      expect(test.core.config.get().PluginSettings).not.toMatchObject(values);
    });

    it('is for those who may write each of the settings', async () => {
      await patch({ TeamSettings: { SiteName: 'Ours' }, PatchbaySettings: { TraceHooks: true } });
      const { id } = await last();
      const grants = (permission: string) => permission === 'sysconsole_write_plugins';
      await expect(undo(id, { userId: 'x', grants })).rejects.toMatchObject({
        id: 'api.context.permissions.app_error',
        status_code: 403,
      });
      expect(test.core.config.get().TeamSettings.SiteName).toBe('Ours');
    });

    it('is refused to restricted administrators where the change was', async () => {
      const grants = (permission: string) => permission === 'manage_system';
      await patch({ ExperimentalSettings: { RestrictSystemAdmin: true } });
      await patch({ PluginSettings: { EnableMarketplace: false } }, MACHINE);
      const { id } = await last();
      await expect(undo(id, { userId: 'x', grants })).rejects.toMatchObject({
        id: 'api.restricted_system_admin',
      });
      expect(test.core.config.get().PluginSettings.EnableMarketplace).toBe(false);
    });

    it('does not take the site URL away', async () => {
      await patch({ ServiceSettings: { SiteURL: 'https://chat.example' } });
      await expect(undo((await last()).id)).rejects.toMatchObject({
        id: 'api.config.update_config.clear_siteurl.app_error',
      });
    });
  });
});
