import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { KEYS_AT_ONCE, keyRanges } from './key-ranges.ts';
import { pluginSettingsEntity } from './plugin-settings.entity.ts';

export interface StoredSizes {
  readonly kv_keys: number;
  readonly kv_bytes: number;
  readonly settings_bytes: number;
}

/** One value as it is stored. */
export interface StoredValue {
  readonly key: string;
  readonly value: Uint8Array;
  /** Milliseconds; 0 never. */
  readonly expireAt: number;
}

/** All that plugins left in the chat's database, looked at as a whole. */
export class PluginDataRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Added up by the database; values that have expired are not counted. */
  async sizes(pluginId: string, now: number): Promise<StoredSizes> {
    const { read } = this.#database;
    const [values] = await read.sql<{ keys: unknown; bytes: unknown }[]>`
      SELECT COUNT(*) AS keys, SUM(OCTET_LENGTH(pkey) + OCTET_LENGTH(pvalue)) AS bytes
      FROM pluginkeyvaluestore WHERE pluginid = ${pluginId} AND (expireat = 0 OR expireat > ${now})`;
    const [settings] = await read.sql<{ bytes: unknown }[]>`
      SELECT OCTET_LENGTH(settings) AS bytes FROM patchbay_pluginsettings WHERE pluginid = ${pluginId}`;
    // PostgreSQL's driver gives sums as text, and the sum of nothing is null.
    return {
      kv_keys: Number(values?.keys ?? 0),
      kv_bytes: Number(values?.bytes ?? 0),
      settings_bytes: Number(settings?.bytes ?? 0),
    };
  }

  /** Every value that has not expired, by key, a piece of about a megabyte at a time. */
  async *values(pluginId: string, now: number): AsyncGenerator<StoredValue> {
    const { read } = this.#database;
    const ranges = keyRanges(
      (after) => read.sql`
        SELECT pkey, OCTET_LENGTH(pvalue) AS bytes FROM pluginkeyvaluestore
        WHERE pluginid = ${pluginId} AND pkey > ${after} AND (expireat = 0 OR expireat > ${now})
        ORDER BY pkey LIMIT ${KEYS_AT_ONCE}`,
    );
    for await (const { after, last } of ranges) {
      const rows = await read.sql<{ pkey: string; pvalue: Uint8Array | null; expireat: unknown }[]>`
        SELECT pkey, pvalue, expireat FROM pluginkeyvaluestore
        WHERE pluginid = ${pluginId} AND pkey > ${after} AND pkey <= ${last}
          AND (expireat = 0 OR expireat > ${now})
        ORDER BY pkey`;
      for (const row of rows)
        if (row.pvalue) yield { key: row.pkey, value: row.pvalue, expireAt: Number(row.expireat) };
    }
  }

  /** Values and settings. */
  async delete(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.sql`DELETE FROM pluginkeyvaluestore WHERE pluginid = ${pluginId}`;
    await tx.delete(pluginSettingsEntity, { plugin_id: pluginId });
  }
}
