import type { KeyedLock } from './keyed-lock.ts';
import type { AttachedPlugins } from './lifecycle/attached-plugins.ts';
import type { ManagedPlugin } from './lifecycle/managed-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginEvents } from './plugin-events.ts';
import { clientManifestOf } from './plugin-table.ts';
import type { PluginTable } from './plugin-table.ts';

export interface PluginRunsOptions {
  readonly table: PluginTable;
  readonly attached: AttachedPlugins;
  readonly locks: KeyedLock;
  readonly events: PluginEvents;
}

/** Starts and stops the plugins of the table, and announces it. Whoever calls holds the lock of the id. */
export class PluginRuns {
  /** Whether plugins run at all: between start and stop of the host. */
  on = false;
  readonly #options: PluginRunsOptions;

  constructor(options: PluginRunsOptions) {
    this.#options = options;
  }

  async activate(plugin: ManagedPlugin, onLaunched?: () => void): Promise<void> {
    if (!this.on) return;
    await plugin.activate(onLaunched);
    if (plugin.active) this.announceEnabled(plugin);
  }

  async deactivate(plugin: ManagedPlugin): Promise<void> {
    const wasActive = plugin.active;
    await plugin.deactivate();
    if (wasActive) this.announceDisabled(plugin);
  }

  /** Whatever an administrator does with a plugin ends its attachment first. */
  async dropAttached(id: string): Promise<boolean> {
    const { attached } = this.#options;
    const wasActive = attached.get(id)?.active === true;
    const plugin = await attached.detach(id);
    if (plugin && wasActive) this.announceDisabled(plugin);
    return plugin !== undefined;
  }

  /** An installed plugin that should run comes back when an attached one of its id has gone. */
  async reviveInstalled(id: string): Promise<void> {
    const plugin = this.#options.table.installed.get(id);
    if (plugin?.row.enabled) await this.activate(plugin);
  }

  /** The wait after a crash is over. */
  async restart(plugin: ManagedPlugin): Promise<void> {
    const { locks, table } = this.#options;
    await locks.run(plugin.id, async () => {
      const isCurrent = table.installed.get(plugin.id) === plugin && plugin.row.enabled;
      if (isCurrent && plugin.state === PluginStates.FailedToStayRunning) await this.activate(plugin);
    });
  }

  announceEnabled(plugin: ManagedPlugin): void {
    this.#options.events.enabled(clientManifestOf(plugin), plugin.id);
  }

  announceDisabled(plugin: ManagedPlugin): void {
    this.#options.events.disabled(clientManifestOf(plugin), plugin.id);
  }
}
