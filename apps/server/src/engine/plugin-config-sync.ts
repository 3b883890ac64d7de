import type { ConfigChange, Core } from '@patchbay/core';
import { systemClock, type Clock } from '@patchbay/hooks';
import type { PluginHost } from '@patchbay/host';
import type { Logger } from './logger.ts';

/** How long a change waits for the plugins that it starts and stops, in milliseconds; slower ones go on by themselves. */
export const FOLLOW_PATIENCE_MS = 5_000;

export interface PluginConfigSyncOptions {
  readonly core: Pick<Core, 'config' | 'plugins'>;
  readonly host: Pick<PluginHost, 'start' | 'stop' | 'enable' | 'disable' | 'configurationChanged'>;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/**
 * Carries a change of the configuration to the plugins, in upstream's order (contract: management §5): the whole
 * environment if PluginSettings.Enable changed, else each wanted state, then OnConfigurationChange for all. Nobody who
 * saves settings waits for a plugin: OnConfigurationChange is not waited for at all, a plugin that starts only for a while.
 *
 * @returns the way to stop
 */
export function syncPluginsWithConfig(options: PluginConfigSyncOptions): () => void {
  return options.core.config.onChange((change) => apply(options, change));
}

async function apply(options: PluginConfigSyncOptions, change: ConfigChange): Promise<void> {
  const { core, host, logger, clock = systemClock } = options;
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
    const followed = Promise.all(
      changed.map((id) =>
        (wanted(is.PluginStates, id) ? host.enable(id) : host.disable(id)).catch((error: unknown) =>
          logger.error('A plugin could not follow the configuration', {
            plugin_id: id,
            error: error instanceof Error ? error.message : String(error),
          }),
        ),
      ),
    );
    if (!(await isDoneWithin(followed, clock)))
      logger.warn('Plugins take their time to start or stop as configured; the server goes on meanwhile', {
        plugin_ids: changed,
      });
  }
  void host.configurationChanged();
}

function isDoneWithin(work: Promise<unknown>, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(FOLLOW_PATIENCE_MS, () => resolve(false));
    void work.finally(() => {
      cancel();
      resolve(true);
    });
  });
}
