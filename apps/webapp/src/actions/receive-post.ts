import type { Post } from '@mattermost/types/posts';
import { actionsToMarkChannelAsUnread } from 'mattermost-redux/actions/channels';
import { receivedNewPost } from 'mattermost-redux/actions/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { loadChannel, markRead } from './channels.ts';
import { loadMissingProfiles } from './profiles.ts';

/** A post that came over the socket: it joins its channel, and the channel is read or becomes unread. */
export function receivePost(post: Post, mentions: string, teamId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    const { currentChannelId, channels, myMembers } = state.entities.channels;
    const isMine = post.user_id === state.entities.users.currentUserId;
    dispatch(receivedNewPost(post, isCollapsedThreadsEnabled(state)));
    void dispatch(loadMissingProfiles([post.user_id]));
    if (!channels[post.channel_id] || !myMembers[post.channel_id]) {
      void dispatch(loadChannel(post.channel_id));
      return;
    }
    if (post.type === 'system_ephemeral') {
      return;
    }
    if (post.channel_id === currentChannelId && !document.hidden) {
      dispatch(markRead(post.channel_id));
    } else if (!isMine) {
      const unread = actionsToMarkChannelAsUnread(
        getState,
        teamId,
        post.channel_id,
        mentions,
        false,
        !post.root_id,
      );
      dispatch(batch(unread));
    }
  };
}
