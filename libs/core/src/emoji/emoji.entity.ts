import type { Emoji } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `emoji`; a row is an `Emoji`. A name that was deleted may be taken again. */
export const emojiEntity = new EntitySchema<Emoji>({
  name: 'EmojiRow',
  tableName: 'emoji',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    creator_id: key('creatorid'),
    name: key('name', 64),
  },
  indices: [{ name: 'emoji_name_deleteat_key', columns: ['name', 'delete_at'], unique: true }],
});
