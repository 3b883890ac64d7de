import { PRIVATE, SELF, TEAM, on, type AccessCase } from './access-case.ts';

const inPrivate = ({ privateChannel }: { privateChannel: { id: string } }) => ({
  params: { channel_id: privateChannel.id },
});

export const channelCases: readonly AccessCase[] = [
  on('POST /channels', TEAM, ({ team, fresh }) => ({
    body: { team_id: team.id, name: fresh.name(), display_name: 'C', type: 'O' },
  })),
  on('POST /channels', TEAM, ({ team, fresh }) => ({
    body: { team_id: team.id, name: fresh.name(), display_name: 'C', type: 'P' },
  })),
  on('POST /channels/direct', ['self', 'member', 'systemAdmin'], ({ people }) => ({
    body: [people.self.id, people.member.id],
  })),
  on('GET /channels/:channel_id', TEAM),
  on('GET /channels/:channel_id', PRIVATE, inPrivate),
  on('PUT /channels/:channel_id/patch', TEAM, () => ({ body: { header: 'x' } })),
  on('PUT /channels/:channel_id/patch', PRIVATE, (world) => ({
    ...inPrivate(world),
    body: { header: 'x' },
  })),
  on('DELETE /channels/:channel_id', TEAM, async ({ fresh }) => ({
    params: { channel_id: (await fresh.channel()).id },
  })),
  on('GET /channels/:channel_id/stats', TEAM),
  on('GET /channels/:channel_id/stats', PRIVATE, inPrivate),
  on('GET /channels/:channel_id/members', TEAM),
  on('GET /channels/:channel_id/members', PRIVATE, inPrivate),
  on('POST /channels/:channel_id/members', PRIVATE, async ({ people, fresh }) => ({
    params: { channel_id: (await fresh.channel('P')).id },
    body: { user_id: people.member.id },
  })),
  on('GET /channels/:channel_id/members/:user_id', TEAM),
  on('GET /channels/:channel_id/members/:user_id', PRIVATE, inPrivate),
  on('DELETE /channels/:channel_id/members/:user_id', PRIVATE, async ({ fresh }) => ({
    params: { channel_id: (await fresh.channel('P')).id },
  })),
  on('POST /channels/members/:user_id/view', SELF, ({ channel }) => ({ body: { channel_id: channel.id } })),
  on('GET /teams/:team_id/channels', TEAM),
  on('POST /teams/:team_id/channels/search', TEAM, () => ({ body: { term: 'op' } })),
  on('GET /teams/:team_id/channels/name/:channel_name', TEAM),
  on('GET /teams/:team_id/channels/name/:channel_name', PRIVATE, () => ({
    params: { channel_name: 'secret' },
  })),
  on('GET /users/:user_id/channels', SELF),
  on('GET /users/:user_id/channel_members', SELF),
  on('GET /users/:user_id/teams/:team_id/channels', SELF),
  on('GET /users/:user_id/teams/:team_id/channels/members', SELF),
  on('GET /users/:user_id/teams/:team_id/channels/categories', SELF),
];
