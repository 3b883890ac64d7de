import { Permissions } from 'mattermost-redux/constants';
import { haveIChannelPermission } from 'mattermost-redux/selectors/entities/roles';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import type { GlobalState } from './global-state.ts';

/** Why nothing can be written at a place; `undefined` where it can. */
export type ComposerObstacle = 'archived' | 'deactivated' | 'denied' | undefined;

/** What the server would refuse need not be typed. Permissions that are not known yet are nobody's obstacle. */
export function composerObstacle(state: GlobalState, channelId: string): ComposerObstacle {
  const channel = state.entities.channels.channels[channelId];
  if (channel === undefined) {
    return undefined;
  }
  if (channel.delete_at > 0) {
    return 'archived';
  }
  const { currentUserId, profiles } = state.entities.users;
  if (channel.type === 'D') {
    const other = profiles[getUserIdFromChannelName(currentUserId, channel.name)];
    return other !== undefined && other.delete_at > 0 ? 'deactivated' : undefined;
  }
  const member = state.entities.channels.myMembers[channelId];
  const roles = state.entities.channels.roles?.[channelId];
  const isKnown =
    member !== undefined &&
    roles !== undefined &&
    [...roles].every((role) => state.entities.roles.roles[role] !== undefined) &&
    roles.size > 0;
  return isKnown && !haveIChannelPermission(state, channel.team_id, channelId, Permissions.CREATE_POST)
    ? 'denied'
    : undefined;
}
