import {
  AdminTypes,
  ChannelTypes,
  GeneralTypes,
  PreferenceTypes,
  UserTypes,
} from 'mattermost-redux/action_types';
import type { Channel } from '@mattermost/types/channels';
import type { Post } from '@mattermost/types/posts';
import type { PreferenceType } from '@mattermost/types/preferences';
import type { UserProfile } from '@mattermost/types/users';
import type { ClientPluginManifest } from '@patchbay/registry';
import { postDeleted, receivedPost } from 'mattermost-redux/actions/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { loadChannel, loadTeamChannels, removeMyChannel } from '../actions/channels.ts';
import { receivePost } from '../actions/receive-post.ts';
import { followPlugins } from '../actions/plugin-management.ts';
import { loadMyTeams } from '../actions/session.ts';
import type { PluginLoader } from '../plugins/plugin-loader.ts';
import type { AppThunk } from '../store/store.ts';
import type { SocketMessage } from './frames.ts';

type Handler = (message: SocketMessage) => AppThunk<void>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const parsed = <Value>(value: unknown): Value =>
  (typeof value === 'string' ? JSON.parse(value) : value) as Value;

/** The user or channel an event is about: in its data, or in its broadcast. */
const userIdOf = ({ data, broadcast }: SocketMessage) => text(data.user_id) || text(broadcast.user_id);
const channelIdOf = ({ data, broadcast }: SocketMessage) =>
  text(data.channel_id) || text(broadcast.channel_id);

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

const coreHandlers: Readonly<Record<string, Handler>> = {
  posted: ({ data }) => receivePost(parsed<Post>(data.post), text(data.mentions), text(data.team_id)),
  ephemeral_message: ({ data }) => receivePost(parsed<Post>(data.post), '', ''),
  post_edited:
    ({ data }) =>
    (dispatch, getState) => {
      dispatch(receivedPost(parsed<Post>(data.post), isCollapsedThreadsEnabled(getState())));
    },
  post_deleted:
    ({ data }) =>
    (dispatch) => {
      dispatch(postDeleted(parsed<Post>(data.post)));
    },
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
  added_to_team:
    ({ data }) =>
    async (dispatch) => {
      await dispatch(loadMyTeams());
      await dispatch(loadTeamChannels(text(data.team_id)));
    },
  user_updated:
    ({ data }) =>
    (dispatch, getState) => {
      const user = parsed<UserProfile>(data.user);
      const isMe = user.id === getState().entities.users.currentUserId;
      dispatch({ type: isMe ? UserTypes.RECEIVED_ME : UserTypes.RECEIVED_PROFILE, data: user });
    },
  status_change:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: UserTypes.RECEIVED_STATUSES, data: { [text(data.user_id)]: text(data.status) } });
    },
  preferences_changed:
    ({ data }) =>
    (dispatch) => {
      const preferences = parsed<PreferenceType[]>(data.preferences);
      dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: preferences });
    },
  preferences_deleted:
    ({ data }) =>
    (dispatch) => {
      const preferences = parsed<PreferenceType[]>(data.preferences);
      dispatch({ type: PreferenceTypes.DELETED_PREFERENCES, data: preferences });
    },
  config_changed:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: data.config });
    },
  license_changed:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: GeneralTypes.CLIENT_LICENSE_RECEIVED, data: data.license });
    },
  plugin_statuses_changed:
    ({ data }) =>
    (dispatch) => {
      const statuses = data.plugin_statuses as unknown[] | undefined;
      if (statuses !== undefined && statuses.length > 0) {
        dispatch({ type: AdminTypes.RECEIVED_PLUGIN_STATUSES, data: statuses });
      }
      void dispatch(followPlugins());
    },
};

/** The host's own handling of one event; events it does not know it leaves alone. */
export function handleCoreEvent(message: SocketMessage): AppThunk<void> {
  return (dispatch) => {
    const handler = Object.hasOwn(coreHandlers, message.event) ? coreHandlers[message.event] : undefined;
    if (handler !== undefined) {
      dispatch(handler(message));
    }
  };
}

/** `plugin_enabled` and `plugin_disabled` carry a manifest; only its id counts for the second (contract: management §10). */
export function handlePluginEvent(message: SocketMessage, loader: PluginLoader): void {
  const manifest = message.data.manifest as ClientPluginManifest | undefined;
  if (manifest === undefined) {
    return;
  }
  if (message.event === 'plugin_enabled') {
    void loader.add(manifest);
  } else if (message.event === 'plugin_disabled') {
    loader.remove(manifest);
  }
}
