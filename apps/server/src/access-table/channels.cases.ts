import {
  ADMIN,
  CHANNEL_ADMINS,
  PRIVATE,
  SELF,
  TEAM,
  TEAM_ADMINS,
  USERS,
  on,
  type AccessCase,
} from './access-case.ts';
import { NOWHERE } from '../fixtures/chat-app.ts';
import type { World } from './world.ts';

const inPrivate = ({ privateChannel }: Pick<World, 'privateChannel'>) => ({
  params: { channel_id: privateChannel.id },
});
const ofFresh = async ({ fresh }: World) => ({ params: { channel_id: (await fresh.channel()).id } });
const group = async ({ core, people, fresh }: World) => {
  const third = await fresh.user();
  const ids = [people.self.id, people.channelAdmin.id, third.id];
  return core.channels.group(NOWHERE, ids, people.self.id);
};
const ownCategory = async ({ core, people, team, fresh }: World) => {
  await core.sidebarCategories.list(people.self.id, team.id);
  return core.sidebarCategories.create(people.self.id, team.id, { display_name: fresh.name() });
};
const category = (made: { id: string }, { people, team }: World) => ({
  id: made.id,
  user_id: people.self.id,
  team_id: team.id,
  display_name: 'x',
  channel_ids: [],
});

export const channelCases: readonly AccessCase[] = [
  on('GET /channels', ADMIN),
  on('POST /channels', TEAM, ({ team, fresh }) => ({
    body: { team_id: team.id, name: fresh.name(), display_name: 'C', type: 'O' },
  })),
  on('POST /channels', TEAM, ({ team, fresh }) => ({
    body: { team_id: team.id, name: fresh.name(), display_name: 'C', type: 'P' },
  })),
  on('POST /channels/direct', ['self', 'member', 'systemAdmin'], ({ people }) => ({
    body: [people.self.id, people.member.id],
  })),
  on('POST /channels/group', USERS, ({ people }) => ({
    body: [people.self.id, people.member.id, people.channelAdmin.id, people.teamAdmin.id],
  })),
  on('POST /channels/search', ADMIN, () => ({ body: { term: 'op' } })),
  on('POST /channels/search', USERS, () => ({ query: '?system_console=false', body: { term: 'op' } })),
  on('POST /channels/group/search', USERS, () => ({ body: { term: 'self' } })),
  on('POST /channels/stats/member_count', TEAM, ({ channel }) => ({ body: [channel.id] })),
  on('POST /channels/stats/member_count', PRIVATE, ({ privateChannel }) => ({ body: [privateChannel.id] })),
  on('GET /channels/:channel_id', TEAM),
  on('GET /channels/:channel_id', PRIVATE, inPrivate),
  on('PUT /channels/:channel_id', TEAM, ({ channel }) => ({
    body: { id: channel.id, header: 'x', display_name: channel.display_name },
  })),
  on('PUT /channels/:channel_id', PRIVATE, (world) => ({
    ...inPrivate(world),
    body: { id: world.privateChannel.id, header: 'x', display_name: 'secret' },
  })),
  on('PUT /channels/:channel_id/patch', TEAM, () => ({ body: { header: 'x' } })),
  on('PUT /channels/:channel_id/patch', PRIVATE, (world) => ({
    ...inPrivate(world),
    body: { header: 'x' },
  })),
  on('PUT /channels/:channel_id/privacy', TEAM_ADMINS, async (world) => ({
    ...(await ofFresh(world)),
    body: { privacy: 'P' },
  })),
  on('POST /channels/:channel_id/restore', TEAM_ADMINS, async (world) => {
    const made = await ofFresh(world);
    await world.core.channelChanges.archive(NOWHERE, made.params.channel_id);
    return made;
  }),
  on('DELETE /channels/:channel_id', TEAM, ofFresh),
  on('GET /channels/:channel_id/stats', TEAM),
  on('GET /channels/:channel_id/stats', PRIVATE, inPrivate),
  on('GET /channels/:channel_id/timezones', TEAM),
  on('GET /channels/:channel_id/timezones', PRIVATE, inPrivate),
  on('POST /channels/:channel_id/move', ADMIN, async (world) => ({
    ...(await ofFresh(world)),
    body: { team_id: (await world.fresh.team()).id, force: true },
  })),
  on('GET /channels/:channel_id/common_teams', ['self', 'channelAdmin', 'systemAdmin'], ({ direct }) => ({
    params: { channel_id: direct.id },
  })),
  on(
    'POST /channels/:channel_id/convert_to_channel',
    TEAM,
    async (world) => {
      const { id } = await group(world);
      return {
        params: { channel_id: id },
        body: {
          channel_id: id,
          team_id: (await world.fresh.team()).id,
          name: world.fresh.name(),
          display_name: 'x',
        },
      };
    },
    { ok: 400 },
  ),
  on('GET /channels/:channel_id/members', TEAM),
  on('GET /channels/:channel_id/members', PRIVATE, inPrivate),
  on('POST /channels/:channel_id/members', PRIVATE, async ({ people, fresh }) => ({
    params: { channel_id: (await fresh.channel('P')).id },
    body: { user_id: people.member.id },
  })),
  on('POST /channels/:channel_id/members/ids', TEAM, ({ people }) => ({ body: [people.self.id] })),
  on('POST /channels/:channel_id/members/ids', PRIVATE, (world) => ({
    ...inPrivate(world),
    body: [world.people.self.id],
  })),
  on('GET /channels/:channel_id/members/:user_id', TEAM),
  on('GET /channels/:channel_id/members/:user_id', PRIVATE, inPrivate),
  on('DELETE /channels/:channel_id/members/:user_id', PRIVATE, async ({ fresh }) => ({
    params: { channel_id: (await fresh.channel('P')).id },
  })),
  on('PUT /channels/:channel_id/members/:user_id/roles', CHANNEL_ADMINS, () => ({
    body: { roles: 'channel_user' },
  })),
  on('PUT /channels/:channel_id/members/:user_id/schemeRoles', CHANNEL_ADMINS, () => ({
    body: { scheme_user: true, scheme_admin: false },
  })),
  on('PUT /channels/:channel_id/members/:user_id/notify_props', SELF, () => ({ body: { desktop: 'all' } })),
  on('POST /channels/members/:user_id/view', SELF, ({ channel }) => ({ body: { channel_id: channel.id } })),
  on('POST /channels/members/:user_id/mark_read', SELF, ({ channel }) => ({ body: [channel.id] })),
  on('PUT /channels/members/:user_id/direct/read', SELF),
  on('PUT /users/:user_id/teams/:team_id/read', SELF),
  on('GET /users/:user_id/channels/:channel_id/unread', SELF),
  on('GET /teams/:team_id/channels', TEAM),
  on('GET /teams/:team_id/channels/deleted', TEAM),
  on('GET /teams/:team_id/channels/private', ADMIN),
  on('POST /teams/:team_id/channels/ids', TEAM, ({ channel }) => ({ body: [channel.id] })),
  on('POST /teams/:team_id/channels/search', TEAM, () => ({ body: { term: 'op' } }), { denied: 404 }),
  on('GET /teams/:team_id/channels/autocomplete', TEAM, () => ({ query: '?name=op' })),
  on('GET /teams/:team_id/channels/search_autocomplete', USERS, () => ({ query: '?name=op' })),
  on('GET /teams/:team_id/channels/name/:channel_name', TEAM),
  on(
    'GET /teams/:team_id/channels/name/:channel_name',
    [...PRIVATE, 'teamAdmin'],
    () => ({ params: { channel_name: 'secret' } }),
    { denied: 404 },
  ),
  on('GET /teams/name/:team_name/channels/name/:channel_name', TEAM),
  on('GET /users/:user_id/channels', SELF),
  on('GET /users/:user_id/channel_members', SELF),
  on('GET /users/:user_id/teams/:team_id/channels', SELF),
  on('GET /users/:user_id/teams/:team_id/channels/members', SELF),
  on('GET /sharedchannels/:team_id', TEAM),
  on('GET /sharedchannels/remote_info/:remote_id', USERS, () => ({ params: { remote_id: 'r'.repeat(26) } }), {
    ok: 404,
  }),
  on('GET /sharedchannels/:channel_id/remotes', TEAM),
  on('GET /sharedchannels/:channel_id/remotes', PRIVATE, inPrivate),
  on('GET /sharedchannels/users/:user_id/can_dm/:other_user_id', SELF, ({ people }) => ({
    params: { other_user_id: people.member.id },
  })),
  on('GET /users/:user_id/teams/:team_id/channels/categories', SELF),
  on('POST /users/:user_id/teams/:team_id/channels/categories', SELF, ({ people, team }) => ({
    body: { user_id: people.self.id, team_id: team.id, display_name: 'x' },
  })),
  on('PUT /users/:user_id/teams/:team_id/channels/categories', SELF, async (world) => ({
    body: [category(await ownCategory(world), world)],
  })),
  on('GET /users/:user_id/teams/:team_id/channels/categories/order', SELF),
  on(
    'PUT /users/:user_id/teams/:team_id/channels/categories/order',
    SELF,
    async ({ core, people, team }) => ({
      body: (await core.sidebarCategories.list(people.self.id, team.id)).order,
    }),
  ),
  on('GET /users/:user_id/teams/:team_id/channels/categories/:category_id', SELF, async (world) => ({
    params: { category_id: (await ownCategory(world)).id },
  })),
  on('PUT /users/:user_id/teams/:team_id/channels/categories/:category_id', SELF, async (world) => {
    const made = await ownCategory(world);
    return { params: { category_id: made.id }, body: category(made, world) };
  }),
  on('DELETE /users/:user_id/teams/:team_id/channels/categories/:category_id', SELF, async (world) => ({
    params: { category_id: (await ownCategory(world)).id },
  })),
];
