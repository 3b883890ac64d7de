import { expect } from '@jest/globals';
import { text } from 'node:stream/consumers';
import type { Config } from '@patchbay/contract';
import { serverVersion } from '@patchbay/contract';
import { configLeaves, getAt, type ConfigTree } from '../../config/config-tree.ts';
import { silentHooks } from '../../hooks/silent-hooks.ts';
import type { ApiCase, ApiCases, Kit } from './case.ts';

const MASK = '*'.repeat(32);

/** Settings that upstream has given up and leaves nil: the defaults of the Go module have no value for them. */
const NIL = [
  'ClusterSettings.EnableExperimentalGossipEncryption',
  'ElasticsearchSettings.BulkIndexingTimeWindowSeconds',
];

/** Every other setting has a value: plugins follow the pointers of Go's Config without looking. */
function expectComplete(config: Config | undefined): void {
  const missing = configLeaves().filter(
    ({ keys }) => getAt(config as unknown as ConfigTree, keys) === undefined,
  );
  expect(missing.map(({ path }) => path)).toEqual(NIL);
}

const log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  name: 'LogDebug' | 'LogInfo' | 'LogWarn' | 'LogError',
): ApiCase => ({
  effect: async ({ api, manifest, test }: Kit) => {
    await api[name](`${name} says`, 'key', 'value', 'odd');
    expect(test.log).toContainEqual({
      level,
      message: `${name} says`,
      fields: { plugin_id: manifest.id, 'plugin.key': 'value', 'plugin.odd': undefined },
    });
  },
  cannotRefuse: 'whatever is said is logged',
});

const audit = { event_name: 'deleted-all', status: 'success' };

