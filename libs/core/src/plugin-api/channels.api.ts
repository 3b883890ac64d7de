import type { API, Channel, ChannelMemberIdentifier, SidebarCategoryWithChannels } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'CreateChannel'
  | 'DeleteChannel'
  | 'RestoreChannel'
  | 'GetPublicChannelsForTeam'
  | 'GetChannel'
  | 'GetChannelOfType'
  | 'GetChannelByName'
  | 'GetChannelByNameForTeamName'
  | 'GetChannelsForTeamForUser'
  | 'GetChannelStats'
  | 'GetDirectChannel'
  | 'GetGroupChannel'
  | 'UpdateChannel'
  | 'SearchChannels'
  | 'CreateChannelSidebarCategory'
  | 'GetChannelSidebarCategories'
  | 'UpdateChannelSidebarCategories'
  | 'AddChannelMember'
  | 'AddUserToChannel'
  | 'GetChannelMember'
  | 'GetChannelMembers'
  | 'GetChannelMembersByIds'
  | 'GetChannelMembersForUser'
  | 'UpdateChannelMemberRoles'
  | 'UpdateChannelMemberNotifications'
  | 'PatchChannelMembersNotifications'
  | 'DeleteChannelMember'
  | 'RegisterChannelGuard'
  | 'UnregisterChannelGuard'
>;

/** Channels and who is in them. */
export function channelsApi({ core, manifest }: ApiScope): Methods {
  const context = emptyContext;
  return {
    CreateChannel: (given) => core.channels.create(context(), received<Channel>('model.Channel', given)),
    DeleteChannel: (channelId) => core.channelChanges.archive(context(), channelId),
    RestoreChannel: async (channelId) => {
      await core.channelChanges.restore(context(), channelId);
    },
    GetPublicChannelsForTeam: (teamId, page, perPage) =>
      core.channelLists.publicOfTeam(teamId, { page, perPage }),
    GetChannel: (channelId) => core.channels.get(channelId),
    GetChannelOfType: (channelId, type) => core.channels.getOfType(channelId, type),
    GetChannelByName: (teamId, name, includeDeleted) => core.channels.getByName(teamId, name, includeDeleted),
    GetChannelByNameForTeamName: async (teamName, name, includeDeleted) =>
      core.channels.getByName((await core.teams.getByName(teamName)).id, name, includeDeleted),
    GetChannelsForTeamForUser: (teamId, userId, includeDeleted) =>
      core.channelLists.ofUser(userId, { teamId, includeDeleted }),
    GetChannelStats: (channelId) => core.channelLists.stats(channelId),
    GetDirectChannel: (userId, otherUserId) => core.channels.direct(context(), userId, otherUserId),
    GetGroupChannel: (userIds) => core.channels.group(context(), userIds, ''),
    UpdateChannel: (channel) =>
      core.channelChanges.update(context(), received<Channel>('model.Channel', channel)),
    SearchChannels: (teamId, term) => core.channelLists.search(teamId, term),
    CreateChannelSidebarCategory: (userId, teamId, category) =>
      core.sidebarCategories.create(userId, teamId, categoryOf(category)),
    GetChannelSidebarCategories: (userId, teamId) => core.sidebarCategories.list(userId, teamId),
    UpdateChannelSidebarCategories: (userId, teamId, categories) =>
      core.sidebarCategories.update(userId, teamId, (categories ?? []).map(categoryOf)),
    AddChannelMember: (channelId, userId) => core.channelMembers.add(context(), channelId, userId),
    AddUserToChannel: (channelId, userId, asUserId) =>
      core.channelMembers.add(context(), channelId, userId, asUserId || userId),
    GetChannelMember: (channelId, userId) => core.channelMembers.get(channelId, userId),
    GetChannelMembers: (channelId, page, perPage) => core.channelMembers.list(channelId, { page, perPage }),
    GetChannelMembersByIds: (channelId, userIds) => core.channelMembers.byIds(channelId, userIds),
    GetChannelMembersForUser: async (teamId, userId, page, perPage) =>
      (await core.channelMembers.ofTeamAndUser(teamId, userId)).slice(page * perPage, (page + 1) * perPage),
    UpdateChannelMemberRoles: (channelId, userId, roles) =>
      core.memberChanges.setRoles(channelId, userId, roles),
    UpdateChannelMemberNotifications: (channelId, userId, props) =>
      core.memberChanges.setNotifyProps(channelId, userId, props),
    PatchChannelMembersNotifications: (members, props) =>
      core.memberChanges.patchNotifyProps((members ?? []).map(memberOf), props ?? {}),
    DeleteChannelMember: (channelId, userId) => core.channelMembers.remove(context(), channelId, userId),
    RegisterChannelGuard: (channelId) => core.guards.register(channelId, manifest.id),
    UnregisterChannelGuard: (channelId) => core.guards.unregister(channelId, manifest.id),
  };
}

const memberOf = (
  given: Parameters<API['PatchChannelMembersNotifications']>[0][number],
): ChannelMemberIdentifier => received<ChannelMemberIdentifier>('model.ChannelMemberIdentifier', given);

const categoryOf = (given: Parameters<API['CreateChannelSidebarCategory']>[2]): SidebarCategoryWithChannels =>
  received<SidebarCategoryWithChannels>('model.SidebarCategoryWithChannels', given);
