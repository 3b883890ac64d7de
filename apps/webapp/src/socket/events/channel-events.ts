import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import { ChannelTypes, UserTypes } from 'mattermost-redux/action_types';
import { getChannelStats, markMultipleChannelsAsRead } from 'mattermost-redux/actions/channels';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { loadChannel, removeMyChannel } from '../../actions/channels.ts';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { browserHistory } from '../../browser-history.ts';
import type { AppThunk } from '../../store/store.ts';
import { channelIdOf, parsed, text, userIdOf } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

const reloadChannel: Handler = (message) => (dispatch) => {
  void dispatch(loadChannel(channelIdOf(message)));
};

/** Only channels the store knows; it counts what is unread by their messages. */
const markViewed: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const times = (data.channel_times as Record<string, number> | undefined) ?? {
      [text(data.channel_id)]: Date.now(),
    };
    const { messageCounts, myMembers } = getState().entities.channels;
    const known = Object.entries(times).filter(
      ([id]) => messageCounts[id] !== undefined && myMembers[id] !== undefined,
    );
    dispatch(markMultipleChannelsAsRead(Object.fromEntries(known)));
  };

const channelUpdated: Handler =
  ({ data }) =>
  (dispatch) => {
    if (data.channel !== undefined) {
      dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: parsed<Channel>(data.channel) });
    }
  };

const channelDeleted: Handler = (message) => (dispatch) => {
  const deleteAt = Number(message.data.delete_at ?? Date.now());
  const data = { id: channelIdOf(message), team_id: text(message.broadcast.team_id), deleteAt };
  dispatch({ type: ChannelTypes.RECEIVED_CHANNEL_DELETED, data });
};

const channelRestored: Handler = (message) => (dispatch, getState) => {
  const id = channelIdOf(message);
  dispatch({ type: ChannelTypes.RECEIVED_CHANNEL_UNARCHIVED, data: { id } });
  if (getState().entities.channels.myMembers[id] !== undefined) {
    void dispatch(loadChannel(id));
  }
};

/** Whoever reads the channel sees at once how many are in it. */
function countAnew(channelId: string): AppThunk<void> {
  return (dispatch, getState) => {
    if (getState().entities.channels.stats[channelId] !== undefined) {
      void dispatch(getChannelStats(channelId));
    }
  };
}

const userAdded: Handler = (message) => (dispatch, getState) => {
  const id = channelIdOf(message);
  const userId = userIdOf(message);
  if (userId === getState().entities.users.currentUserId) {
    void dispatch(loadChannel(id));
  } else {
    void dispatch(loadMissingProfiles([userId]));
    dispatch({ type: UserTypes.RECEIVED_PROFILE_IN_CHANNEL, data: { id, user_id: userId } });
  }
  dispatch(countAnew(id));
};

/** Who is taken out of the channel that is open goes to the team's default one. */
const userRemoved: Handler = (message) => (dispatch, getState) => {
  const id = channelIdOf(message);
  const userId = userIdOf(message);
  const { entities } = getState();
  if (userId !== entities.users.currentUserId) {
    dispatch({ type: ChannelTypes.CHANNEL_MEMBER_REMOVED, data: { channel_id: id, user_id: userId } });
    dispatch(countAnew(id));
    return;
  }
  const team = entities.teams.teams[entities.teams.currentTeamId];
  const wasOpen = entities.channels.currentChannelId === id && entities.channels.myMembers[id] !== undefined;
  if (wasOpen && team !== undefined) {
    browserHistory.push(`/${team.name}/channels/town-square`);
  }
  dispatch(removeMyChannel(id));
};

const memberUpdated: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const member = parsed<ChannelMembership>(data.channelMember);
    if (member.user_id === getState().entities.users.currentUserId) {
      void dispatch(loadRolesIfNeeded(member.roles.split(' ')));
      dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: member });
    }
  };

export const channelEvents: Handlers = {
  channel_created: reloadChannel,
  direct_added: reloadChannel,
  group_added: reloadChannel,
  channel_converted: reloadChannel,
  channel_updated: channelUpdated,
  channel_deleted: channelDeleted,
  channel_restored: channelRestored,
  channel_viewed: markViewed,
  multiple_channels_viewed: markViewed,
  channel_member_updated: memberUpdated,
  user_added: userAdded,
  user_removed: userRemoved,
};
