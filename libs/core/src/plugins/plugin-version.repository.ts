import type { Manifest } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { pluginChangeEntity, type PluginChangeRow } from './plugin-change.entity.ts';
import type { KeptVersionRow, VersionChangeRow } from './plugin-ledger.ts';
import { pluginVersionEntity, type PluginVersionRow } from './plugin-version.entity.ts';

/** Rows of the versions that are kept, and of the changes between them that are under way. */
export class PluginVersionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest install first. */
  async list(pluginId: string): Promise<KeptVersionRow[]> {
    const rows = await this.#database.read.find(pluginVersionEntity, {
      where: { plugin_id: pluginId },
      order: { sequence: 'DESC' },
    });
    return rows.map(toVersion);
  }

  /** Adds it, or makes it the newest. */
  async keep(tx: EntityManager, version: KeptVersionRow): Promise<void> {
    const newest = (await tx.maximum(pluginVersionEntity, 'sequence', { plugin_id: version.pluginId })) ?? 0;
    const row: PluginVersionRow = {
      plugin_id: version.pluginId,
      sha256: version.sha256,
      sequence: Number(newest) + 1,
      version: version.version,
      manifest: version.manifest as unknown as Record<string, unknown>,
      size: version.size,
      signed: version.signed,
      prepackaged: version.prepackaged,
      installed_at: version.installedAt,
    };
    await tx.upsert(pluginVersionEntity, rowValues(row), ['plugin_id', 'sha256']);
  }

  async drop(tx: EntityManager, pluginId: string, sha256: string): Promise<void> {
    await tx.delete(pluginVersionEntity, { plugin_id: pluginId, sha256 });
  }

  /** Oldest first. */
  async changes(): Promise<VersionChangeRow[]> {
    const rows = await this.#database.read.find(pluginChangeEntity, {
      order: { started_at: 'ASC', plugin_id: 'ASC' },
    });
    return rows.map(toChange);
  }

  async change(tx: EntityManager, pluginId: string): Promise<VersionChangeRow | undefined> {
    const row = await tx.findOne(pluginChangeEntity, { where: { plugin_id: pluginId } });
    return row ? toChange(row) : undefined;
  }

  async saveChange(tx: EntityManager, change: VersionChangeRow): Promise<void> {
    const row: PluginChangeRow = {
      plugin_id: change.pluginId,
      from_sha256: change.from,
      to_sha256: change.to,
      started_at: change.startedAt,
    };
    await tx.upsert(pluginChangeEntity, row, ['plugin_id']);
  }

  async endChange(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginChangeEntity, { plugin_id: pluginId });
  }

  async forget(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginVersionEntity, { plugin_id: pluginId });
    await this.endChange(tx, pluginId);
  }
}

function toVersion(row: PluginVersionRow): KeptVersionRow {
  return {
    pluginId: row.plugin_id,
    version: row.version,
    sha256: row.sha256,
    manifest: row.manifest as unknown as Manifest,
    size: row.size,
    signed: row.signed,
    prepackaged: row.prepackaged,
    installedAt: row.installed_at,
  };
}

function toChange(row: PluginChangeRow): VersionChangeRow {
  return {
    pluginId: row.plugin_id,
    from: row.from_sha256,
    to: row.to_sha256,
    startedAt: row.started_at,
  };
}
