import type { API, Manifest, PluginStatus, User } from '@patchbay/contract';
import { apiMethods, serverVersion } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { fill } from '../model/fill.ts';
import { MOST_USED } from './fixtures/most-used.ts';

const manifest = fill<Manifest>('model.Manifest', {
  id: 'com.example.demo',
  settings_schema: {
    header: '',
    footer: '',
    sections: [{ key: 'Limits', settings: [{ key: 'Limit', default: 5 }] }],
    settings: [
      { key: 'Greeting', default: 'Hi' },
      { key: 'Token', default: '', secret: true },
    ],
  },
} as unknown as Manifest);

describe('the API of a plugin', () => {
  let test: TestCore;
  let api: Partial<API>;
  let ada: User;

  beforeEach(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    api = test.core.pluginApi(manifest, '/bundles/demo', {
      list: () => ({ active: [manifest], inactive: [] }),
      status: async () => fill<PluginStatus>('model.PluginStatus', { plugin_id: manifest.id, state: 2 }),
      enable: async () => undefined,
      disable: async () => undefined,
      remove: async () => undefined,
    });
  });

  afterEach(() => test.close());

  it('has every method that ten public plugins use', () => {
    expect(MOST_USED.filter((name) => !(name in api))).toEqual([]);
  });

  it('has every method that could not say that it is missing', () => {
    const silent = Object.values(apiMethods).filter(
      (method) => !method.results.some((type) => type === 'error' || type === '*model.AppError'),
    );
    expect(silent.map((method) => method.name).filter((name) => !(name in api))).toEqual(['PluginHTTP']);
  });

  it('says what the server is', async () => {
    expect(await api.GetServerVersion?.()).toBe(serverVersion);
    expect(await api.GetLicense?.()).toBeUndefined();
    expect(await api.IsEnterpriseReady?.()).toBe(false);
    expect(await api.GetBundlePath?.()).toBe('/bundles/demo');
    expect(await api.GetDiagnosticId?.()).toMatch(/^[a-z0-9]{26}$/);
    expect(await api.GetSystemInstallDate?.()).toBeGreaterThan(0);
  });

  it('gives its settings lower-cased, defaults under what was saved', async () => {
    await api.SavePluginConfig?.({ Token: 'secret' });
    const settings = {};
    await api.LoadPluginConfiguration?.(settings);
    expect(settings).toEqual({ greeting: 'Hi', token: 'secret', limit: 5 });
    expect(await api.GetPluginConfig?.()).toEqual({ Token: '*'.repeat(32) });
  });

  it('gives the configuration with raw JSON as bytes, and secrets only where they are asked for', async () => {
    await test.core.config.patch({ EmailSettings: { SMTPPassword: 'pw' } }, { userId: '' });
    expect((await api.GetConfig?.())?.EmailSettings.SMTPPassword).toBe('*'.repeat(32));
    const config = await api.GetUnsanitizedConfig?.();
    expect(config?.EmailSettings.SMTPPassword).toBe('pw');
    expect(Buffer.from(config?.LogSettings.AdvancedLoggingJSON ?? []).toString()).toBe('{}');
    await api.SaveConfig?.({ ...config, TeamSettings: { ...config?.TeamSettings, SiteName: 'By plugin' } });
    expect(test.core.config.get().TeamSettings.SiteName).toBe('By plugin');
    expect(test.core.config.get().LogSettings.AdvancedLoggingJSON).toEqual({});
  });

  it('makes one bot, remembers it, and posts as it', async () => {
    const botId = (await api.EnsureBotUser?.({ username: 'robot', display_name: 'Robot' })) ?? '';
    expect(await api.EnsureBotUser?.({ username: 'robot', display_name: 'Renamed' })).toBe(botId);
    expect(await api.GetBot?.(botId, false)).toMatchObject({
      display_name: 'Renamed',
      owner_id: manifest.id,
    });
    expect(await api.GetUser?.(botId)).toMatchObject({ is_bot: true, username: 'robot' });
    const channel = await api.GetDirectChannel?.(botId, ada.id);
    const post = await api.CreatePost?.({ user_id: botId, channel_id: channel?.id ?? '', message: 'hi' });
    expect(post).toMatchObject({ user_id: botId, props: { from_plugin: 'true' } });
    await expect(api.CreateBot?.({ username: 'child', owner_id: botId })).rejects.toMatchObject({
      id: 'plugin_api.bot_cant_create_bot',
    });
  });

  it('gives a person of the wanted name instead of a bot, and says so in the log', async () => {
    expect(await api.EnsureBotUser?.({ username: 'ada' })).toBe(ada.id);
    expect(test.log).toContainEqual(expect.objectContaining({ level: 'error' }));
    expect(await test.core.kv.get(manifest.id, 'mmi_botid')).toBeUndefined();
  });

  it('publishes events under its id, to whom it says', async () => {
    await api.PublishWebSocketEvent?.('ping', { n: 1 }, { user_id: ada.id });
    expect(await test.last('custom_com.example.demo_ping')).toMatchObject({
      data: { n: 1 },
      broadcast: { user_id: ada.id, channel_id: '' },
    });
  });

  it('never shows the hash of a password', async () => {
    expect(await api.GetUserByUsername?.('ada')).toMatchObject({ password: '', email: 'ada@example.com' });
  });

  it('says who may do what', async () => {
    const bob = await test.user('bob');
    expect(await api.HasPermissionTo?.(ada.id, { id: 'manage_system' })).toBe(true);
    expect(await api.HasPermissionTo?.(bob.id, { id: 'manage_system' })).toBe(false);
    const channel = await test.townSquare(await test.team('engines', ada));
    expect(await api.HasPermissionToChannel?.(bob.id, channel.id, { id: 'create_post' })).toBe(false);
    await test.core.teamMembers.add(CONTEXT, channel.team_id, bob.id);
    expect(await api.HasPermissionToChannel?.(bob.id, channel.id, { id: 'create_post' })).toBe(true);
  });

  it('writes to the log under its id', async () => {
    await api.LogWarn?.('careful', 'key', 1);
    expect(test.log).toContainEqual({
      level: 'warn',
      message: 'careful',
      fields: { plugin_id: manifest.id, 'plugin.key': 1 },
    });
  });

  it('opens a dialog for who holds the trigger', async () => {
    const { triggerId } = test.core.triggers.make(ada.id);
    await api.OpenInteractiveDialog?.({ trigger_id: triggerId, url: '/x', dialog: { title: 'T' } });
    const event = await test.last('open_dialog');
    expect(event.broadcast.user_id).toBe(ada.id);
    expect(JSON.parse(String(event.data['dialog']))).toMatchObject({ url: '/x', dialog: { title: 'T' } });
    await expect(
      api.OpenInteractiveDialog?.({ trigger_id: 'forged', url: '/x', dialog: { title: 'T' } }),
    ).rejects.toMatchObject({ status_code: 400 });
  });
});
