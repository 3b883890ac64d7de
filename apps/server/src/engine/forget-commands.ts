import type { Core } from '@patchbay/core';
import type { PluginStatus } from '@patchbay/host';
import { PluginStates } from '@patchbay/host';

/**
 * The commands of a plugin that was disabled, removed or replaced go (contract: management §13). Those of one that is
 * down stay, and so they do while PluginSettings.Enable is off: whoever runs one is told why nothing answers.
 */
export function forgetCommands(
  { commands, config }: Pick<Core, 'commands' | 'config'>,
  statuses: readonly PluginStatus[],
): void {
  if (!config.get().PluginSettings.Enable) return;
  for (const { plugin_id, state } of statuses)
    if (state === PluginStates.NotRunning) commands.unregisterAllOfPlugin(plugin_id);
}
