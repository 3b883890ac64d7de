import { AppError } from '@patchbay/contract';
import type { PluginManagement } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';

/** What plugins may do to plugins. The host is asked for when needed: its API comes before it does. */
export function pluginManagement(host: () => PluginHost): PluginManagement {
  return {
    list: () => host().list(),
    async status(pluginId) {
      const status = host()
        .statuses()
        .find((row) => row.plugin_id === pluginId);
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
  };
}
