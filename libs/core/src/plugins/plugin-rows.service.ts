import type { ChannelGuards } from '../channels/channel-guards.ts';
import type { ConfigOverride } from '../config/config-environment.ts';
import type { ConfigTree } from '../config/config-tree.ts';
import type { Database } from '../database/database.ts';
import type { PluginAccessRepository } from './plugin-access.repository.ts';
import type { DesiredPluginRow, NewDesiredPluginRow, PluginRepository } from './plugin.repository.ts';

export interface PluginRowsParts {
  readonly database: Database;
  readonly plugins: PluginRepository;
  readonly pluginAccessRows: PluginAccessRepository;
  readonly guards: ChannelGuards;
  readonly overrides: readonly ConfigOverride[];
  /** What the configuration says of a plugin, installed or not. */
  readonly isWanted: (pluginId: string) => boolean;
  /** Awaited after each change, before the caller goes on. */
  readonly changed: () => Promise<void>;
}

/**
 * What should run, as the host keeps it (`DesiredPlugins` of @patchbay/host). A change shows in the configuration. Where
 * MM_PLUGINSETTINGS_PLUGINSTATES says which plugins run, that counts, and what is stored stays as it is beside it.
 */
export class PluginRows {
  readonly #parts: PluginRowsParts;
  readonly #states: ReadonlyMap<string, unknown> | undefined;

  constructor(parts: PluginRowsParts) {
    this.#parts = parts;
    const override = parts.overrides.find(({ leaf }) => leaf.path === 'PluginSettings.PluginStates');
    this.#states = override && new Map(Object.entries(override.value as ConfigTree));
  }

  async list(): Promise<DesiredPluginRow[]> {
    return (await this.#parts.plugins.list()).map((row) => this.#asWanted(row));
  }

  async get(pluginId: string): Promise<DesiredPluginRow | undefined> {
    const row = await this.#parts.plugins.get(pluginId);
    return row && this.#asWanted(row);
  }

  async save(row: NewDesiredPluginRow): Promise<void> {
    const { database, plugins, changed } = this.#parts;
    await database.transaction(async (tx) => {
      const enabled = this.#states ? ((await plugins.get(row.pluginId, tx))?.enabled ?? false) : row.enabled;
      await plugins.save(tx, { ...row, enabled });
    });
    await changed();
  }

  /** Channels that it guarded are free again: nobody could give its answer any more. So is its list of people gone. */
  async remove(pluginId: string): Promise<void> {
    const { database, guards, plugins, pluginAccessRows, changed } = this.#parts;
    await database.transaction(async (tx) => {
      await plugins.remove(tx, pluginId);
      await guards.forgetPlugin(tx, pluginId);
      await pluginAccessRows.removeOfPlugin(tx, pluginId);
    });
    await guards.reload();
    await changed();
  }

  /** Whether one that is not installed is to run as soon as it is (contract: management §2). */
  isWanted(pluginId: string): boolean {
    return this.#parts.isWanted(pluginId);
  }

  #asWanted(row: DesiredPluginRow): DesiredPluginRow {
    if (!this.#states) return row;
    const state = this.#states.get(row.pluginId) as { Enable?: unknown } | null | undefined;
    return { ...row, enabled: state?.Enable === true };
  }
}
