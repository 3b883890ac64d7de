import type { Manifest } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../model/ids.ts';
import type { PluginRepository } from '../plugins/plugin.repository.ts';
import type { ConfigDifference } from './config-changes.ts';
import { configDefaults, newConfiguration } from './config-defaults.ts';
import { getAt, sameValue, setAt, type ConfigTree } from './config-tree.ts';
import { overlayStored } from './config-values.ts';
import type { ConfigurationRepository } from './configuration.repository.ts';

export interface ConfigStoreParts {
  readonly database: Database;
  readonly configurations: ConfigurationRepository;
  readonly plugins: PluginRepository;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface StoredConfig {
  /** Stored values and the plugins' rows, without variables. */
  readonly tree: ConfigTree;
  /** Of the installed plugins. */
  readonly manifests: readonly Manifest[];
}

/** What is written together with a change of the configuration. */
export type WorkBeside = (tx: EntityManager) => Promise<void>;
const nothing: WorkBeside = async () => undefined;

const PLUGINS = ['PluginSettings', 'Plugins'];
const STATES = ['PluginSettings', 'PluginStates'];

/** The configuration in the database: one row per change, and the plugins' own rows, which it is a view of. */
export class ConfigStore {
  readonly #parts: ConfigStoreParts;

  constructor(parts: ConfigStoreParts) {
    this.#parts = parts;
  }

  /** On an empty database makes the first configuration. */
  async makeFirst(): Promise<void> {
    if (await this.#parts.configurations.active()) return;
    await this.#add(withoutPluginRows(newConfiguration(), new Set()), [], '');
  }

  async read(): Promise<StoredConfig> {
    const { configurations, plugins, logger } = this.#parts;
    const tree = configDefaults();
    overlayStored(tree, (await configurations.active()) ?? {}, logger);
    const rows = await plugins.list();
    const states = Object.entries((getAt(tree, STATES) ?? {}) as ConfigTree);
    const installed = rows.map((row): [string, unknown] => [row.pluginId, { Enable: row.enabled }]);
    setAt(tree, STATES, Object.fromEntries([...states, ...installed]));
    setAt(tree, PLUGINS, Object.fromEntries(await plugins.settings()));
    return { tree, manifests: rows.map((row) => row.manifest) };
  }

  /**
   * Writes `next` where it differs from `stored`, all in one unit of work with `also`; what others wrote beside it stays.
   */
  async write(
    stored: ConfigTree,
    next: ConfigTree,
    differences: readonly ConfigDifference[],
    userId: string,
    also: WorkBeside = nothing,
  ): Promise<void> {
    const { database, plugins, clock } = this.#parts;
    await database.transaction(async (tx) => {
      await also(tx);
      const rows = await plugins.list(tx);
      for (const row of rows) {
        const wanted = isEnabled(next, row.pluginId);
        if (wanted !== isEnabled(stored, row.pluginId)) await plugins.setEnabled(tx, row.pluginId, wanted);
      }
      const installed = new Set(rows.map((row) => row.pluginId));
      const [before, after] = [settingsOf(stored), settingsOf(next)];
      for (const pluginId of new Set([...before.keys(), ...after.keys()])) {
        const wanted = after.get(pluginId) ?? {};
        if (!sameValue(wanted, before.get(pluginId)))
          await plugins.saveSettings(tx, pluginId, wanted, clock.now());
      }
      await this.#add(withoutPluginRows(next, installed), differences, userId, tx);
    });
  }

  /** Notes a change of plugins' rows that was made beside the configuration. */
  async note(tree: ConfigTree, differences: readonly ConfigDifference[], userId: string): Promise<void> {
    const installed = new Set((await this.#parts.plugins.list()).map((row) => row.pluginId));
    await this.#add(withoutPluginRows(tree, installed), differences, userId);
  }

  async #add(
    tree: ConfigTree,
    changes: readonly ConfigDifference[],
    userId: string,
    tx?: EntityManager,
  ): Promise<void> {
    const { database, configurations, clock } = this.#parts;
    const row = {
      id: newId(),
      value: JSON.stringify(tree),
      create_at: clock.now(),
      user_id: userId,
      changes,
    };
    if (tx) await configurations.add(tx, row);
    else await database.transaction((own) => configurations.add(own, row));
  }
}

function isEnabled(tree: ConfigTree, pluginId: string): boolean {
  return getAt(tree, [...STATES, pluginId, 'Enable']) === true;
}

function settingsOf(tree: ConfigTree): Map<string, ConfigTree> {
  return new Map(Object.entries((getAt(tree, PLUGINS) ?? {}) as Record<string, ConfigTree>));
}

/** Wanted states of plugins that are not installed stay with the configuration; all else of plugins has its rows. */
function withoutPluginRows(config: ConfigTree, installed: ReadonlySet<string>): ConfigTree {
  const copy = structuredClone(config);
  const states = (getAt(copy, STATES) ?? {}) as ConfigTree;
  for (const pluginId of installed) Reflect.deleteProperty(states, pluginId);
  setAt(copy, PLUGINS, {});
  return copy;
}
