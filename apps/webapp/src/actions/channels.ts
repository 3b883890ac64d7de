import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { actionsToMarkChannelAsRead } from 'mattermost-redux/actions/channels';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { Client4 } from 'mattermost-redux/client';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import { loadMissingProfiles } from './profiles.ts';
import type { ActionResult } from './result.ts';

const DIRECT = 'D';

/** My channels of a team, with direct messages, and what is unread in each. */
export function loadTeamChannels(teamId: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const { data, error } = await dispatch(
      guarded(() => Promise.all([Client4.getMyChannels(teamId), Client4.getMyChannelMembers(teamId)])),
    );
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
    return { data: true };
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
    if (channel.type === DIRECT) {
      const me = getState().entities.users.currentUserId;
      void dispatch(loadMissingProfiles([getUserIdFromChannelName(me, channel.name)]));
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

export function openDirectChannel(userId: string): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch, getState) => {
    const me = getState().entities.users.currentUserId;
    const { data: channel, error } = await dispatch(guarded(() => Client4.createDirectChannel([me, userId])));
    return channel === undefined ? { error } : dispatch(loadChannel(channel.id));
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
    const actions = actionsToMarkChannelAsRead(getState, channelId);
    if (actions.length > 0) {
      dispatch(batch(actions));
    }
    void dispatch(guarded(() => Client4.viewMyChannel(channelId)));
  };
}

/** Public channels of the team that I could join or am in. */
export function listPublicChannels(teamId: string): AppThunk<Promise<ActionResult<Channel[]>>> {
  return (dispatch) => dispatch(guarded(() => Client4.getChannels(teamId, 0, 200)));
}