export const serverCases: ApiCases = {
  LogDebug: log('debug', 'LogDebug'),
  LogInfo: log('info', 'LogInfo'),
  LogWarn: log('warn', 'LogWarn'),
  LogError: log('error', 'LogError'),
  LogAuditRec: {
    effect: async ({ api, manifest, test }) => {
      await api.LogAuditRec(audit);
      expect(test.log.at(-1)?.fields).toMatchObject({ plugin_id: manifest.id, audit });
    },
    cannotRefuse: 'whatever is said is logged',
  },
  LogAuditRecWithLevel: {
    effect: async ({ api, manifest, test }) => {
      await api.LogAuditRecWithLevel(audit, { id: 101, name: 'audit-api' });
      expect(test.log.at(-1)?.fields).toEqual({ plugin_id: manifest.id, audit_level: 'audit-api', audit });
    },
    cannotRefuse: 'whatever is said is logged',
  },
  GetServerVersion: {
    effect: async ({ api }) => expect(await api.GetServerVersion()).toBe(serverVersion),
    cannotRefuse: 'there is always a version',
  },
  GetLicense: {
    effect: async ({ api }) => expect(await api.GetLicense()).toBeUndefined(),
    cannotRefuse: 'nil says that there is none',
  },
  IsEnterpriseReady: {
    effect: async ({ api }) => expect(await api.IsEnterpriseReady()).toBe(false),
    cannotRefuse: 'it never is',
  },
  GetDiagnosticId: {
    effect: async ({ api, other }) => {
      expect(await api.GetDiagnosticId()).toMatch(/^[a-z0-9]{26}$/);
      expect(await other.GetDiagnosticId()).toBe(await api.GetDiagnosticId());
    },
    cannotRefuse: 'made with the installation',
  },
  GetTelemetryId: {
    effect: async ({ api }) => expect(await api.GetTelemetryId()).toBe(await api.GetDiagnosticId()),
    cannotRefuse: 'made with the installation',
  },
  GetPluginID: {
    effect: async ({ api, manifest, other }) => {
      expect([await api.GetPluginID(), await other.GetPluginID()]).toEqual([
        manifest.id,
        'com.example.other',
      ]);
    },
    cannotRefuse: 'every plugin has one',
  },
  GetBundlePath: {
    effect: async ({ api }) => expect(await api.GetBundlePath()).toBe('/bundles/com.example.demo'),
    refusals: {
      'of a plugin that is attached and has none': [
        async ({ manifest, test }) => {
          const none = async () => undefined;
          const parts = {
            list: () => ({ active: [], inactive: [] }),
            enable: none,
            disable: none,
            remove: none,
          };
          const attached = test.core.pluginApi(manifest, '', {
            ...parts,
            status: () => Promise.reject(new Error()),
          });
          return attached.GetBundlePath?.();
        },
        { message: /attached from a running process/ },
      ],
    },
  },
  GetConfig: {
    effect: async ({ api, test }) => {
      await test.core.config.patch({ EmailSettings: { SMTPPassword: 'pw' } }, { userId: '' });
      const config = await api.GetConfig();
      expectComplete(config);
      expect(config?.EmailSettings.SMTPPassword).toBe(MASK);
      expect(config?.ServiceSettings.SiteURL).toBe('');
    },
    cannotRefuse: 'secrets are masked instead',
  },
  GetUnsanitizedConfig: {
    effect: async ({ api, test }) => {
      await test.core.config.patch({ EmailSettings: { SMTPPassword: 'pw' } }, { userId: '' });
      const config = await api.GetUnsanitizedConfig();
      expectComplete(config);
      expect(config?.EmailSettings.SMTPPassword).toBe('pw');
      expect(Buffer.from(config?.LogSettings.AdvancedLoggingJSON ?? []).toString()).toBe('{}');
    },
    cannotRefuse: 'a plugin is trusted with secrets',
  },
  LoadPluginConfiguration: {
    effect: async ({ api, other }) => {
      await api.SavePluginConfig({ Token: 'secret', Extra: { deep: [1] } });
      const settings = {};
      await api.LoadPluginConfiguration(settings);
      expect(settings).toEqual({ greeting: 'Hi', insection: 3, token: 'secret', extra: { deep: [1] } });
      const others = {};
      await other.LoadPluginConfiguration(others);
      expect(others).toEqual({ greeting: 'Hi', insection: 3, token: '' });
    },
    cannotRefuse: 'what is not set has its default',
  },
  GetPluginConfig: {
    effect: async ({ api, other }) => {
      await api.SavePluginConfig({ Greeting: 'Hello', Token: 'secret' });
      expect(await api.GetPluginConfig()).toEqual({ Greeting: 'Hello', Token: MASK });
      expect(await other.GetPluginConfig()).toEqual({});
    },
    cannotRefuse: 'nothing saved is an empty map',
  },
  SavePluginConfig: {
    effect: async ({ api, manifest, other, test }) => {
      const changes: unknown[] = [];
      const stop = test.core.config.onChange(({ after }) => void changes.push(after.PluginSettings.Plugins));
      await api.SavePluginConfig({ Greeting: 'Ho', Token: 'first' });
      // A mask that is sent back is the secret that it stands for.
      await api.SavePluginConfig({ Greeting: 'Hey', Token: MASK });
      await test.core.config.settled();
      stop();
      expect(changes.at(-1)).toMatchObject({ [manifest.id]: { Greeting: 'Hey', Token: 'first' } });
      expect(await other.GetPluginConfig()).toEqual({});
    },
    refusals: {
      'what another plugin objects to': [
        async ({ api, test }) => {
          test.core.attachHooks({
            ...silentHooks,
            configurationWillBeSaved: () => Promise.reject(new Error('not on my watch')),
          });
          return api
            .SavePluginConfig({ Greeting: 'refused' })
            .finally(() => test.core.attachHooks(silentHooks));
        },
        { id: 'app.save_config.plugin_hook_error', status_code: 400, message: /not on my watch/ },
      ],
    },
  },
  PluginHTTP: {
    effect: async ({ api, manifest }) => {
      const answer = await api.PluginHTTP({ url: '/com.example.other/path' });
      expect(answer?.header).toEqual({ 'X-From': [manifest.id], 'X-Url': ['/com.example.other/path'] });
      expect(answer && (await text(answer.body))).toBe('ok');
    },
    cannotRefuse: 'a refusal is a response: apps/server/src/plugin-http/inter-plugin-http.spec.ts',
  },
};
