import type { API, Channel } from '@patchbay/contract';
import { defaultCategories } from '../channels/sidebar-categories.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'CreateChannel'
  | 'DeleteChannel'
  | 'GetPublicChannelsForTeam'
  | 'GetChannel'
  | 'GetChannelByName'
  | 'GetChannelByNameForTeamName'
  | 'GetChannelsForTeamForUser'
  | 'GetChannelStats'
  | 'GetDirectChannel'
  | 'UpdateChannel'
  | 'SearchChannels'
  | 'GetChannelSidebarCategories'
  | 'AddChannelMember'
  | 'AddUserToChannel'
  | 'GetChannelMember'
  | 'GetChannelMembers'
  | 'GetChannelMembersByIds'
  | 'GetChannelMembersForUser'
  | 'UpdateChannelMemberNotifications'
  | 'DeleteChannelMember'
  | 'RegisterChannelGuard'
  | 'UnregisterChannelGuard'
>;

/** Channels and who is in them. */
export function channelsApi({ core, manifest }: ApiScope): Methods {
  const context = emptyContext;
  return {
    CreateChannel: (given) => {
      const channel = received<Channel>('model.Channel', given);
      return core.channels.create(context(), channel, channel.creator_id);
    },
    DeleteChannel: (channelId) => core.channels.delete(context(), channelId),
    GetPublicChannelsForTeam: (teamId, page, perPage) =>
      core.channels.publicOfTeam(teamId, { page, perPage }),
    GetChannel: (channelId) => core.channels.get(channelId),
    GetChannelByName: (teamId, name, includeDeleted) => core.channels.getByName(teamId, name, includeDeleted),
    GetChannelByNameForTeamName: async (teamName, name, includeDeleted) =>
      core.channels.getByName((await core.teams.getByName(teamName)).id, name, includeDeleted),
    GetChannelsForTeamForUser: (teamId, userId, includeDeleted) =>
      core.channels.listForTeamAndUser(teamId, userId, includeDeleted),
    GetChannelStats: (channelId) => core.channels.stats(channelId),
    GetDirectChannel: (userId, otherUserId) => core.channels.direct(context(), userId, otherUserId),
    UpdateChannel: (channel) => core.channels.update(context(), received<Channel>('model.Channel', channel)),
    SearchChannels: (teamId, term) => core.channels.search(teamId, term),
    GetChannelSidebarCategories: async (userId, teamId) =>
      defaultCategories(userId, teamId, await core.channels.listForTeamAndUser(teamId, userId)),
    AddChannelMember: (channelId, userId) => core.channelMembers.add(context(), channelId, userId),
    AddUserToChannel: (channelId, userId, asUserId) =>
      core.channelMembers.add(context(), channelId, userId, asUserId || userId),
    GetChannelMember: (channelId, userId) => core.channelMembers.get(channelId, userId),
    GetChannelMembers: (channelId, page, perPage) => core.channelMembers.list(channelId, { page, perPage }),
    GetChannelMembersByIds: (channelId, userIds) => core.channelMembers.byIds(channelId, userIds),
    GetChannelMembersForUser: async (teamId, userId, page, perPage) =>
      (await core.channelMembers.ofTeamAndUser(teamId, userId)).slice(page * perPage, (page + 1) * perPage),
    UpdateChannelMemberNotifications: (channelId, userId, props) =>
      core.channelMembers.setNotifyProps(channelId, userId, props),
    DeleteChannelMember: (channelId, userId) => core.channelMembers.remove(context(), channelId, userId),
    RegisterChannelGuard: (channelId) => core.guards.register(channelId, manifest.id),
    UnregisterChannelGuard: (channelId) => core.guards.unregister(channelId, manifest.id),
  };
}
