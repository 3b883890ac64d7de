import { EntitySchema } from 'typeorm';
import { integer, primaryKey } from '../../database/columns.ts';

/** Someone wants to be reminded of a post; `target_time` is in seconds since the epoch, as clients send it. */
export interface PostReminderRow {
  post_id: string;
  user_id: string;
  target_time: number;
}

export const postReminderEntity = new EntitySchema<PostReminderRow>({
  name: 'PostReminderRow',
  tableName: 'postreminders',
  columns: {
    post_id: primaryKey('postid'),
    user_id: primaryKey('userid'),
    target_time: integer('targettime'),
  },
  indices: [{ name: 'idx_postreminders_targettime', columns: ['target_time'] }],
});
