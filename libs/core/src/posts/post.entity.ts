import type { Post } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, nullableKey, primaryKey, text } from '../database/columns.ts';

/** The columns of `posts`; a row is a `Post` without what is computed. */
export type PostRow = Pick<
  Post,
  | 'id'
  | 'create_at'
  | 'update_at'
  | 'edit_at'
  | 'delete_at'
  | 'is_pinned'
  | 'user_id'
  | 'channel_id'
  | 'root_id'
  | 'original_id'
  | 'message'
  | 'type'
  | 'props'
  | 'hashtags'
  | 'file_ids'
  | 'has_reactions'
  | 'remote_id'
>;

export const postEntity = new EntitySchema<PostRow>({
  name: 'PostRow',
  tableName: 'posts',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    edit_at: integer('editat'),
    delete_at: integer('deleteat'),
    is_pinned: flag('ispinned'),
    user_id: key('userid'),
    channel_id: key('channelid'),
    root_id: key('rootid'),
    original_id: key('originalid'),
    message: text('message'),
    type: key('type', 26),
    props: json('props'),
    hashtags: text('hashtags'),
    file_ids: json('fileids'),
    has_reactions: flag('hasreactions'),
    remote_id: nullableKey('remoteid', 26),
  },
  indices: [
    // Pages of a channel, of its threads' roots, of what is pinned: each in the order in which it is read.
    {
      name: 'idx_posts_channel_id_create_at_id',
      columns: ['channel_id', 'create_at', 'id'],
      where: `originalid = ''`,
    },
    {
      name: 'idx_posts_channel_id_roots',
      columns: ['channel_id', 'create_at', 'id'],
      where: `originalid = '' AND rootid = ''`,
    },
    { name: 'idx_posts_channel_id_pinned', columns: ['channel_id', 'create_at'], where: 'ispinned' },
    { name: 'idx_posts_channel_id_update_at', columns: ['channel_id', 'update_at'] },
    { name: 'idx_posts_root_id_create_at_id', columns: ['root_id', 'create_at', 'id'] },
    { name: 'idx_posts_user_id_create_at', columns: ['user_id', 'create_at'] },
    // Of older versions alone: SQLite would take it for everything else.
    { name: 'idx_posts_original_id', columns: ['original_id'], where: `originalid <> ''` },
  ],
});
