import { join } from 'node:path';
import type { Logger } from '../logger.ts';
import { PluginSqlDriver } from './plugin-sql-driver.ts';

/** Below the data folder: one SQLite file per plugin that uses SQL, which stays when the plugin is removed. */
export const PLUGIN_SQL_FOLDER = 'plugin-sql';

export interface PluginDatabasesOptions {
  readonly dataDir: string;
  /** The chat's database file. */
  readonly core: string;
  /** The script of the process that runs the statements: `worker.ts`, bundled. */
  readonly script: string;
  readonly logger: Logger;
}

/** The databases of plugins, and who uses one right now. */
export class PluginDatabases {
  readonly #options: PluginDatabasesOptions;
  readonly #open = new Set<PluginSqlDriver>();

  constructor(options: PluginDatabasesOptions) {
    this.#options = options;
  }

  /** The SQL of one run of a plugin. Nothing is started or made before its first connection. */
  open(pluginId: string): PluginSqlDriver {
    const { core, dataDir, logger, script } = this.#options;
    const own = join(dataDir, PLUGIN_SQL_FOLDER, `${encodeURIComponent(pluginId)}.db`);
    const driver: PluginSqlDriver = new PluginSqlDriver({
      pluginId,
      files: { own, core },
      script,
      logger,
      onClosed: () => this.#open.delete(driver),
    });
    this.#open.add(driver);
    return driver;
  }

  /** Before the chat's database is closed. */
  async close(): Promise<void> {
    await Promise.all([...this.#open].map((driver) => driver.close()));
  }
}
