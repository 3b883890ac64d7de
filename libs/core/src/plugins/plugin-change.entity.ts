import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** A change of version that has begun and not ended. */
export interface PluginChangeRow {
  plugin_id: string;
  from_sha256: string;
  to_sha256: string;
  started_at: number;
}

export const pluginChangeEntity = new EntitySchema<PluginChangeRow>({
  name: 'PluginChangeRow',
  tableName: 'patchbay_pluginchanges',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    from_sha256: key('fromsha256', 64),
    to_sha256: key('tosha256', 64),
    started_at: integer('startedat'),
  },
});
