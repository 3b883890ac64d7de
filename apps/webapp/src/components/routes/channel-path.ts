import type { Channel } from '@mattermost/types/channels';
import { getUserByUsername } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import type { GlobalState } from '../../store/global-state.ts';

const mine = (state: GlobalState) =>
  Object.values(state.entities.channels.channels).filter(({ id }) =>
    Object.hasOwn(state.entities.channels.myMembers, id),
  );

/** The channel of `/<team>/channels/<name>`, or of `/<team>/messages/@<username>` and `/messages/<name>`. */
export function channelIdOfPath(
  state: GlobalState,
  teamId: string,
  isDirect: boolean,
  name: string,
): string | undefined {
  if (!isDirect) {
    const found = mine(state).find((channel) => channel.name === name && channel.team_id === teamId);
    return (found ?? mine(state).find((channel) => channel.id === name))?.id;
  }
  if (!name.startsWith('@')) {
    return mine(state).find((channel) => channel.name === name)?.id;
  }
  const user = getUserByUsername(state, name.slice(1));
  const me = state.entities.users.currentUserId;
  return mine(state).find(
    (channel) => channel.type === 'D' && getUserIdFromChannelName(me, channel.name) === user?.id,
  )?.id;
}

export function pathOfChannel(state: GlobalState, teamName: string, channel: Channel): string {
  if (channel.type === 'D') {
    const { currentUserId, profiles } = state.entities.users;
    const other = profiles[getUserIdFromChannelName(currentUserId, channel.name)];
    return `/${teamName}/messages/${other === undefined ? channel.name : `@${other.username}`}`;
  }
  return `/${teamName}/${channel.type === 'G' ? 'messages' : 'channels'}/${channel.name}`;
}
