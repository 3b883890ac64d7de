import type { Bot } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey, text } from '../database/columns.ts';

/** The columns of `bots`; a row is a `Bot` without what is computed. */
export type BotRow = Pick<
  Bot,
  'user_id' | 'description' | 'owner_id' | 'last_icon_update' | 'create_at' | 'update_at' | 'delete_at'
>;

export const botEntity = new EntitySchema<BotRow>({
  name: 'BotRow',
  tableName: 'bots',
  columns: {
    user_id: primaryKey('userid'),
    description: text('description'),
    owner_id: key('ownerid', 190),
    last_icon_update: integer('lasticonupdate'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
  },
});
