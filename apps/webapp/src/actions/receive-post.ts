import type { Post } from '@mattermost/types/posts';
import { WebSocketTypes } from 'mattermost-redux/action_types';
import { actionsToMarkChannelAsRead, actionsToMarkChannelAsUnread } from 'mattermost-redux/actions/channels';
import { getPostThreads, receivedNewPost } from 'mattermost-redux/actions/posts';
import { batchFetchStatusesProfilesGroupsFromPosts } from 'mattermost-redux/actions/status_profile_polling';
import { isManuallyUnread } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { isFromWebhook, isSystemMessage, shouldIgnorePost } from 'mattermost-redux/utils/post_utils';
import { batch } from '../store/batch.ts';
import { isEphemeralPost } from '../store/kind-of-post.ts';
import type { AppThunk } from '../store/store.ts';
import { loadChannel, markRead } from './channels.ts';
import { loadMissingProfiles } from './profiles.ts';

/** A post that came over the socket: it joins its channel, and the channel is read or becomes unread. */
export function receivePost(post: Post, mentions: string, teamId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    const { channels, myMembers } = state.entities.channels;
    dispatch(receivedNewPost(post, isCollapsedThreadsEnabled(state)));
    dispatch(stoppedTyping(post));
    void dispatch(loadMissingProfiles([post.user_id]));
    dispatch(batchFetchStatusesProfilesGroupsFromPosts([post]) as never);
    dispatch(getPostThreads([post]) as never);
    if (!channels[post.channel_id] || !myMembers[post.channel_id]) {
      void dispatch(loadChannel(post.channel_id));
      return;
    }
    if (!isEphemeralPost(post)) {
      dispatch(countPost(post, mentions, teamId));
    }
  };
}

/** Whether a channel is read or unread after a new post (as Mattermost decides it). */
function countPost(post: Post, mentions: string, teamId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    const { currentUserId } = state.entities.users;
    if (shouldIgnorePost(post, currentUserId)) {
      return;
    }
    const isMine = post.user_id === currentUserId && !isSystemMessage(post) && !isFromWebhook(post);
    const isSeen = post.channel_id === state.entities.channels.currentChannelId && !document.hidden;
    if (isMine) {
      dispatch(batch(actionsToMarkChannelAsRead(getState, post.channel_id)));
    } else if (isSeen && !isManuallyUnread(state, post.channel_id)) {
      dispatch(markRead(post.channel_id));
    } else {
      const isRoot = post.root_id === '';
      const unread = actionsToMarkChannelAsUnread(getState, teamId, post.channel_id, mentions, false, isRoot);
      dispatch(batch(unread));
    }
  };
}

/** Whoever has sent something is not writing it any more. */
const stoppedTyping = ({ channel_id: channelId, root_id: rootId, user_id: userId }: Post) => ({
  type: WebSocketTypes.STOPPED_TYPING,
  data: { id: `${channelId}${rootId}`, userId, now: Date.now() },
});
