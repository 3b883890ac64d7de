import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { KEY_VALUE, type KeyValueRow } from './key-value.entity.ts';

/** The plugins' values. Expired rows stay until they are swept or replaced; no reader sees them. */
export class KeyValueRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(
    pluginId: string,
    key: string,
    now: number,
    manager = this.#database.read,
  ): Promise<Uint8Array | undefined> {
    const row = await manager.findOne<KeyValueRow>(KEY_VALUE, { where: { plugin_id: pluginId, key } });
    if (!row || row.value === null || (row.expire_at > 0 && row.expire_at <= now)) return undefined;
    return row.value;
  }

  async set(tx: EntityManager, row: KeyValueRow): Promise<void> {
    await tx.upsert<KeyValueRow>(KEY_VALUE, { ...row, value: row.value && Buffer.from(row.value) }, [
      'plugin_id',
      'key',
    ]);
  }

  async delete(tx: EntityManager, pluginId: string, key: string): Promise<void> {
    await tx.delete<KeyValueRow>(KEY_VALUE, { plugin_id: pluginId, key });
  }

  async deleteAll(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete<KeyValueRow>(KEY_VALUE, { plugin_id: pluginId });
  }

  async deleteExpired(tx: EntityManager, now: number): Promise<void> {
    await tx
      .createQueryBuilder()
      .delete()
      .from<KeyValueRow>(KEY_VALUE)
      .where('expireat > 0 AND expireat <= :now', { now })
      .execute();
  }

  /** Keys in their order. */
  async keys(pluginId: string, skip: number, take: number, now: number): Promise<string[]> {
    const rows = await this.#database.read
      .createQueryBuilder<KeyValueRow>(KEY_VALUE, 'kv')
      .where('kv.plugin_id = :pluginId AND (kv.expire_at = 0 OR kv.expire_at > :now)', { pluginId, now })
      .orderBy('kv.key', 'ASC')
      .offset(skip)
      .limit(take)
      .getMany();
    return rows.map((row) => row.key);
  }
}
