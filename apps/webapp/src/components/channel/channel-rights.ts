import type { Channel } from '@mattermost/types/channels';
import { haveIChannelPermission, haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { shallowEqual } from 'react-redux';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppSelector } from '../../store/hooks.ts';

/** What the person may do with a channel; what the server would refuse is not offered. */
export interface ChannelRights {
  isConversation: boolean;
  isArchived: boolean;
  /** Everybody of the team is in it, and stays. */
  isDefault: boolean;
  editsProperties: boolean;
  managesMembers: boolean;
  managesRoles: boolean;
  archives: boolean;
  restores: boolean;
  makesPrivate: boolean;
  makesPublic: boolean;
  leaves: boolean;
}

const DEFAULT_CHANNEL = 'town-square';

export function channelRights(state: GlobalState, channel: Channel): ChannelRights {
  const { id, team_id: teamId, type, name, delete_at: deletedAt } = channel;
  const may = (permission: string) => haveIChannelPermission(state, teamId, id, permission);
  const kind = type === 'P' ? 'private' : 'public';
  const isConversation = type === 'D' || type === 'G';
  const isDefault = name === DEFAULT_CHANNEL && !isConversation;
  const isArchived = deletedAt > 0;
  const changes = !isConversation && !isArchived;
  const isMember = state.entities.channels.myMembers[id] !== undefined;
  return {
    isConversation,
    isArchived,
    isDefault,
    editsProperties: !isArchived && (isConversation || may(`manage_${kind}_channel_properties`)),
    managesMembers: changes && !isDefault && may(`manage_${kind}_channel_members`),
    managesRoles: changes && may('manage_channel_roles'),
    archives: changes && !isDefault && may(`delete_${kind}_channel`),
    restores: isArchived && !isConversation && (haveITeamPermission(state, teamId, 'manage_team') ?? false),
    makesPrivate: changes && !isDefault && type === 'O' && may('convert_public_channel_to_private'),
    makesPublic: changes && type === 'P' && may('convert_private_channel_to_public'),
    leaves: !isConversation && !isDefault && isMember,
  };
}

export const useChannelRights = (channel: Channel): ChannelRights =>
  useAppSelector((state) => channelRights(state, channel), shallowEqual);
