import type { API, Config, Manifest } from '@patchbay/contract';
import { fromPluginView, toPluginView } from '../config/plugin-config-view.ts';
import { secretKeys } from '../config/plugin-secrets.ts';
import { schemaSettings } from '../config/schema-settings.ts';
import { maskedSettings } from '../config/config-secrets.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'LoadPluginConfiguration'
  | 'GetConfig'
  | 'GetUnsanitizedConfig'
  | 'SaveConfig'
  | 'GetPluginConfig'
  | 'SavePluginConfig'
>;

/** The server's configuration and the plugin's own. */
export function configurationApi({ core, manifest }: ApiScope): Methods {
  const author = { userId: '' };
  return {
    LoadPluginConfiguration: async (destination) => {
      Object.assign(
        destination as object,
        pluginConfiguration(manifest, core.config.pluginSettings(manifest.id)),
      );
    },
    GetConfig: () => Promise.resolve(toPluginView(core.config.sanitized())),
    GetUnsanitizedConfig: () => Promise.resolve(toPluginView(core.config.get())),
    SaveConfig: async (config) => {
      await core.config.save(fromPluginView(received<Config>('model.Config', config)), author);
    },
    GetPluginConfig: () => {
      const settings = core.config.pluginSettings(manifest.id);
      return Promise.resolve(maskedSettings(settings, secretKeys(manifest)));
    },
    SavePluginConfig: (settings) => core.config.savePluginSettings(manifest.id, settings, author),
  };
}

/**
 * Lower-cased keys: defaults of the schema, overlaid by what is stored (contract: server-plugins §8). Upstream forgets the
 * defaults of sections (docs/reference/differences.md).
 */
function pluginConfiguration(manifest: Manifest, stored: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const setting of schemaSettings(manifest))
    if (setting.default !== undefined && setting.default !== null)
      result[setting.key.toLowerCase()] = setting.default;
  for (const [key, value] of Object.entries(stored)) result[key.toLowerCase()] = value;
  return result;
}
