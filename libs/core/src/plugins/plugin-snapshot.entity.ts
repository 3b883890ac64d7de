import { EntitySchema } from 'typeorm';
import { blob, integer, json, primaryKey } from '../database/columns.ts';
import type { Dialect } from '../database/dialect.ts';

/** The settings of a plugin as they were when a version of it was last replaced; null when there were none. */
export interface PluginSnapshotRow {
  plugin_id: string;
  sha256: string;
  settings: Record<string, unknown> | null;
  taken_at: number;
}

export const pluginSnapshotEntity = new EntitySchema<PluginSnapshotRow>({
  name: 'PluginSnapshotRow',
  tableName: 'patchbay_pluginsnapshots',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    sha256: primaryKey('sha256', 64),
    settings: json('settings'),
    taken_at: integer('takenat'),
  },
});

/** A value of the key-value store that belongs to such a copy. Written and read by SQL alone, never through memory. */
interface PluginSnapshotKeyRow {
  plugin_id: string;
  sha256: string;
  key: string;
  value: Uint8Array | null;
  expire_at: number;
}

export function pluginSnapshotKeyEntity(dialect: Dialect): EntitySchema<PluginSnapshotKeyRow> {
  return new EntitySchema<PluginSnapshotKeyRow>({
    name: 'PluginSnapshotKeyRow',
    tableName: 'patchbay_pluginsnapshotkeys',
    columns: {
      plugin_id: primaryKey('pluginid', 190),
      sha256: primaryKey('sha256', 64),
      key: primaryKey('pkey', 150),
      value: blob('pvalue', dialect),
      expire_at: integer('expireat'),
    },
  });
}
