import type { ConfigChange, Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import type { Logger } from './logger.ts';

export interface PluginConfigSyncOptions {
  readonly core: Pick<Core, 'config' | 'plugins'>;
  readonly host: Pick<PluginHost, 'start' | 'stop' | 'enable' | 'disable' | 'configurationChanged'>;
  readonly logger: Logger;
}

/**
 * Carries a change of the configuration to the plugins, in upstream's order (contract: management §5): the whole
 * environment if PluginSettings.Enable changed, else each wanted state, then OnConfigurationChange for all.
 *
 * @returns the way to stop
 */
export function syncPluginsWithConfig(options: PluginConfigSyncOptions): () => void {
  return options.core.config.onChange((change) => apply(options, change));
}

async function apply({ core, host, logger }: PluginConfigSyncOptions, change: ConfigChange): Promise<void> {
  const was = change.before.PluginSettings;
  const is = change.after.PluginSettings;
  if (was.Enable !== is.Enable) return is.Enable ? host.start() : host.stop();
  if (!is.Enable) return;
  if (!change.byHost) {
    const installed = new Set((await core.plugins.list()).map(({ pluginId }) => pluginId));
    const wanted = (states: typeof is.PluginStates, id: string) => states[id]?.Enable === true;
    const changed = Object.keys({ ...was.PluginStates, ...is.PluginStates }).filter(
      (id) => installed.has(id) && wanted(was.PluginStates, id) !== wanted(is.PluginStates, id),
    );
    await Promise.all(
      changed.map((id) =>
        (wanted(is.PluginStates, id) ? host.enable(id) : host.disable(id)).catch((error: unknown) =>
          logger.error('A plugin could not follow the configuration', {
            plugin_id: id,
            error: error instanceof Error ? error.message : String(error),
          }),
        ),
      ),
    );
  }
  await host.configurationChanged();
}
