import { EntitySchema } from 'typeorm';
import { integer, primaryKey } from '../database/columns.ts';

/** One plugin's claim on one channel: what happens there needs its answer (contract: server-plugins §3). */
export interface ChannelGuardRow {
  channel_id: string;
  plugin_id: string;
  created_at: number;
}

export const channelGuardEntity = new EntitySchema<ChannelGuardRow>({
  name: 'ChannelGuardRow',
  tableName: 'channelguards',
  columns: {
    channel_id: primaryKey('channelid'),
    plugin_id: primaryKey('pluginid', 190),
    created_at: integer('createdat'),
  },
});
