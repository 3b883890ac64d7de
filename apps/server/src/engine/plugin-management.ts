import { AppError } from '@patchbay/contract';
import type { Core, PluginManagement } from '@patchbay/core';
import { uploadDisabled } from '../plugins/errors.ts';
import { interPluginHttp, pluginsAreOff } from '../plugin-http/inter-plugin-http.ts';
import { contractManifest } from './contract-manifest.ts';
import type { PluginHost } from '@patchbay/host';

/** What plugins may do to plugins. The host is asked for when needed: its API comes before it does. */
export function pluginManagement(
  host: () => PluginHost,
  config: Pick<Core['config'], 'get'>,
): PluginManagement {
  return {
    list() {
      const { active, inactive } = host().list();
      return { active: active.map(contractManifest), inactive: inactive.map(contractManifest) };
    },
    async status(pluginId) {
      const status = host()
        .statuses()
        .find((row) => row.plugin_id === pluginId.toLowerCase());
      if (!status)
        throw new AppError(
          'app.plugin.not_installed.app_error',
          'GetPluginStatus',
          404,
          `Plugin ${pluginId} is not installed.`,
        );
      return { ...status };
    },
    enable: (pluginId) => host().enable(pluginId),
    disable: (pluginId) => host().disable(pluginId),
    remove: (pluginId) => host().remove(pluginId),
    async install(bundle, replace) {
      const { Enable, EnableUploads } = config.get().PluginSettings;
      if (!Enable || !EnableUploads) throw uploadDisabled();
      return contractManifest(await host().install(bundle, { force: replace, source: 'plugin' }));
    },
    async http(fromPluginId, request) {
      if (!config.get().PluginSettings.Enable) return pluginsAreOff();
      return interPluginHttp(host(), fromPluginId, request);
    },
  };
}
