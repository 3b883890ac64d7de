import type { UnlicensedFeature } from './unlicensed-feature.ts';

const GROUPS = { feature: 'Groups', id: 'api.license_error', status: 501 };

/** Groups of people, custom and from a directory (upstream: api4/group.go, channel.go, team.go). */
export const groupFeatures: readonly UnlicensedFeature[] = [
  {
    ...GROUPS,
    routes: [
      'GET /groups',
      'POST /groups',
      'POST /groups/names',
      'GET /groups/:group_id',
      'PUT /groups/:group_id/patch',
      'DELETE /groups/:group_id',
      'POST /groups/:group_id/restore',
      'GET /groups/:group_id/stats',
      'GET /groups/:group_id/members',
      'POST /groups/:group_id/members',
      'DELETE /groups/:group_id/members',
      'GET /groups/:group_id/:syncable_type',
      'GET /groups/:group_id/:syncable_type/:syncable_id',
      'PUT /groups/:group_id/:syncable_type/:syncable_id/patch',
      'POST /groups/:group_id/:syncable_type/:syncable_id/link',
      'DELETE /groups/:group_id/:syncable_type/:syncable_id/link',
      'GET /users/:user_id/groups',
      'GET /channels/:channel_id/groups',
      'GET /teams/:team_id/groups',
      'GET /teams/:team_id/groups_by_channels',
    ],
  },
  {
    ...GROUPS,
    permission: 'sysconsole_read_user_management_groups',
    routes: ['GET /teams/:team_id/members_minus_group_members'],
  },
  {
    ...GROUPS,
    permission: 'sysconsole_read_user_management_channels',
    routes: ['GET /channels/:channel_id/members_minus_group_members'],
  },
  {
    ...GROUPS,
    id: 'api.channel.channel_member_counts_by_group.license.error',
    status: 403,
    routes: ['GET /channels/:channel_id/member_counts_by_group'],
  },
];
