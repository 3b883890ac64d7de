import type { Config, Manifest } from '@patchbay/contract';
import { afterEach, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { fill } from '../model/fill.ts';
import { MASK } from './config-secrets.ts';
import type { ConfigChange } from './config-listeners.ts';

const ADMIN = { userId: 'admin' };

describe('the configuration', () => {
  let test: TestCore;

  const open = async (environment: Record<string, string> = {}) =>
    (test = await TestCore.open({ environment }));

  afterEach(() => test.close());

  it('has every setting from the first start on', async () => {
    await open();
    const config = test.core.config.get();
    expect(config.ServiceSettings.MaximumLoginAttempts).toBe(10);
    expect(config.PluginSettings.EnableUploads).toBe(false);
    expect(config.TeamSettings.SiteName).toBe('Patchbay');
    expect(config.FileSettings.PublicLinkSalt).toMatch(/^[\w-]{20,}$/);
  });

  it('keeps what was saved over a restart, and says who changed what and when', async () => {
    await open();
    await test.core.config.patch(
      { TeamSettings: { SiteName: 'Ours' }, EmailSettings: { SMTPPassword: 'pw' } },
      ADMIN,
    );
    const [entry] = await test.core.config.history({ page: 0, perPage: 10 });
    expect(entry).toMatchObject({
      user_id: 'admin',
      changes: { 'TeamSettings.SiteName': ['Patchbay', 'Ours'], 'EmailSettings.SMTPPassword': [MASK, MASK] },
    });
    expect(entry?.create_at).toBeGreaterThan(0);
    await test.core.close();
    test = await TestCore.open({ dataDir: test.folder });
    expect(test.core.config.get().TeamSettings.SiteName).toBe('Ours');
    expect(test.core.config.get().EmailSettings.SMTPPassword).toBe('pw');
  });

  it('shows secrets as 32 asterisks and takes those back as "unchanged"', async () => {
    await open();
    await test.core.config.patch({ EmailSettings: { SMTPPassword: 'pw' } }, ADMIN);
    const read = test.core.config.sanitized();
    expect(read.EmailSettings.SMTPPassword).toBe(MASK);
    expect(JSON.stringify(read)).not.toContain('"pw"');
    await test.core.config.save(read, ADMIN);
    expect(test.core.config.get().EmailSettings.SMTPPassword).toBe('pw');
  });

  it('takes defaults for what a whole save leaves out, and keeps it on a patch', async () => {
    await open();
    await test.core.config.patch({ TeamSettings: { SiteName: 'Ours', MaxUsersPerTeam: 7 } }, ADMIN);
    await test.core.config.patch({ TeamSettings: { SiteName: 'Theirs' } }, ADMIN);
    expect(test.core.config.get().TeamSettings).toMatchObject({ SiteName: 'Theirs', MaxUsersPerTeam: 7 });
    await test.core.config.save({ TeamSettings: { SiteName: 'Again' } }, ADMIN);
    expect(test.core.config.get().TeamSettings).toMatchObject({ SiteName: 'Again', MaxUsersPerTeam: 50 });
  });

  it('refuses values of another type and leaves unknown names out', async () => {
    await open();
    await expect(test.core.config.patch({ TeamSettings: { SiteName: 5 } }, ADMIN)).rejects.toMatchObject({
      id: 'api.context.invalid_body_param.app_error',
      status_code: 400,
    });
    await test.core.config.patch({ TeamSettings: { Nonsense: 1 }, Nowhere: { A: 1 } }, ADMIN);
    expect(JSON.stringify(test.core.config.get())).not.toMatch(/Nonsense|Nowhere/);
  });

  describe('protects uploads and trusted keys', () => {
    const patch = (settings: Record<string, unknown>, author = ADMIN) =>
      test.core.config.patch({ PluginSettings: settings }, author);

    it('from a patch with 403, and from a whole save silently', async () => {
      await open();
      await expect(patch({ EnableUploads: true })).rejects.toMatchObject({
        id: 'api.config.update_config.not_allowed_security.app_error',
        status_code: 403,
      });
      await patch({ SignaturePublicKeyFiles: ['mine.asc'] });
      await test.core.config.save(
        {
          PluginSettings: { EnableUploads: true, SignaturePublicKeyFiles: ['mine.asc'] },
          ImportSettings: { Directory: '/' },
        },
        ADMIN,
      );
      const { PluginSettings, ImportSettings } = test.core.config.get();
      expect(PluginSettings).toMatchObject({ EnableUploads: false, SignaturePublicKeyFiles: [] });
      expect(ImportSettings.Directory).toBe('./import');
    });

    it('but not from the machine itself', async () => {
      await open();
      await patch({ EnableUploads: true }, { ...ADMIN, fromMachine: true } as typeof ADMIN);
      expect(test.core.config.get().PluginSettings.EnableUploads).toBe(true);
    });

    it('and the marketplace, while uploads are off', async () => {
      await open();
      const { MarketplaceURL } = test.core.config.get().PluginSettings;
      await test.core.config.save({ PluginSettings: { MarketplaceURL: 'https://evil.example' } }, ADMIN);
      expect(test.core.config.get().PluginSettings.MarketplaceURL).toBe(MarketplaceURL);
      await expect(
        patch({ EnableUploads: false, MarketplaceURL: 'https://evil.example' }),
      ).rejects.toMatchObject({ status_code: 403 });
    });
  });

  it('cannot lose its site URL once it has one', async () => {
    await open();
    await test.core.config.patch({ ServiceSettings: { SiteURL: 'https://chat.example' } }, ADMIN);
    await expect(test.core.config.patch({ ServiceSettings: { SiteURL: '' } }, ADMIN)).rejects.toMatchObject({
      id: 'api.config.update_config.clear_siteurl.app_error',
    });
  });

  describe('under variables', () => {
    it('follows them, says which they are, and never stores them', async () => {
      await open({
        MM_TEAMSETTINGS_SITENAME: 'From outside',
        MM_PLUGINSETTINGS_ENABLEUPLOADS: 'T',
        MM_TEAMSETTINGS_EXPERIMENTALDEFAULTCHANNELS: 'one two',
        MM_FILESETTINGS_MAXFILESIZE: '12',
      });
      const { config } = test.core;
      expect(config.get().TeamSettings).toMatchObject({
        SiteName: 'From outside',
        ExperimentalDefaultChannels: ['one', 'two'],
      });
      expect(config.get().PluginSettings.EnableUploads).toBe(true);
      expect(config.get().FileSettings.MaxFileSize).toBe(12);
      expect(config.environment()).toMatchObject({ TeamSettings: { SiteName: true } });
      await config.save(
        { ...config.sanitized(), TeamSettings: { ...config.get().TeamSettings, MaxUsersPerTeam: 3 } },
        ADMIN,
      );
      await test.core.close();
      test = await TestCore.open({ dataDir: test.folder });
      expect(test.core.config.get().TeamSettings).toMatchObject({ SiteName: 'Patchbay', MaxUsersPerTeam: 3 });
      expect(test.core.config.get().PluginSettings.EnableUploads).toBe(false);
    });

    it('leaves out one that does not fit, and names it in the log', async () => {
      await open({ MM_FILESETTINGS_MAXFILESIZE: 'large' });
      expect(test.core.config.get().FileSettings.MaxFileSize).toBe(104_857_600);
      expect(test.log).toContainEqual(
        expect.objectContaining({ level: 'warn', fields: { variable: 'MM_FILESETTINGS_MAXFILESIZE' } }),
      );
    });
  });

  it('can be changed, or refused with 400, by plugins before it is saved', async () => {
    await open();
    test.core.attachHooks({
      ...silentHooks,
      configurationWillBeSaved: async (config: Config) => {
        if (config.TeamSettings.SiteName === 'bad') throw new Error('not this name');
        return { ...config, TeamSettings: { ...config.TeamSettings, SiteName: 'by plugin' } };
      },
    });
    await expect(test.core.config.patch({ TeamSettings: { SiteName: 'bad' } }, ADMIN)).rejects.toMatchObject({
      id: 'app.save_config.plugin_hook_error',
      status_code: 400,
    });
    expect(test.core.config.get().TeamSettings.SiteName).toBe('Patchbay');
    await test.core.config.patch({ TeamSettings: { SiteName: 'mine' } }, ADMIN);
    expect(test.core.config.get().TeamSettings.SiteName).toBe('by plugin');
  });

  it('tells listeners and clients once per change, and nobody when nothing changed', async () => {
    await open();
    const changes: ConfigChange[] = [];
    test.core.config.onChange((change) => void changes.push(change));
    await test.core.config.patch({ TeamSettings: { SiteName: 'Ours' } }, ADMIN);
    await test.core.config.patch({ TeamSettings: { SiteName: 'Ours' } }, ADMIN);
    await test.core.config.settled();
    expect(changes).toHaveLength(1);
    expect(changes[0]?.before.TeamSettings.SiteName).toBe('Patchbay');
    expect((await test.last('config_changed')).data['config']).toMatchObject({ SiteName: 'Ours' });
  });

  it('loses no change when two are made at the same time', async () => {
    await open();
    await Promise.all([
      test.core.config.patch({ TeamSettings: { SiteName: 'A' } }, ADMIN),
      test.core.config.patch({ TeamSettings: { MaxUsersPerTeam: 9 } }, ADMIN),
    ]);
    expect(test.core.config.get().TeamSettings).toMatchObject({ SiteName: 'A', MaxUsersPerTeam: 9 });
  });

  describe('shows plugins', () => {
    const manifest = fill<Manifest>('model.Manifest', { id: 'demo', version: '1.0.0' });
    const install = (id: string, enabled = false) =>
      test.core.plugins.save({
        pluginId: id,
        enabled,
        version: '1.0.0',
        sha256: 'x',
        manifest: {
          ...manifest,
          id,
          settings_schema: {
            header: '',
            footer: '',
            settings: [{ key: 'Token', secret: true }],
            sections: [],
          },
        } as unknown as Manifest,
        prepackaged: false,
        installedAt: 1,
      });
    const settings = () => test.core.config.sanitized().PluginSettings;

    it('as the rows of the plugins have them', async () => {
      await open();
      await install('demo', true);
      expect(settings().PluginStates).toEqual({ demo: { Enable: true } });
      await test.core.plugins.remove('demo');
      expect(settings().PluginStates).toEqual({});
    });

    it('as off once they are removed, though they were wanted before they were installed', async () => {
      await open();
      await test.core.config.patch({ PluginSettings: { PluginStates: { demo: { Enable: true } } } }, ADMIN);
      await install('demo', true);
      await test.core.plugins.remove('demo');
      expect(settings().PluginStates['demo']).toEqual({ Enable: false });
    });

    it('and a saved state becomes the row; the listener learns who made the change', async () => {
      await open();
      const byHost: boolean[] = [];
      test.core.config.onChange((change) => void byHost.push(change.byHost));
      await install('demo');
      await test.core.config.patch({ PluginSettings: { PluginStates: { demo: { Enable: true } } } }, ADMIN);
      await test.core.config.settled();
      expect(await test.core.plugins.get('demo')).toMatchObject({ enabled: true });
      expect(byHost).toEqual([true, false]);
    });

    it('with their settings, secret ones masked and restored, of installed ones only', async () => {
      await open();
      await install('demo');
      const plugins = { demo: { token: 'secret', colour: 'red' }, gone: { a: 1 } };
      await test.core.config.patch({ PluginSettings: { Plugins: plugins } }, ADMIN);
      expect(settings().Plugins).toEqual({ demo: { token: MASK, colour: 'red' } });
      await test.core.config.save(test.core.config.sanitized(), ADMIN);
      expect(test.core.config.pluginSettings('demo')).toEqual({ token: 'secret', colour: 'red' });
      expect(test.core.config.pluginSettings('gone')).toEqual({ a: 1 });
    });
  });
});
