import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

interface World {
  admin: User;
  /** Member of the team and its public channels, not of the private one. */
  member: User;
  /** Somebody with an account and nothing else. */
  stranger: User;
  team: Team;
  open: Channel;
  secret: Channel;
  /** By the member, in the open channel. */
  post: Post;
  /** By the administrator, in the private channel. */
  hidden: Post;
}

type Who = 'nobody' | 'stranger' | 'member' | 'admin';

/** Status by who asks: without a session, a stranger, a member of the team, the administrator. */
type Row = readonly [
  request: string,
  statuses: readonly [nobody: number, stranger: number, member: number, admin: number],
  body?: (world: World) => unknown,
];

const patchOther = () => ({ nickname: 'x' });

const ROWS: readonly Row[] = [
  ['GET /users/me', [401, 200, 200, 200]],
  ['GET /users/{member}', [401, 200, 200, 200]],
  ['GET /users', [401, 200, 200, 200]],
  ['GET /users?in_team={team}', [401, 403, 200, 200]],
  ['GET /users?in_channel={secret}', [401, 403, 403, 200]],
  ['GET /users/username/member', [401, 200, 200, 200]],
  ['GET /users/autocomplete?name=m', [401, 200, 200, 200]],
  ['GET /users/autocomplete?name=m&channel_id={secret}', [401, 403, 403, 200]],
  ['GET /users/{member}/image', [401, 200, 200, 200]],
  ['GET /users/{member}/status', [401, 200, 200, 200]],
  ['GET /users/{member}/sessions', [401, 403, 200, 200]],
  ['GET /users/{member}/preferences', [401, 403, 200, 200]],
  ['GET /users/{member}/teams', [401, 403, 200, 200]],
  ['GET /users/{member}/teams/members', [401, 403, 200, 200]],
  ['GET /users/{member}/teams/unread', [401, 403, 200, 200]],
  ['GET /users/{member}/channels', [401, 403, 200, 200]],
  ['GET /users/{member}/channel_members', [401, 403, 200, 200]],
  ['GET /users/{member}/teams/{team}/channels', [401, 403, 200, 200]],
  ['GET /users/{member}/teams/{team}/channels/members', [401, 403, 200, 200]],
  ['GET /users/{member}/teams/{team}/channels/categories', [401, 403, 200, 200]],
  ['PUT /users/{member}/patch', [401, 403, 200, 200], patchOther],
  ['PUT /users/{admin}/patch', [401, 403, 403, 200], patchOther],
  ['PUT /users/{member}/status', [401, 403, 200, 200], () => ({ status: 'away' })],
  ['PUT /users/{member}/preferences', [401, 403, 200, 200], ({ member }) => [preference(member)]],
  ['POST /users/{member}/preferences/delete', [401, 403, 200, 200], ({ member }) => [preference(member)]],
  ['POST /users/ids', [401, 200, 200, 200], ({ member }) => [member.id]],
  ['POST /users/usernames', [401, 200, 200, 200], () => ['member']],
  ['POST /users/search', [401, 200, 200, 200], () => ({ term: 'm' })],
  ['POST /users/search', [401, 403, 200, 200], ({ team }) => ({ term: 'm', team_id: team.id })],
  ['POST /users/status/ids', [401, 200, 200, 200], ({ member }) => [member.id]],
  ['POST /roles/names', [401, 200, 200, 200], () => ['system_user']],
  ['GET /teams', [401, 200, 200, 200]],
  ['GET /teams/{team}', [401, 403, 200, 200]],
  ['GET /teams/name/engines', [401, 403, 200, 200]],
  ['GET /teams/{team}/members', [401, 403, 200, 200]],
  ['GET /teams/{team}/channels', [401, 403, 200, 200]],
  ['GET /teams/{team}/channels/name/town-square', [401, 403, 200, 200]],
  ['GET /teams/{team}/channels/name/secret', [401, 403, 403, 200]],
  ['PUT /teams/{team}/patch', [401, 403, 403, 200], () => ({ description: 'x' })],
  [
    'POST /teams/{team}/members',
    [401, 403, 201, 201],
    ({ team, member }) => ({ team_id: team.id, user_id: member.id }),
  ],
  ['POST /channels', [401, 403, 201, 201], ({ team }) => newChannel(team, 'O')],
  ['POST /channels', [401, 403, 201, 201], ({ team }) => newChannel(team, 'P')],
  ['POST /channels/direct', [401, 403, 201, 201], ({ member, admin }) => [member.id, admin.id]],
  ['GET /channels/{open}', [401, 403, 200, 200]],
  ['GET /channels/{secret}', [401, 403, 403, 200]],
  ['GET /channels/{open}/members', [401, 403, 200, 200]],
  ['GET /channels/{secret}/members', [401, 403, 403, 200]],
  ['GET /channels/{open}/members/{member}', [401, 403, 200, 200]],
  ['GET /channels/{open}/stats', [401, 403, 200, 200]],
  ['GET /channels/{open}/posts', [401, 403, 200, 200]],
  ['GET /channels/{secret}/posts', [401, 403, 403, 200]],
  ['POST /channels/{secret}/members', [401, 403, 403, 201], ({ member }) => ({ user_id: member.id })],
  ['DELETE /channels/{secret}/members/{member}', [401, 403, 200, 404]],
  ['POST /channels/members/{member}/view', [401, 403, 200, 200], ({ open }) => ({ channel_id: open.id })],
  ['POST /posts', [401, 403, 201, 201], ({ open }) => ({ channel_id: open.id, message: 'x' })],
  ['POST /posts', [401, 403, 403, 201], ({ secret }) => ({ channel_id: secret.id, message: 'x' })],
  ['GET /posts/{post}', [401, 403, 200, 200]],
  ['GET /posts/{hidden}', [401, 403, 403, 200]],
  ['GET /posts/{post}/thread', [401, 403, 200, 200]],
  ['PUT /posts/{post}/patch', [401, 403, 200, 200], () => ({ message: 'y' })],
  ['PUT /posts/{post}', [401, 403, 200, 200], ({ post }) => ({ id: post.id, message: 'z' })],
  ['PUT /posts/{hidden}/patch', [401, 403, 403, 200], () => ({ message: 'y' })],
  ['DELETE /posts/{hidden}', [401, 403, 403, 200]],
  [
    'POST /posts/ephemeral',
    [401, 403, 403, 201],
    ({ open, member }) => ({ user_id: member.id, post: { channel_id: open.id, message: 'x' } }),
  ],
  ['GET /commands?team_id={team}', [401, 403, 200, 200]],
  ['GET /teams/{team}/commands/autocomplete', [401, 403, 200, 200]],
  ['GET /teams/{team}/commands/autocomplete_suggestions?user_input=/s', [401, 403, 200, 200]],
  ['POST /commands/execute', [401, 403, 200, 200], ({ open }) => ({ command: '/away', channel_id: open.id })],
  [
    'POST /commands/execute',
    [401, 403, 403, 200],
    ({ secret }) => ({ command: '/away', channel_id: secret.id }),
  ],
  ['GET /config', [401, 403, 403, 200]],
  ['PUT /config/patch', [401, 403, 403, 200], () => ({ TeamSettings: { SiteName: 'Ours' } })],
  ['PUT /config', [401, 403, 403, 200], () => ({ TeamSettings: { SiteName: 'Ours' } })],
  ['POST /config/reload', [401, 403, 403, 200]],
  ['GET /config/history', [401, 403, 403, 200]],
  ['POST /config/history/{post}/undo', [401, 403, 403, 404]],
  ['GET /config/environment', [401, 200, 200, 200]],
  ['GET /config/client?format=old', [200, 200, 200, 200]],
  ['GET /license/client?format=old', [200, 200, 200, 200]],
  ['GET /system/ping', [200, 200, 200, 200]],
  ['POST /emoji/names', [401, 200, 200, 200], () => ['smile']],
  ['POST /logs', [403, 200, 200, 200], () => ({ level: 'ERROR', message: 'x' })],
  ['POST /users', [403, 403, 403, 201], () => newPerson()],
  ['POST /teams', [401, 201, 201, 201], () => ({ name: unique('team'), display_name: 'T', type: 'O' })],
];

