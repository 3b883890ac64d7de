import type { Reaction } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, nullableKey, primaryKey } from '../database/columns.ts';

/** The columns of `reactions`. One that was taken back stays with `delete_at`, as upstream keeps it. */
export type ReactionRow = Required<Reaction>;

export const reactionEntity = new EntitySchema<ReactionRow>({
  name: 'ReactionRow',
  tableName: 'reactions',
  columns: {
    post_id: primaryKey('postid'),
    user_id: primaryKey('userid'),
    emoji_name: primaryKey('emojiname', 64),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    remote_id: nullableKey('remoteid', 26),
    channel_id: key('channelid'),
  },
  indices: [{ name: 'idx_reactions_channel_id', columns: ['channel_id'] }],
});
