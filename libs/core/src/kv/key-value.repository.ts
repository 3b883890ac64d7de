import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { KEY_VALUE, type KeyValueRow } from './key-value.entity.ts';

interface StoredRow {
  pkey: string;
  pvalue: Uint8Array | null;
  expireat: unknown;
}

/** Rows that one unit of work sweeps, so that other writes get their turn. */
const SWEPT_AT_ONCE = 1_000;

/**
 * The plugins' values. Expired rows stay until they are swept or replaced; no reader sees them. What is atomic is one
 * conditional statement, so that it is so between nodes too.
 *
 * Servers before 5.6 stored values under the hash of their key: they are found there, and any write of the key clears
 * that copy (contract: management §14).
 */
export class KeyValueRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(pluginId: string, key: string, now: number): Promise<Uint8Array | undefined> {
    const rows = await this.#database.read.sql<StoredRow[]>`
      SELECT pkey, pvalue, expireat FROM pluginkeyvaluestore
      WHERE pluginid = ${pluginId} AND pkey IN (${key}, ${hashed(key)})
        AND (expireat = 0 OR expireat > ${now})`;
    const row = rows.find(({ pkey }) => pkey === key) ?? rows[0];
    return row?.pvalue ?? undefined;
  }

  async set(tx: EntityManager, row: KeyValueRow): Promise<void> {
    await tx.sql`
      INSERT INTO pluginkeyvaluestore (pluginid, pkey, pvalue, expireat)
      VALUES (${row.plugin_id}, ${row.key}, ${bytes(row.value)}, ${row.expire_at})
      ON CONFLICT (pluginid, pkey) DO UPDATE SET pvalue = excluded.pvalue, expireat = excluded.expireat`;
    await this.#clearHashed(tx, row.plugin_id, row.key);
  }

  /** Sets it only where there is none; one that has expired is none. */
  async insert(tx: EntityManager, row: KeyValueRow, now: number): Promise<boolean> {
    const set = await tx.sql<unknown[]>`
      INSERT INTO pluginkeyvaluestore (pluginid, pkey, pvalue, expireat)
      VALUES (${row.plugin_id}, ${row.key}, ${bytes(row.value)}, ${row.expire_at})
      ON CONFLICT (pluginid, pkey) DO UPDATE SET pvalue = excluded.pvalue, expireat = excluded.expireat
      WHERE pluginkeyvaluestore.expireat > 0 AND pluginkeyvaluestore.expireat <= ${now}
      RETURNING pkey`;
    if (set.length > 0) await this.#clearHashed(tx, row.plugin_id, row.key);
    return set.length > 0;
  }

  /** Sets it only where the value is `old`, byte by byte, and has not expired. */
  async replace(tx: EntityManager, row: KeyValueRow, old: Uint8Array, now: number): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .update<KeyValueRow>(KEY_VALUE)
      .set({ value: bytes(row.value), expire_at: row.expire_at })
      .where(UNCHANGED, { pluginId: row.plugin_id, key: row.key, old: bytes(old), now })
      .execute();
    if (affected) await this.#clearHashed(tx, row.plugin_id, row.key);
    return Boolean(affected);
  }

  async delete(tx: EntityManager, pluginId: string, key: string): Promise<void> {
    await tx.sql`
      DELETE FROM pluginkeyvaluestore WHERE pluginid = ${pluginId} AND pkey IN (${key}, ${hashed(key)})`;
  }

  /** Deletes it only where the value is `old`, byte by byte, and has not expired. */
  async deleteUnchanged(
    tx: EntityManager,
    pluginId: string,
    key: string,
    old: Uint8Array,
    now: number,
  ): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .delete()
      .from<KeyValueRow>(KEY_VALUE)
      .where(UNCHANGED, { pluginId, key, old: bytes(old), now })
      .execute();
    if (affected) await this.#clearHashed(tx, pluginId, key);
    return Boolean(affected);
  }

  async deleteAll(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete<KeyValueRow>(KEY_VALUE, { plugin_id: pluginId });
  }

  /** Some of those that have expired; true when there may be more. */
  async deleteExpired(tx: EntityManager, now: number): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .delete()
      .from<KeyValueRow>(KEY_VALUE)
      .where(
        `(pluginid, pkey) IN (SELECT pluginid, pkey FROM pluginkeyvaluestore
         WHERE expireat > 0 AND expireat <= :now LIMIT ${SWEPT_AT_ONCE})`,
        { now },
      )
      .execute();
    return affected === SWEPT_AT_ONCE;
  }

  /** Keys in their order. */
  async keys(pluginId: string, skip: number, take: number, now: number): Promise<string[]> {
    const rows = await this.#database.read.sql<{ pkey: string }[]>`
      SELECT pkey FROM pluginkeyvaluestore
      WHERE pluginid = ${pluginId} AND (expireat = 0 OR expireat > ${now})
      ORDER BY pkey LIMIT ${take} OFFSET ${skip}`;
    return rows.map((row) => row.pkey);
  }

  async #clearHashed(tx: EntityManager, pluginId: string, key: string): Promise<void> {
    await tx.sql`DELETE FROM pluginkeyvaluestore WHERE pluginid = ${pluginId} AND pkey = ${hashed(key)}`;
  }
}

const UNCHANGED =
  'pluginid = :pluginId AND pkey = :key AND pvalue = :old AND (expireat = 0 OR expireat > :now)';

/** The key under which servers before 5.6 stored a value. */
export function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

/** The same bytes, as the drivers take them. */
function bytes(value: Uint8Array | null): Buffer | null {
  return value && Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
