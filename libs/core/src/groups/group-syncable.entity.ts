import { EntitySchema } from 'typeorm';
import { flag, integer, primaryKey } from '../database/columns.ts';

/** The columns of `groupteams` and `groupchannels`: what a group is linked to. */
export interface GroupSyncableRow {
  group_id: string;
  SyncableId: string;
  auto_add: boolean;
  scheme_admin: boolean;
  create_at: number;
  delete_at: number;
  update_at: number;
}

const links = (tableName: string, subject: string) =>
  new EntitySchema<GroupSyncableRow>({
    name: `${tableName}Row`,
    tableName,
    columns: {
      group_id: primaryKey('groupid'),
      SyncableId: primaryKey(subject),
      auto_add: flag('autoadd'),
      scheme_admin: flag('schemeadmin'),
      create_at: integer('createat'),
      delete_at: integer('deleteat'),
      update_at: integer('updateat'),
    },
    indices: [{ name: `idx_${tableName}_${subject}`, columns: ['SyncableId'] }],
  });

export const groupTeamEntity = links('groupteams', 'teamid');
export const groupChannelEntity = links('groupchannels', 'channelid');
