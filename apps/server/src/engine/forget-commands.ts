import type { Core } from '@patchbay/core';
import type { PluginStatus } from '@patchbay/host';
import { PluginStates } from '@patchbay/host';

/**
 * The commands of a plugin that was stopped, or did not start, go (contract: management §13). Those of one that crashed
 * stay: whoever runs one is told that the plugin is down.
 */
export function forgetCommands(
  commands: Pick<Core['commands'], 'unregisterAllOfPlugin'>,
  statuses: readonly PluginStatus[],
): void {
  for (const { plugin_id, state } of statuses)
    if (state === PluginStates.NotRunning || state === PluginStates.FailedToStart)
      commands.unregisterAllOfPlugin(plugin_id);
}
