import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { skipAndTake, type Page } from '../page.ts';
import { configurationEntity, type ConfigurationRow } from './configuration.entity.ts';
import type { ConfigTree } from './config-tree.ts';

/** The configuration and all that came before it. */
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

  /** Stores a configuration as the one that counts from now on. */
  async add(tx: EntityManager, row: Omit<ConfigurationRow, 'active'>): Promise<void> {
    await tx.update(configurationEntity, { active: true }, { active: false });
    await tx.insert(configurationEntity, rowValues<ConfigurationRow>({ ...row, active: true }));
  }

  /** Newest first. */
  history(page: Page): Promise<Omit<ConfigurationRow, 'value' | 'active'>[]> {
    return this.#database.read.find(configurationEntity, {
      select: { id: true, create_at: true, user_id: true, changes: true },
      order: { create_at: 'DESC', id: 'DESC' },
      ...skipAndTake(page),
    });
  }
}
