import type { GroupMember } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, primaryKey } from '../database/columns.ts';

/** The columns of `groupmembers`. Those who were taken out stay with `delete_at`. */
export const groupMemberEntity = new EntitySchema<GroupMember>({
  name: 'GroupMemberRow',
  tableName: 'groupmembers',
  columns: {
    group_id: primaryKey('groupid'),
    user_id: primaryKey('userid'),
    create_at: integer('createat'),
    delete_at: integer('deleteat'),
  },
  indices: [{ name: 'idx_groupmembers_user_id', columns: ['user_id'] }],
});
