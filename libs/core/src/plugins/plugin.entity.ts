import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, primaryKey } from '../database/columns.ts';

/** What should run. What does run, the host reports. */
export interface PluginRow {
  plugin_id: string;
  enabled: boolean;
  version: string;
  sha256: string;
  manifest: Record<string, unknown>;
  prepackaged: boolean;
  installed_at: number;
  /** Found unpacked in the plugins folder: no bundle of it is kept. */
  unmanaged: boolean;
}

export const pluginEntity = new EntitySchema<PluginRow>({
  name: 'PluginRow',
  tableName: 'patchbay_plugins',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    enabled: flag('enabled'),
    version: key('version', 64),
    sha256: key('sha256', 64),
    manifest: json('manifest'),
    prepackaged: flag('prepackaged'),
    installed_at: integer('installedat'),
    unmanaged: flag('unmanaged'),
  },
});
