import type { Config } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
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
  return options.core.config.onChange(({ before, after }) => apply(options, before, after));
}

async function apply(
  { core, host, logger }: PluginConfigSyncOptions,
  before: Config,
  after: Config,
): Promise<void> {
  const was = before.PluginSettings;
  const is = after.PluginSettings;
  if (was.Enable !== is.Enable) return is.Enable ? host.start() : host.stop();
  if (!is.Enable) return;
  const rows = new Map((await core.plugins.list()).map((row) => [row.pluginId, row]));
  const changes = Object.keys({ ...was.PluginStates, ...is.PluginStates }).flatMap((id) => {
    const wanted = is.PluginStates[id]?.Enable === true;
    const changed = wanted !== (was.PluginStates[id]?.Enable === true);
    const row = rows.get(id);
    return changed && row && row.enabled !== wanted ? [{ id, wanted }] : [];
  });
  await Promise.all(
    changes.map(({ id, wanted }) =>
      (wanted ? host.enable(id) : host.disable(id)).catch((error: unknown) =>
        logger.error('A plugin could not follow the configuration', {
          plugin_id: id,
          error: error instanceof Error ? error.message : String(error),
        }),
      ),
    ),
  );
  await host.configurationChanged();
}
