import { EntitySchema } from 'typeorm';
import { flag, integer, key, nullableKey, primaryKey } from '../database/columns.ts';

/** The columns of `usergroups`; a row is a `Group` without what is counted. */
export interface GroupRow {
  id: string;
  name: string | null;
  display_name: string;
  description: string;
  source: string;
  remote_id: string | null;
  create_at: number;
  update_at: number;
  delete_at: number;
  allow_reference: boolean;
}

export const groupEntity = new EntitySchema<GroupRow>({
  name: 'GroupRow',
  tableName: 'usergroups',
  columns: {
    id: primaryKey('id'),
    name: nullableKey('name', 64),
    display_name: key('displayname', 128),
    description: key('description', 1024),
    source: key('source', 64),
    remote_id: nullableKey('remoteid', 48),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    allow_reference: flag('allowreference'),
  },
  indices: [
    { name: 'idx_usergroups_name', columns: ['name'], unique: true },
    { name: 'idx_usergroups_source_remote_id', columns: ['source', 'remote_id'], unique: true },
    { name: 'idx_usergroups_delete_at', columns: ['delete_at'] },
  ],
});
