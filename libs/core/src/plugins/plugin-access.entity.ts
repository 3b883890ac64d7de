import { EntitySchema } from 'typeorm';
import { integer, primaryKey } from '../database/columns.ts';

/** One person on the list of one plugin: those it is for while it is not for everybody. */
export interface PluginAccessRow {
  plugin_id: string;
  user_id: string;
  create_at: number;
}

export const pluginAccessEntity = new EntitySchema<PluginAccessRow>({
  name: 'PluginAccessRow',
  tableName: 'pluginaccesscontrolusers',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    user_id: primaryKey('userid'),
    create_at: integer('createat'),
  },
  indices: [{ name: 'idx_plugin_access_control_users_userid', columns: ['user_id'] }],
});
