import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { skipAndTake, type Page } from '../page.ts';
import { pluginCrashEntity, type PluginCrashRow } from './plugin-crash.entity.ts';
import type { CrashRow } from './plugin-ledger.ts';

/** How many records of one plugin are kept. */
const CRASHES_KEPT = 50;
const LONGEST_SIGNAL = 32;

/** Records of crashes, the newest of each plugin. */
export class PluginCrashRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest first. */
  async list(pluginId: string, page: Page): Promise<CrashRow[]> {
    const rows = await this.#database.read.find(pluginCrashEntity, {
      where: { plugin_id: pluginId },
      order: { crashed_at: 'DESC', id: 'DESC' },
      ...skipAndTake(page),
    });
    return rows.map(toCrash);
  }

  /** Adds one and drops those that are too many. */
  async add(tx: EntityManager, crash: CrashRow): Promise<void> {
    await tx.insert(pluginCrashEntity, rowValues(toRow(crash)));
    await tx.sql`
      DELETE FROM patchbay_plugincrashes WHERE pluginid = ${crash.pluginId} AND id NOT IN (
        SELECT id FROM patchbay_plugincrashes WHERE pluginid = ${crash.pluginId}
        ORDER BY crashedat DESC, id DESC LIMIT ${CRASHES_KEPT})`;
  }

  async forget(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginCrashEntity, { plugin_id: pluginId });
  }
}

function toCrash(row: PluginCrashRow): CrashRow {
  return {
    id: row.id,
    pluginId: row.plugin_id,
    version: row.version,
    at: row.crashed_at,
    startedAt: row.started_at,
    kind: row.kind as CrashRow['kind'],
    exitCode: row.exit_code ?? undefined,
    signal: row.signal === '' ? undefined : row.signal,
    hooks: row.hooks,
    memoryBytes: row.memory_bytes,
    reason: row.reason,
    stderr: row.stderr,
  };
}

function toRow(crash: CrashRow): PluginCrashRow {
  return {
    id: crash.id,
    plugin_id: crash.pluginId,
    version: withoutNul(crash.version),
    crashed_at: crash.at,
    started_at: crash.startedAt,
    kind: crash.kind,
    exit_code: crash.exitCode ?? null,
    signal: withoutNul(crash.signal ?? '').slice(0, LONGEST_SIGNAL),
    hooks: crash.hooks,
    memory_bytes: Math.round(crash.memoryBytes),
    reason: withoutNul(crash.reason),
    stderr: crash.stderr,
  };
}

/** PostgreSQL takes no NUL in a text, and what a dying process wrote may hold any. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
