import { ADMIN, EVERYBODY, SELF, TEAM, USERS, on, type AccessCase } from './access-case.ts';

const PASSWORD = 'a-long-password';
const theme = (userId: string) => [{ user_id: userId, category: 'theme', name: '', value: '{}' }];

export const userCases: readonly AccessCase[] = [
  on(
    'POST /users',
    ADMIN,
    ({ fresh }) => {
      const username = fresh.name();
      return { body: { username, email: `${username}@example.com`, password: PASSWORD } };
    },
    { anonymous: 403 },
  ),
  on('POST /users/login', EVERYBODY, ({ people }) => ({
    body: { login_id: people.member.username, password: PASSWORD },
  })),
  on('POST /users/login', [], () => ({ body: { login_id: 'self', password: 'wrong' } }), {
    denied: 401,
  }),
  on('POST /users/logout', EVERYBODY, async ({ core, people, tokens, personOf }, who) => {
    const loggedIn = Object.hasOwn(people, who);
    return { token: loggedIn ? (await core.sessions.create(personOf(who))).token : tokens[who] };
  }),
  on('GET /users', USERS),
  on('GET /users', TEAM, ({ team }) => ({ query: `?in_team=${team.id}` })),
  on('GET /users', ['self', 'channelAdmin', 'systemAdmin'], ({ privateChannel }) => ({
    query: `?in_channel=${privateChannel.id}`,
  })),
  on('POST /users/ids', USERS, ({ people }) => ({ body: [people.self.id] })),
  on('POST /users/usernames', USERS, () => ({ body: ['self'] })),
  on('POST /users/search', USERS, () => ({ body: { term: 'se' } })),
  on('POST /users/search', TEAM, ({ team }) => ({ body: { term: 'se', team_id: team.id } })),
  on('GET /users/autocomplete', USERS, () => ({ query: '?name=se' })),
  on('GET /users/autocomplete', ['self', 'channelAdmin', 'systemAdmin'], ({ privateChannel }) => ({
    query: `?name=se&in_channel=${privateChannel.id}`,
  })),
  on('GET /users/username/:username', USERS),
  on('GET /users/email/:email', USERS),
  on('GET /users/:user_id', USERS),
  on('GET /users/:user_id', USERS, () => ({ params: { user_id: 'me' } })),
  on('PUT /users/:user_id/patch', SELF, () => ({ body: { nickname: 'x' } })),
  on('PUT /users/:user_id/patch', ADMIN, ({ people }) => ({
    params: { user_id: people.systemAdmin.id },
    body: { nickname: 'x' },
  })),
  on('GET /users/:user_id/image', USERS),
  on('GET /users/:user_id/sessions', SELF),
  on('POST /users/:user_id/sessions/revoke', SELF, async ({ core, people }) => ({
    body: { session_id: (await core.sessions.create(people.self)).id },
  })),
  on('POST /users/status/ids', USERS, ({ people }) => ({ body: [people.self.id] })),
  on('GET /users/:user_id/status', USERS),
  on('PUT /users/:user_id/status', SELF, ({ people }) => ({
    body: { user_id: people.self.id, status: 'away' },
  })),
  on('GET /users/:user_id/preferences', SELF),
  on('PUT /users/:user_id/preferences', SELF, ({ people }) => ({ body: theme(people.self.id) })),
  on('POST /users/:user_id/preferences/delete', SELF, ({ people }) => ({
    body: theme(people.self.id).map((each) => ({ ...each, name: 'gone' })),
  })),
  on('GET /users/:user_id/preferences/:category', SELF, async ({ core, people }) => {
    await core.preferences.save(people.self.id, theme(people.self.id));
    return { params: { category: 'theme' } };
  }),
  on('GET /users/:user_id/preferences/:category/name/:name', SELF, async ({ core, people }) => {
    const one = { user_id: people.self.id, category: 'tutorial', name: 'step', value: '1' };
    await core.preferences.save(people.self.id, [one]);
    return { params: { category: 'tutorial', name: 'step' } };
  }),
  on('POST /roles/names', USERS, () => ({ body: ['system_user'] })),
];
