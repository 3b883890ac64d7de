import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { skipAndTake, type Page } from '../page.ts';
import { storedDifferences, type ConfigDifference } from './config-changes.ts';
import { configurationEntity, type ConfigurationRow } from './configuration.entity.ts';
import type { ConfigTree } from './config-tree.ts';

/** How many configurations are kept: the one that counts and those before it. */
export const CONFIGURATIONS_KEPT = 500;

type HistoryRow = Omit<ConfigurationRow, 'value' | 'active'>;

const HISTORY = { id: true, create_at: true, user_id: true, changes: true } as const;

/** The configuration and what came before it. */
export class ConfigurationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The configuration that counts; undefined before the first start. */
  async active(manager = this.#database.read): Promise<ConfigTree | undefined> {
    const row = await manager.findOne(configurationEntity, { where: { active: true } });
    return row ? (JSON.parse(row.value) as ConfigTree) : undefined;
  }

  /** Stores a configuration as the one that counts from now on, and drops the oldest that are too many. */
  async add(tx: EntityManager, row: Omit<ConfigurationRow, 'active'>): Promise<void> {
    await tx.update(configurationEntity, { active: true }, { active: false });
    await tx.insert(configurationEntity, rowValues<ConfigurationRow>({ ...row, active: true }));
    await tx.sql`
      DELETE FROM configurations WHERE id <> ${row.id} AND id NOT IN (
        SELECT id FROM configurations ORDER BY createat DESC, id DESC LIMIT ${CONFIGURATIONS_KEPT})`;
  }

  /** Newest first. */
  history(page: Page): Promise<HistoryRow[]> {
    return this.#database.read.find(configurationEntity, {
      select: HISTORY,
      order: { create_at: 'DESC', id: 'DESC' },
      ...skipAndTake(page),
    });
  }

  async historyEntry(id: string): Promise<HistoryRow | undefined> {
    const row = await this.#database.read.findOne(configurationEntity, { select: HISTORY, where: { id } });
    return row ?? undefined;
  }

  /** Takes the values of one plugin's settings out of the history; that they changed stays. */
  async forgetPluginSettings(tx: EntityManager, pluginId: string): Promise<void> {
    const rows = await tx.find(configurationEntity, { select: { id: true, changes: true } });
    for (const { id, changes } of rows) {
      if (!Array.isArray(changes)) continue;
      const all = storedDifferences(changes);
      const isTheirs = ({ keys }: ConfigDifference) =>
        keys[0] === 'PluginSettings' && keys[1] === 'Plugins' && keys[2] === pluginId;
      if (!all.some((each) => isTheirs(each) && !each.lost)) continue;
      const kept = all.map((each) => (isTheirs(each) ? { keys: each.keys, lost: true } : each));
      await tx.update(configurationEntity, { id }, rowValues<Partial<ConfigurationRow>>({ changes: kept }));
    }
  }
}
