import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** Who may change what is installed of a plugin, and until when. */
export interface PluginLeaseRow {
  plugin_id: string;
  holder: string;
  expires_at: number;
}

export const pluginLeaseEntity = new EntitySchema<PluginLeaseRow>({
  name: 'PluginLeaseRow',
  tableName: 'patchbay_pluginleases',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    holder: key('holder', 190),
    expires_at: integer('expiresat'),
  },
});
