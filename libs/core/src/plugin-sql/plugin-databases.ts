import type { Logger } from '../logger.ts';
import { pluginSqlFile } from '../plugins/plugin-sql-file.ts';
import { PluginSqlDriver } from './plugin-sql-driver.ts';

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
  readonly #open = new Map<PluginSqlDriver, string>();

  constructor(options: PluginDatabasesOptions) {
    this.#options = options;
  }

  /** The SQL of one run of a plugin. Nothing is started or made before its first connection. */
  open(pluginId: string): PluginSqlDriver {
    const { core, dataDir, logger, script } = this.#options;
    const own = pluginSqlFile(dataDir, pluginId);
    const driver: PluginSqlDriver = new PluginSqlDriver({
      pluginId,
      files: { own, core },
      script,
      logger,
      onClosed: () => this.#open.delete(driver),
    });
    this.#open.set(driver, pluginId);
    return driver;
  }

  /** Whether a run of the plugin has its SQL. */
  isOpen(pluginId: string): boolean {
    return [...this.#open.values()].includes(pluginId);
  }

  /** Before the chat's database is closed. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((driver) => driver.close()));
  }
}
