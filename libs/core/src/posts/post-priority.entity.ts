import { EntitySchema } from 'typeorm';
import { flag, key, primaryKey } from '../database/columns.ts';

/** How urgent a root post is; most posts have no such row. */
export interface PostPriorityRow {
  post_id: string;
  channel_id: string;
  priority: string;
  requested_ack: boolean;
  persistent_notifications: boolean;
}

export const postPriorityEntity = new EntitySchema<PostPriorityRow>({
  name: 'PostPriorityRow',
  tableName: 'postspriority',
  columns: {
    post_id: primaryKey('postid'),
    channel_id: key('channelid'),
    priority: key('priority', 32),
    requested_ack: flag('requestedack'),
    persistent_notifications: flag('persistentnotifications'),
  },
});
