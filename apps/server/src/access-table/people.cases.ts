import type { User } from '@patchbay/contract';
import { NOWHERE } from '../fixtures/chat-app.ts';
import {
  ADMIN,
  EVERYBODY,
  NOBODY,
  SELF,
  TEAM,
  TEAM_ADMINS,
  USERS,
  on,
  type AccessCase,
  type Maker,
} from './access-case.ts';
import type { World } from './world.ts';

const PASSWORD = 'a-long-password';
const UNKNOWN = 'x'.repeat(26);
const LICENSED = { denied: 501, anonymous: 401 } as const;

const withFreshUser =
  (body?: unknown): Maker =>
  async ({ fresh }) => ({ params: { user_id: (await fresh.user()).id }, body });
const withFreshTeam =
  (body?: unknown): Maker =>
  async ({ fresh }) => ({ params: { team_id: (await fresh.team()).id }, body });

const robot = ({ core, people, fresh }: World) =>
  core.bots.create(NOWHERE, { username: fresh.name(), owner_id: people.self.id });
/** Of a bot, since people's tokens are switched off. */
const robotsToken = async (world: World) => {
  const bot = await robot(world);
  return world.core.accessTokens.create({ user_id: bot.user_id, description: 'x' });
};
const withBot: Maker = async (world) => ({ params: { bot_user_id: (await robot(world)).user_id } });
const guest = async ({ core, fresh }: World): Promise<User> => {
  const user = await fresh.user();
  return core.users.setRoles(user.id, 'system_guest');
};
/** Its session is ended by the request. */
const ownSession: Maker = async ({ core, personOf, tokens, people }, who) =>
  Object.hasOwn(people, who)
    ? { token: (await core.sessions.create(personOf(who))).token }
    : { token: tokens[who] };

const tokens: readonly AccessCase[] = [
  on('POST /users/:user_id/tokens', ADMIN, async (world) => ({
    params: { user_id: (await robot(world)).user_id },
    body: { description: 'x' },
  })),
  on('GET /users/:user_id/tokens', ADMIN),
  on('GET /users/tokens', ADMIN),
  on('POST /users/tokens/search', ADMIN, () => ({ body: { term: 'x' } })),
  on('GET /users/tokens/:token_id', ADMIN, async (world) => ({
    params: { token_id: (await robotsToken(world)).id },
  })),
  ...['revoke', 'disable', 'enable'].map((what) =>
    on(`POST /users/tokens/${what}`, ADMIN, async (world) => ({
      body: { token_id: (await robotsToken(world)).id },
    })),
  ),
];

const accounts: readonly AccessCase[] = [
  on('PUT /users/:user_id', SELF, ({ people }) => ({ body: { id: people.self.id, nickname: 'x' } })),
  on('DELETE /users', NOBODY, undefined, { denied: 401 }),
  on('DELETE /users/:user_id', ADMIN, withFreshUser()),
  on('POST /users/:user_id/convert_to_bot', ADMIN, withFreshUser()),
  on('GET /users/known', USERS),
  on('GET /users/stats', USERS),
  on('GET /users/stats/filtered', ADMIN),
  on('POST /users/group_channels', USERS, ({ direct }) => ({ body: [direct.id] })),
  on('GET /users/invalid_emails', ADMIN),
  on('PUT /users/:user_id/roles', ADMIN, withFreshUser({ roles: 'system_user' })),
  on('PUT /users/:user_id/active', ADMIN, withFreshUser({ active: false })),
  on('PUT /users/:user_id/password', ADMIN, withFreshUser({ new_password: 'another-password' })),
  on('POST /users/:user_id/reset_failed_attempts', ADMIN),
  on('PUT /users/:user_id/auth', ADMIN, async ({ fresh }) => ({
    params: { user_id: (await fresh.user()).id },
    body: { auth_service: 'gitlab', auth_data: fresh.name() },
  })),
  on('POST /users/:user_id/email/verify/member', ADMIN),
  on('POST /users/:user_id/promote', ADMIN, async (world) => ({
    params: { user_id: (await guest(world)).id },
  })),
  on('POST /users/:user_id/demote', NOBODY, undefined, LICENSED),
  on(
    'POST /users/password/reset',
    NOBODY,
    () => ({ body: { token: 'x'.repeat(64), new_password: PASSWORD } }),
    {
      denied: 400,
      anonymous: 400,
    },
  ),
  on('POST /users/password/reset/send', EVERYBODY, () => ({ body: { email: 'nobody@example.com' } })),
  on('POST /users/email/verify', NOBODY, () => ({ body: { token: 'x'.repeat(64) } }), {
    denied: 400,
    anonymous: 400,
  }),
  on('POST /users/email/verify/send', EVERYBODY, () => ({ body: { email: 'nobody@example.com' } })),
  on('PUT /users/:user_id/mfa', SELF, () => ({ body: { activate: false } })),
  on('POST /users/:user_id/mfa/generate', SELF, undefined, { ok: 501 }),
  on(
    'POST /users/login/switch',
    EVERYBODY,
    () => ({ body: { current_service: 'email', new_service: 'ldap' } }),
    {
      ok: 501,
    },
  ),
  on('POST /users/login/switch', USERS, () => ({ body: { current_service: 'saml', new_service: 'email' } }), {
    ok: 403,
  }),
  on('POST /users/login/type', EVERYBODY, () => ({ body: { login_id: 'self' } })),
  on('GET /users/:user_id/terms_of_service', NOBODY, undefined, { denied: 404 }),
  on(
    'POST /users/:user_id/terms_of_service',
    NOBODY,
    () => ({ body: { termsOfServiceId: UNKNOWN, accepted: true } }),
    { denied: 404 },
  ),
  on('POST /users/:user_id/sessions/revoke/all', ADMIN, withFreshUser()),
  on('PUT /users/sessions/device', USERS, async (world, who) => ({
    ...(await ownSession(world, who)),
    body: { device_id: world.fresh.name() },
  })),
  on('GET /audits', ADMIN),
  on('GET /users/:user_id/audits', SELF),
  on('PUT /users/:user_id/status/custom', SELF, () => ({ body: { emoji: 'calendar', text: 'x' } })),
  on('DELETE /users/:user_id/status/custom', SELF),
  ...(
    [
      'DELETE /users/:user_id/status/custom/recent',
      'POST /users/:user_id/status/custom/recent/delete',
    ] as const
  ).map((request) =>
    on(request, SELF, async ({ core, people }) => {
      const status = { emoji: 'calendar', text: 'y', duration: '', expires_at: new Date(0) };
      await core.customStatuses.set(NOWHERE, people.self.id, status);
      return { body: { emoji: 'calendar', text: 'y' } };
    }),
  ),
  on('POST /users/:user_id/typing', SELF, ({ channel }) => ({ body: { channel_id: channel.id } })),
];

