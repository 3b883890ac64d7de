import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { pluginAccessEntity, type PluginAccessRow } from './plugin-access.entity.ts';

/** Rows of one statement: databases take only so many values. */
const ROWS_AT_ONCE = 500;

/** The list of each plugin: who may use it while it is not for everybody. */
export class PluginAccessRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order in which they were put there; within a unit of work as that one sees them. */
  async userIds(pluginId: string, tx: EntityManager = this.#database.read): Promise<string[]> {
    const rows = await tx.find(pluginAccessEntity, {
      where: { plugin_id: pluginId },
      order: { create_at: 'ASC', user_id: 'ASC' },
    });
    return rows.map(({ user_id }) => user_id);
  }

  /** The plugins on whose lists a person is. */
  async pluginIds(userId: string): Promise<Set<string>> {
    const rows = await this.#database.read.findBy(pluginAccessEntity, { user_id: userId });
    return new Set(rows.map(({ plugin_id }) => plugin_id));
  }

  has(pluginId: string, userId: string): Promise<boolean> {
    return this.#database.read.existsBy(pluginAccessEntity, { plugin_id: pluginId, user_id: userId });
  }

  /** Puts a list in the place of the one before. No id twice. */
  async replace(tx: EntityManager, pluginId: string, userIds: readonly string[], now: number): Promise<void> {
    await this.removeOfPlugin(tx, pluginId);
    for (let at = 0; at < userIds.length; at += ROWS_AT_ONCE) {
      const rows = userIds
        .slice(at, at + ROWS_AT_ONCE)
        .map((userId): PluginAccessRow => ({ plugin_id: pluginId, user_id: userId, create_at: now }));
      await tx.insert(pluginAccessEntity, rows);
    }
  }

  async removeOfPlugin(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginAccessEntity, { plugin_id: pluginId });
  }
}