let counter = 0;
const unique = (what: string) => `${what}-${++counter}`;
const preference = (user: User) => ({ user_id: user.id, category: 'theme', name: '', value: '{}' });
const newChannel = (team: Team, type: string) => ({
  team_id: team.id,
  name: unique('channel'),
  display_name: 'C',
  type,
});
const newPerson = () => {
  const username = unique('person');
  return { username, email: `${username}@example.com`, password: 'a-long-password' };
};

describe('who may ask what', () => {
  let app: ChatApp;
  let world: World;
  const tokens: Partial<Record<Who, string>> = {};

  beforeAll(async () => {
    app = await startChatApp();
    const { core } = app;
    const [admin, member, stranger] = [
      await app.person('admin'),
      await app.person('member'),
      await app.person('stranger'),
    ];
    Object.assign(tokens, { admin: admin.token, member: member.token, stranger: stranger.token });
    const team = await core.teams.create(
      NOWHERE,
      { name: 'engines', display_name: 'Engines', type: 'O' },
      admin.user.id,
    );
    await core.teamMembers.add(NOWHERE, team.id, member.user.id);
    const open = await core.channels.getByName(team.id, 'town-square');
    const secret = await core.channels.create(
      NOWHERE,
      { team_id: team.id, name: 'secret', display_name: 'Secret', type: 'P' },
      admin.user.id,
    );
    world = {
      admin: admin.user,
      member: member.user,
      stranger: stranger.user,
      team,
      open,
      secret,
      post: await core.posts.create(NOWHERE, { user_id: member.user.id, channel_id: open.id, message: 'a' }),
      hidden: await core.posts.create(NOWHERE, {
        user_id: admin.user.id,
        channel_id: secret.id,
        message: 'b',
      }),
    };
  });

  afterAll(() => app.close());

  describe.each(ROWS)('%s', (request, statuses, body) => {
    it.each([
      ['nobody', statuses[0]],
      ['stranger', statuses[1]],
      ['member', statuses[2]],
      ['admin', statuses[3]],
    ] as const)('%s gets %i', async (who, status) => {
      const [method = '', template = ''] = request.split(' ');
      const path = template.replaceAll(/\{(\w+)\}/g, (_, name: keyof World) => world[name].id);
      // A private channel that the member was added to, or left, is as it was for the next row.
      const inSecret = await app.core.channelMembers.isMember(world.secret.id, world.member.id);
      const removes = request.startsWith('DELETE /channels/{secret}');
      if (removes && who === 'member' && !inSecret)
        await app.core.channelMembers.add(NOWHERE, world.secret.id, world.member.id);
      const reply = await app.ask(method, path, { token: tokens[who], body: body?.(world) });
      if (!removes && (await app.core.channelMembers.isMember(world.secret.id, world.member.id)))
        await app.core.channelMembers.remove(NOWHERE, world.secret.id, world.member.id);
      expect({ status: reply.status, id: reply.id }).toMatchObject({ status });
      if (status === 401) expect(reply.id).toBe('api.context.session_expired.app_error');
      if (status === 403 && !request.startsWith('POST /users'))
        expect(reply.id).toBe('api.context.permissions.app_error');
    });
  });
});
