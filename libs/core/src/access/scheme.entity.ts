import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/**
 * Permission schemes are a licensed feature, so the table stays empty, as in Mattermost without a licence. It is there
 * since plugins join it (Playbooks does, to read who may do what in a team).
 */
export interface SchemeRow {
  id: string;
  name: string;
}

const ROLES = [
  'defaultteamadminrole',
  'defaultteamuserrole',
  'defaultchanneladminrole',
  'defaultchanneluserrole',
  'defaultteamguestrole',
  'defaultchannelguestrole',
  'defaultplaybookadminrole',
  'defaultplaybookmemberrole',
  'defaultrunadminrole',
  'defaultrunmemberrole',
];

export const schemeEntity = new EntitySchema<SchemeRow>({
  name: 'SchemeRow',
  tableName: 'schemes',
  columns: {
    id: primaryKey('id'),
    name: key('name', 64),
    ...Object.fromEntries([
      ['display_name', key('displayname', 128)],
      ['description', key('description', 1024)],
      ['create_at', integer('createat')],
      ['update_at', integer('updateat')],
      ['delete_at', integer('deleteat')],
      ['scope', key('scope', 32)],
      ...ROLES.map((role) => [role, key(role, 64)]),
    ]),
  },
  indices: [{ name: 'idx_schemes_name', columns: ['name'], unique: true }],
});
