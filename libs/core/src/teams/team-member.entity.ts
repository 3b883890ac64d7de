import type { TeamMember } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `teammembers`; a row is a `TeamMember` without what is computed. */
export type TeamMemberRow = Pick<
  TeamMember,
  'team_id' | 'user_id' | 'roles' | 'delete_at' | 'scheme_guest' | 'scheme_user' | 'scheme_admin' | 'CreateAt'
>;

export const teamMemberEntity = new EntitySchema<TeamMemberRow>({
  name: 'TeamMemberRow',
  tableName: 'teammembers',
  columns: {
    team_id: primaryKey('teamid'),
    user_id: primaryKey('userid'),
    roles: key('roles', 256),
    delete_at: integer('deleteat'),
    scheme_guest: flag('schemeguest'),
    scheme_user: flag('schemeuser'),
    scheme_admin: flag('schemeadmin'),
    CreateAt: integer('createat'),
  },
  indices: [{ name: 'idx_teammembers_user_id', columns: ['user_id'] }],
});
