import { EntitySchema } from 'typeorm';
import { integer, json, primaryKey, text } from '../database/columns.ts';

/** A message that someone has begun, for one channel or one thread there (`root_id`, else ''). */
export interface DraftRow {
  user_id: string;
  channel_id: string;
  root_id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  message: string;
  props: Record<string, unknown> | null;
  file_ids: string[] | null;
  priority: Record<string, unknown> | null;
}

export const draftEntity = new EntitySchema<DraftRow>({
  name: 'DraftRow',
  tableName: 'drafts',
  columns: {
    user_id: primaryKey('userid'),
    channel_id: primaryKey('channelid'),
    root_id: primaryKey('rootid'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    message: text('message'),
    props: json('props'),
    file_ids: json('fileids'),
    priority: json('priority'),
  },
});
