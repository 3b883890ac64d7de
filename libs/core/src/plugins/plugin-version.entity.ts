import { EntitySchema } from 'typeorm';
import { flag, integer, json, primaryKey, text } from '../database/columns.ts';

/** A version of a plugin whose bundle is kept. */
export interface PluginVersionRow {
  plugin_id: string;
  sha256: string;
  /** Counts up with each install of the plugin: two in the same millisecond have an order too. */
  sequence: number;
  version: string;
  manifest: Record<string, unknown>;
  size: number;
  signed: boolean;
  prepackaged: boolean;
  installed_at: number;
}

export const pluginVersionEntity = new EntitySchema<PluginVersionRow>({
  name: 'PluginVersionRow',
  tableName: 'patchbay_pluginversions',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    sha256: primaryKey('sha256', 64),
    sequence: integer('sequence'),
    version: text('version'),
    manifest: json('manifest'),
    size: integer('size'),
    signed: flag('signed'),
    prepackaged: flag('prepackaged'),
    installed_at: integer('installedat'),
  },
});
