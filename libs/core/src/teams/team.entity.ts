import type { Team } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, nullableKey, primaryKey } from '../database/columns.ts';

/** The columns of `teams`; a row is a `Team` without what is computed. */
export type TeamRow = Pick<
  Team,
  | 'id'
  | 'create_at'
  | 'update_at'
  | 'delete_at'
  | 'display_name'
  | 'name'
  | 'description'
  | 'email'
  | 'type'
  | 'company_name'
  | 'allowed_domains'
  | 'invite_id'
  | 'allow_open_invite'
  | 'last_team_icon_update'
  | 'scheme_id'
  | 'cloud_limits_archived'
>;

export const teamEntity = new EntitySchema<TeamRow>({
  name: 'TeamRow',
  tableName: 'teams',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    display_name: key('displayname', 64),
    name: key('name', 64),
    description: key('description', 255),
    email: key('email', 128),
    type: key('type', 1),
    company_name: key('companyname', 64),
    allowed_domains: key('alloweddomains', 1000),
    invite_id: key('inviteid', 32),
    allow_open_invite: flag('allowopeninvite'),
    last_team_icon_update: integer('lastteamiconupdate'),
    scheme_id: nullableKey('schemeid', 26),
    cloud_limits_archived: flag('cloudlimitsarchived'),
  },
  indices: [
    { name: 'idx_teams_name', columns: ['name'], unique: true },
    { name: 'idx_teams_invite_id', columns: ['invite_id'] },
  ],
});
