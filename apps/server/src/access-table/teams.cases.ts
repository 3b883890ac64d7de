import { SELF, TEAM, TEAM_ADMINS, USERS, on, type AccessCase } from './access-case.ts';

export const teamCases: readonly AccessCase[] = [
  on('POST /teams', USERS, ({ fresh }) => ({
    body: { name: fresh.name(), display_name: 'Fresh', type: 'O' },
  })),
  on('GET /teams', USERS),
  on('GET /teams/name/:team_name', TEAM),
  on('GET /teams/:team_id', TEAM),
  on('PUT /teams/:team_id/patch', TEAM_ADMINS, () => ({ body: { description: 'x' } })),
  on('GET /teams/:team_id/members', TEAM),
  on('POST /teams/:team_id/members', TEAM, async ({ people, fresh }) => {
    const team = await fresh.team();
    return { params: { team_id: team.id }, body: { team_id: team.id, user_id: people.stranger.id } };
  }),
  on('GET /teams/:team_id/members/:user_id', TEAM),
  on('DELETE /teams/:team_id/members/:user_id', ['self', 'teamAdmin', 'systemAdmin'], async ({ fresh }) => ({
    params: { team_id: (await fresh.team()).id },
  })),
  on('GET /users/:user_id/teams', SELF),
  on('GET /users/:user_id/teams/members', SELF),
  on('GET /users/:user_id/teams/unread', SELF),
];
