import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { addChannelToInitialCategory, fetchMyCategories } from 'mattermost-redux/actions/channel_categories';
import {
  actionsToMarkChannelAsRead,
  createDirectChannel,
  createGroupChannel,
  markGroupChannelOpen,
  updateChannelNotifyProps,
} from 'mattermost-redux/actions/channels';
import { savePreferences } from 'mattermost-redux/actions/preferences';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { getProfilesInGroupChannels } from 'mattermost-redux/actions/users';
import { Client4 } from 'mattermost-redux/client';
import { getChannelByName } from 'mattermost-redux/selectors/entities/channels';
import { getDirectChannelName, getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import { ofRedux } from './of-redux.ts';
import { loadMissingProfiles } from './profiles.ts';
import type { ActionResult } from './result.ts';

const DIRECT = 'D';
const GROUP = 'G';

/** My channels of a team, with direct messages, what is unread in each, and how they are sorted in the sidebar. */
export function loadTeamChannels(teamId: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const [{ data, error }] = await Promise.all([
      dispatch(
        guarded(() => Promise.all([Client4.getMyChannels(teamId), Client4.getMyChannelMembers(teamId)])),
      ),
      // Without them the sidebar sorts by itself.
      dispatch(fetchMyCategories(teamId)),
    ]);
    if (data === undefined) {
      return { error };
    }
    const [channels, members] = data;
    dispatch(
      batch([
        { type: ChannelTypes.RECEIVED_CHANNELS, teamId, data: channels },
        { type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBERS, data: members },
      ]),
    );
    void dispatch(loadRolesIfNeeded(new Set(members.flatMap(({ roles }) => roles.split(' ')))));
    const me = getState().entities.users.currentUserId;
    const teammates = channels
      .filter(({ type }) => type === DIRECT)
      .map(({ name }) => getUserIdFromChannelName(me, name));
    void dispatch(loadMissingProfiles([me, ...teammates]));
    const groups = channels.filter(({ type }) => type === GROUP).map(({ id }) => id);
    if (groups.length > 0) {
      void dispatch(getProfilesInGroupChannels(groups));
    }
    return { data: true };
  };
}

/** What is unread in the other teams; of the current one the store knows better. */
export function loadOtherTeams(): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const { data } = await dispatch(
      guarded(() => Promise.all([Client4.getAllTeamsChannels(), Client4.getAllChannelsMembers(me, -1)])),
    );
    if (data === undefined) {
      return;
    }
    const { currentTeamId } = getState().entities.teams;
    const channels = data[0].filter(({ team_id: teamId }) => teamId !== '' && teamId !== currentTeamId);
    const ids = new Set(channels.map(({ id }) => id));
    const members = data[1].filter(({ channel_id: channelId }) => ids.has(channelId));
    dispatch(
      batch([
        { type: ChannelTypes.RECEIVED_CHANNELS, data: channels },
        { type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBERS, data: members },
      ]),
    );
    void dispatch(loadRolesIfNeeded(new Set(members.flatMap(({ roles }) => roles.split(' ')))));
  };
}

function receivedChannel(channel: Channel, member: ChannelMembership): AppThunk<void> {
  return (dispatch, getState) => {
    dispatch(
      batch([
        { type: ChannelTypes.RECEIVED_CHANNEL, data: channel },
        { type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: member },
      ]),
    );
    void dispatch(addChannelToInitialCategory(channel));
    void dispatch(loadRolesIfNeeded(member.roles.split(' ')));
    if (channel.type === DIRECT) {
      const me = getState().entities.users.currentUserId;
      void dispatch(loadMissingProfiles([getUserIdFromChannelName(me, channel.name)]));
    } else if (channel.type === GROUP) {
      void dispatch(getProfilesInGroupChannels([channel.id]));
    }
  };
}

/** A channel I am a member of, which the store may not know. */
export function loadChannel(channelId: string): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(
      guarded(() => Promise.all([Client4.getChannel(channelId), Client4.getChannelMember(channelId, 'me')])),
    );
    if (data === undefined) {
      return { error };
    }
    dispatch(receivedChannel(...data));
    return { data: data[0] };
  };
}

