import { EntitySchema } from 'typeorm';
import { flag, integer, primaryKey } from '../database/columns.ts';

/** What someone knows of a thread: whether they follow it, and what they have read. Times in ms. */
export interface ThreadMembershipRow {
  post_id: string;
  user_id: string;
  following: boolean;
  last_viewed: number;
  last_updated: number;
  unread_mentions: number;
}

export const threadMembershipEntity = new EntitySchema<ThreadMembershipRow>({
  name: 'ThreadMembershipRow',
  tableName: 'threadmemberships',
  columns: {
    post_id: primaryKey('postid'),
    user_id: primaryKey('userid'),
    following: flag('following'),
    last_viewed: integer('lastviewed'),
    last_updated: integer('lastupdated'),
    unread_mentions: integer('unreadmentions'),
  },
  indices: [
    { name: 'idx_thread_memberships_last_update_at', columns: ['last_updated'] },
    { name: 'idx_thread_memberships_user_id', columns: ['user_id'] },
  ],
});
