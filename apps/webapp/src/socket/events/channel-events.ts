import type { Channel } from '@mattermost/types/channels';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { loadChannel, removeMyChannel } from '../../actions/channels.ts';
import { channelIdOf, parsed, text, userIdOf } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

const reloadChannel: Handler = (message) => (dispatch) => {
  void dispatch(loadChannel(channelIdOf(message)));
};

const markViewed: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const times = (data.channel_times as Record<string, number> | undefined) ?? {
      [text(data.channel_id)]: 0,
    };
    const { messageCounts, myMembers } = getState().entities.channels;
    for (const channelId of Object.keys(times)) {
      const counts = messageCounts[channelId];
      const member = myMembers[channelId];
      if (counts !== undefined && member !== undefined) {
        const read = {
          ...member,
          msg_count: counts.total,
          msg_count_root: counts.root,
          mention_count: 0,
          mention_count_root: 0,
        };
        dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: read });
      }
    }
  };

const userRemoved: Handler = (message) => (dispatch, getState) => {
  if (userIdOf(message) === getState().entities.users.currentUserId) {
    dispatch(removeMyChannel(channelIdOf(message)));
  }
};

const userAdded: Handler = (message) => (dispatch, getState) => {
  if (userIdOf(message) === getState().entities.users.currentUserId) {
    void dispatch(loadChannel(channelIdOf(message)));
  }
};

export const channelEvents: Handlers = {
  channel_created: reloadChannel,
  direct_added: reloadChannel,
  group_added: reloadChannel,
  channel_converted: reloadChannel,
  channel_updated:
    ({ data }) =>
    (dispatch) => {
      if (data.channel !== undefined) {
        dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: parsed<Channel>(data.channel) });
      }
    },
  channel_deleted: (message) => (dispatch) => {
    dispatch(removeMyChannel(channelIdOf(message)));
  },
  channel_viewed: markViewed,
  multiple_channels_viewed: markViewed,
  user_added: userAdded,
  user_removed: userRemoved,
};
