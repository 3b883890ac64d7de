import type { Manifest } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { pluginEntity, type PluginRow } from './plugin.entity.ts';
import { pluginSettingsEntity, type PluginSettingsRow } from './plugin-settings.entity.ts';

/** What should run: one row per installed plugin (`DesiredPlugin` of @patchbay/host). */
export interface DesiredPluginRow {
  pluginId: string;
  enabled: boolean;
  version: string;
  sha256: string;
  manifest: Manifest;
  prepackaged: boolean;
  /** Milliseconds. */
  installedAt: number;
  /** Unpacked into the plugins folder by hand: no bundle of it is kept. */
  unmanaged: boolean;
}

/** As it is saved; managed unless said otherwise. */
export type NewDesiredPluginRow = Omit<DesiredPluginRow, 'unmanaged'> & { unmanaged?: boolean };

/** Rows of what should run, and of each plugin's settings. */
export class PluginRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(manager = this.#database.read): Promise<DesiredPluginRow[]> {
    return (await manager.find(pluginEntity, { order: { plugin_id: 'ASC' } })).map(toDesired);
  }

  async get(pluginId: string, manager = this.#database.read): Promise<DesiredPluginRow | undefined> {
    const row = await manager.findOne(pluginEntity, { where: { plugin_id: pluginId } });
    return row ? toDesired(row) : undefined;
  }

  async save(tx: EntityManager, row: NewDesiredPluginRow): Promise<void> {
    await tx.upsert(pluginEntity, rowValues(toRow(row)), ['plugin_id']);
  }

  async remove(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginEntity, { plugin_id: pluginId });
  }

  async setEnabled(tx: EntityManager, pluginId: string, enabled: boolean): Promise<void> {
    await tx.update(pluginEntity, { plugin_id: pluginId }, { enabled });
  }

  /** By plugin id. */
  async settings(): Promise<Map<string, Record<string, unknown>>> {
    const rows = await this.#database.read.find(pluginSettingsEntity, { order: { plugin_id: 'ASC' } });
    return new Map(rows.map((row) => [row.plugin_id, row.settings]));
  }

  async saveSettings(
    tx: EntityManager,
    pluginId: string,
    settings: Record<string, unknown>,
    now: number,
  ): Promise<void> {
    await tx.upsert(
      pluginSettingsEntity,
      rowValues<PluginSettingsRow>({ plugin_id: pluginId, settings, update_at: now }),
      ['plugin_id'],
    );
  }
}

function toDesired(row: PluginRow): DesiredPluginRow {
  return {
    pluginId: row.plugin_id,
    enabled: row.enabled,
    version: row.version,
    sha256: row.sha256,
    manifest: row.manifest as unknown as Manifest,
    prepackaged: row.prepackaged,
    installedAt: row.installed_at,
    unmanaged: row.unmanaged,
  };
}

function toRow(row: NewDesiredPluginRow): PluginRow {
  return {
    plugin_id: row.pluginId,
    enabled: row.enabled,
    version: row.version,
    sha256: row.sha256,
    manifest: row.manifest as unknown as Record<string, unknown>,
    prepackaged: row.prepackaged,
    installed_at: row.installedAt,
    unmanaged: row.unmanaged ?? false,
  };
}