export function joinChannel(channel: Channel): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const { data: member, error } = await dispatch(guarded(() => Client4.addToChannel(me, channel.id)));
    if (member === undefined) {
      return { error };
    }
    dispatch(receivedChannel(channel, member as ChannelMembership));
    return { data: channel };
  };
}

export interface NewChannel {
  teamId: string;
  displayName: string;
  name: string;
  purpose: string;
  isPrivate: boolean;
}

export function createChannel(wanted: NewChannel): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    const body = {
      team_id: wanted.teamId,
      display_name: wanted.displayName,
      name: wanted.name,
      purpose: wanted.purpose,
      type: wanted.isPrivate ? 'P' : 'O',
    };
    const { data: channel, error } = await dispatch(guarded(() => Client4.createChannel(body as Channel)));
    return channel === undefined ? { error } : dispatch(loadChannel(channel.id));
  };
}

/** The conversation with somebody, made if there is none; it is in the sidebar from then on. */
export function openDirectChannel(userId: string): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const known = getChannelByName(getState(), getDirectChannelName(me, userId));
    if (known === undefined || getState().entities.channels.myMembers[known.id] === undefined) {
      const made = await dispatch(ofRedux(createDirectChannel(me, userId)));
      // It may have been there before: what is unread in it is then known to the server alone.
      return made.data === undefined ? made : dispatch(loadChannel(made.data.id));
    }
    dispatch(showDirectChannel(known));
    return { data: known };
  };
}

/** The conversation of three to eight people, me among them. */
export function openGroupChannel(userIds: string[]): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    const made = await dispatch(ofRedux(createGroupChannel(userIds)));
    return made.data === undefined ? made : dispatch(loadChannel(made.data.id));
  };
}

/** A conversation that was closed is in the sidebar again. */
function showDirectChannel(channel: Channel): AppThunk<void> {
  return (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    if (channel.type === GROUP) {
      void dispatch(markGroupChannelOpen(channel.id));
      return;
    }
    const name = getUserIdFromChannelName(me, channel.name);
    const now = String(Date.now());
    void dispatch(
      savePreferences(me, [
        { user_id: me, category: 'direct_channel_show', name, value: 'true' },
        { user_id: me, category: 'channel_open_time', name: channel.id, value: now },
      ]),
    );
  };
}

export function leaveChannel(channelId: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const { error } = await dispatch(guarded(() => Client4.removeFromChannel(me, channelId)));
    if (error !== undefined) {
      return { error };
    }
    dispatch(removeMyChannel(channelId));
    return { data: true };
  };
}

/** I am no member any more, or the channel is gone. */
export function removeMyChannel(channelId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const channel = getState().entities.channels.channels[channelId];
    if (channel !== undefined) {
      const data = {
        id: channelId,
        user_id: getState().entities.users.currentUserId,
        team_id: channel.team_id,
      };
      dispatch({ type: ChannelTypes.LEAVE_CHANNEL, data: { ...data, type: channel.type } });
    }
  };
}

/** Reads the channel, here at once and on the server. */
export function markRead(channelId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const isKnown = getState().entities.channels.messageCounts[channelId] !== undefined;
    const actions = isKnown ? actionsToMarkChannelAsRead(getState, channelId) : [];
    if (actions.length > 0) {
      dispatch(batch(actions));
    }
    void dispatch(guarded(() => Client4.viewMyChannel(channelId)));
  };
}

/** Takes a conversation out of the sidebar until somebody writes; nothing of it is lost. */
export function closeConversation(channel: Channel): AppThunk<void> {
  return (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const isDirect = channel.type === DIRECT;
    const category = isDirect ? 'direct_channel_show' : 'group_channel_show';
    const name = isDirect ? getUserIdFromChannelName(me, channel.name) : channel.id;
    void dispatch(savePreferences(me, [{ user_id: me, category, name, value: 'false' }]));
  };
}

/** Mutes a channel, or lets it be heard again: what is new in it does not make it unread, mentions do. */
export function setChannelMuted(
  channelId: string,
  isMuted: boolean,
): AppThunk<Promise<ActionResult<unknown>>> {
  return (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const props = { mark_unread: isMuted ? ('mention' as const) : ('all' as const) };
    return dispatch(ofRedux(updateChannelNotifyProps(me, channelId, props)));
  };
}
