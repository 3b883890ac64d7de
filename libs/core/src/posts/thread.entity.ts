import { EntitySchema } from 'typeorm';
import { integer, json, key, primaryKey } from '../database/columns.ts';

/** What is known of a root post with replies. */
export interface ThreadRow {
  post_id: string;
  reply_count: number;
  last_reply_at: number;
  /** Ids of those who replied, the last to reply last. */
  participants: string[] | null;
  channel_id: string;
  thread_delete_at: number;
  thread_team_id: string;
}

export const threadEntity = new EntitySchema<ThreadRow>({
  name: 'ThreadRow',
  tableName: 'threads',
  columns: {
    post_id: primaryKey('postid'),
    reply_count: integer('replycount'),
    last_reply_at: integer('lastreplyat'),
    participants: json('participants'),
    channel_id: key('channelid'),
    thread_delete_at: integer('threaddeleteat'),
    thread_team_id: key('threadteamid'),
  },
  indices: [{ name: 'idx_threads_channel_id_last_reply_at', columns: ['channel_id', 'last_reply_at'] }],
});
