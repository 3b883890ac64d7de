import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { ConfigurationRepository } from '../config/configuration.repository.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { PluginDataRepository, StoredSizes } from './plugin-data.repository.ts';
import { exportPlugin } from './plugin-export.ts';
import type { PluginSnapshotRepository } from './plugin-snapshot.repository.ts';
import { pluginSqlFile, removeSqlFile, sqlFileBytes } from './plugin-sql-file.ts';
import type { PluginRepository } from './plugin.repository.ts';

export interface PluginDataParts {
  readonly database: Database;
  readonly plugins: PluginRepository;
  readonly pluginValues: PluginDataRepository;
  readonly pluginSnapshots: PluginSnapshotRepository;
  readonly configurations: ConfigurationRepository;
  readonly clock: Clock;
  readonly dataDir: string;
  /** Whether a run of the plugin may use its SQL at this moment. */
  readonly usesSql: (pluginId: string) => boolean;
  /** Awaited after settings of a plugin were deleted, before the caller goes on. */
  readonly changed: () => Promise<void>;
}

/** In bytes. */
export interface PluginUsage extends StoredSizes {
  readonly sql_bytes: number;
}

/** All that one plugin has stored: how much it is, taking it along, deleting it. Bots and posts are the chat's. */
export class PluginData {
  readonly #parts: PluginDataParts;
  readonly #exports = new Map<Promise<void>, Readable>();

  constructor(parts: PluginDataParts) {
    this.#parts = parts;
  }

  async usage(pluginId: string): Promise<PluginUsage> {
    const { pluginValues, clock, dataDir } = this.#parts;
    return {
      ...(await pluginValues.sizes(pluginId, clock.now())),
      sql_bytes: await sqlFileBytes(pluginSqlFile(dataDir, pluginId)),
    };
  }

  /**
   * `settings.json`, `kv.ndjson` and `plugin.sqlite` as `.tar.gz`, with secrets as they are stored: it is the
   * administrator's own data, and whoever keeps it keeps it readable by nobody else.
   */
  export(pluginId: string): Readable {
    const { plugins, pluginValues, clock, dataDir } = this.#parts;
    const now = clock.now();
    const { archive, done } = exportPlugin({
      dataDir,
      settings: async () => (await plugins.settings()).get(pluginId) ?? {},
      values: () => pluginValues.values(pluginId, now),
      sqlFile: pluginSqlFile(dataDir, pluginId),
      now,
    });
    this.#exports.set(done, archive);
    void done.then(() => this.#exports.delete(done));
    return archive;
  }

  /** Resolves when nothing is left of the exports that were begun. */
  async settled(): Promise<void> {
    await Promise.all(this.#exports.keys());
  }

  /** Ends those that are still read; before the database is closed. */
  async close(): Promise<void> {
    for (const archive of this.#exports.values()) archive.destroy();
    await this.settled();
  }

  /**
   * Values, settings, the copies of both, and what the history knows of the settings, in one unit of work; then the SQL
   * file. Refused while the plugin runs on that file.
   */
  async delete(pluginId: string): Promise<void> {
    const { database, pluginValues, pluginSnapshots, configurations, dataDir, usesSql, changed } =
      this.#parts;
    if (usesSql(pluginId))
      throw refuse('app.plugin.delete_data.running.app_error', 'DeletePluginData', { name: pluginId });
    await database.transaction(async (tx) => {
      await pluginValues.delete(tx, pluginId);
      await pluginSnapshots.forget(tx, pluginId);
      await configurations.forgetPluginSettings(tx, pluginId);
    });
    await changed();
    await removeSqlFile(pluginSqlFile(dataDir, pluginId));
  }
}