const teams: readonly AccessCase[] = [
  on('PUT /teams/:team_id', TEAM_ADMINS, ({ team }) => ({ body: { id: team.id, description: 'x' } })),
  on('PUT /teams/:team_id/privacy', TEAM_ADMINS, withFreshTeam({ privacy: 'I' })),
  on('POST /teams/:team_id/regenerate_invite_id', TEAM_ADMINS, withFreshTeam()),
  on('DELETE /teams/:team_id', TEAM_ADMINS, withFreshTeam()),
  on('POST /teams/:team_id/restore', TEAM_ADMINS, withFreshTeam()),
  on('GET /teams/:team_id/stats', TEAM),
  on('POST /teams/search', USERS, () => ({ body: { term: 'eng' } })),
  on('GET /teams/name/:team_name/exists', USERS),
  on('POST /teams/:team_id/members/ids', TEAM, ({ people }) => ({ body: [people.self.id] })),
  on('POST /teams/:team_id/members/batch', TEAM, async ({ people, fresh }) => {
    const team = await fresh.team();
    return { params: { team_id: team.id }, body: [{ team_id: team.id, user_id: people.stranger.id }] };
  }),
  on('PUT /teams/:team_id/members/:user_id/roles', TEAM_ADMINS, () => ({ body: { roles: 'team_user' } })),
  on('PUT /teams/:team_id/members/:user_id/schemeRoles', TEAM_ADMINS, () => ({
    body: { scheme_user: true, scheme_admin: false },
  })),
  on('POST /teams/members/invite', USERS, async ({ fresh }) => ({
    query: `?invite_id=${(await fresh.team()).invite_id}`,
  })),
  on('GET /teams/invite/:invite_id', EVERYBODY, ({ team }) => ({ params: { invite_id: team.invite_id } })),
  on('POST /teams/:team_id/invite/email', TEAM, () => ({ body: ['new@example.com'] }), { ok: 501 }),
  on('DELETE /teams/invites/email', ADMIN),
  on('GET /users/:user_id/teams/:team_id/unread', SELF),
];

const others: readonly AccessCase[] = [
  on('POST /bots', ADMIN, ({ fresh }) => ({ body: { username: fresh.name() } }), { ok: 403 }),
  on('GET /bots', ADMIN),
  on('GET /bots/:bot_user_id', ADMIN, withBot, { denied: 404 }),
  on(
    'PUT /bots/:bot_user_id',
    ADMIN,
    async (world) => ({
      params: { bot_user_id: (await robot(world)).user_id },
      body: { description: 'x' },
    }),
    { denied: 404 },
  ),
  on('POST /bots/:bot_user_id/disable', ADMIN, withBot, { denied: 404 }),
  on('POST /bots/:bot_user_id/enable', ADMIN, withBot, { denied: 404 }),
  on('POST /bots/:bot_user_id/assign/:user_id', ADMIN, withBot, { denied: 404 }),
  on('POST /bots/:bot_user_id/convert_to_user', ADMIN, async (world) => ({
    params: { bot_user_id: (await robot(world)).user_id },
    body: { password: PASSWORD },
  })),
  on('GET /roles', ADMIN),
  on('GET /roles/name/:role_name', USERS, () => ({ params: { role_name: 'team_user' } })),
  on('GET /roles/:role_id', USERS, ({ core }) => ({ params: { role_id: core.roles.get('team_user').id } })),
  on('PUT /roles/:role_id/patch', ADMIN, ({ core }) => ({
    params: { role_id: core.roles.get('team_user').id },
    body: { permissions: core.roles.get('team_user').permissions },
  })),
  on('GET /schemes', ADMIN),
  on('POST /schemes', NOBODY, undefined, LICENSED),
  ...(
    ['GET /schemes/:scheme_id', 'GET /schemes/:scheme_id/teams', 'GET /schemes/:scheme_id/channels'] as const
  ).map((request) => on(request, ADMIN, () => ({ params: { scheme_id: UNKNOWN } }), { ok: 404 })),
  on('PUT /schemes/:scheme_id/patch', NOBODY, () => ({ params: { scheme_id: UNKNOWN } }), LICENSED),
  on('DELETE /schemes/:scheme_id', NOBODY, () => ({ params: { scheme_id: UNKNOWN } }), LICENSED),
  on('PUT /teams/:team_id/scheme', NOBODY, undefined, LICENSED),
  on('POST /email/test', ADMIN, () => ({ body: {} }), { ok: 500 }),
];

/** Accounts, tokens, teams and bots: what `users.cases.ts` and `teams.cases.ts` do not have. */
export const peopleCases: readonly AccessCase[] = [...tokens, ...accounts, ...teams, ...others];
