import type { Database } from '../database/database.ts';
import type { DesiredPluginRow, NewDesiredPluginRow, PluginRepository } from './plugin.repository.ts';

/** What should run, as the host keeps it (`DesiredPlugins` of @patchbay/host). A change shows in the configuration. */
export class PluginRows {
  readonly #database: Database;
  readonly #plugins: PluginRepository;
  readonly #changed: () => Promise<void>;

  /** `changed` is awaited after each change, before the caller goes on. */
  constructor(database: Database, plugins: PluginRepository, changed: () => Promise<void>) {
    this.#database = database;
    this.#plugins = plugins;
    this.#changed = changed;
  }

  list(): Promise<DesiredPluginRow[]> {
    return this.#plugins.list();
  }

  get(pluginId: string): Promise<DesiredPluginRow | undefined> {
    return this.#plugins.get(pluginId);
  }

  async save(row: NewDesiredPluginRow): Promise<void> {
    await this.#database.transaction((tx) => this.#plugins.save(tx, row));
    await this.#changed();
  }

  async remove(pluginId: string): Promise<void> {
    await this.#database.transaction((tx) => this.#plugins.remove(tx, pluginId));
    await this.#changed();
  }
}
