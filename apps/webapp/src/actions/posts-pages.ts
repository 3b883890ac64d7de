import type { PostList } from '@mattermost/types/posts';
import {
  getPosts,
  getPostsAfter,
  getPostsAround,
  getPostsBefore,
  getPostsSince,
  getPostsUnread,
  getPostThread,
} from 'mattermost-redux/actions/posts';
import type { ActionFuncAsync } from 'mattermost-redux/types/actions';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { channelPostsLoaded } from '../store/views/channel.ts';
import { loadMissingProfiles } from './profiles.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

export const POSTS_PER_PAGE = 60;
/** Half a page on either side of a post that is looked for. */
const POSTS_AROUND = 30;
/** The server tells of so many changes at most; beyond that some may be missing (contract: rest, posts since). */
const SINCE_LIMIT = 1000;

type Loading = AppThunk<Promise<ActionResult<PostList>>>;

/** What posts need to be drawn comes with them: who wrote and who is named. */
function loaded(load: ActionFuncAsync<PostList>): Loading {
  return async (dispatch) => {
    const { data, error } = await dispatch(load);
    if (data === undefined) {
      return { error: toActionError(error) };
    }
    void dispatch(loadMissingProfiles(Object.values(data.posts).map((post) => post.user_id)));
    return { data };
  };
}

/**
 * The latest posts of a channel. When some are here already, what has happened since the newest of them: edits and
 * deletions as well.
 */
export function loadLatestPosts(channelId: string): Loading {
  return async (dispatch, getState) => {
    const since = knownUntil(getState(), channelId);
    if (since > 0) {
      const changes = await dispatch(loaded(getPostsSince(channelId, since)));
      if (changes.data !== undefined && Object.keys(changes.data.posts).length < SINCE_LIMIT) {
        dispatch(channelPostsLoaded(channelId));
        return changes;
      }
    }
    const result = await dispatch(loaded(getPosts(channelId, 0, POSTS_PER_PAGE)));
    if (result.data !== undefined) {
      dispatch(channelPostsLoaded(channelId));
    }
    return result;
  };
}

/**
 * When the latest post was written that is here without a gap before it, 0 where there is none: what came after the
 * socket was lost may have left some out.
 */
function knownUntil(state: GlobalState, channelId: string): number {
  const { posts, postsInChannel } = state.entities.posts;
  const recent = postsInChannel[channelId]?.find((block) => block.recent)?.order ?? [];
  const lost = state.websocket?.lastDisconnectAt ?? 0;
  const times = recent.flatMap((id) => {
    const post = posts[id];
    const isSaved = post !== undefined && post.id !== post.pending_post_id && post.failed !== true;
    return isSaved && (lost === 0 || post.create_at <= lost) ? [post.create_at] : [];
  });
  return times.length === 0 ? 0 : Math.max(...times);
}

/**
 * The posts with which a channel opens: around the first unread one, or the latest where all is read. Answers the first
 * unread post when more than the latest page lies after it.
 */
export function loadOpeningPosts(
  channelId: string,
): AppThunk<Promise<ActionResult<{ firstUnreadId: string }>>> {
  return async (dispatch, getState) => {
    const { unread, lastViewedAt } = unreadIn(getState(), channelId);
    if (unread === 0 || lastViewedAt === 0) {
      const latest = await dispatch(loadLatestPosts(channelId));
      return latest.data === undefined ? { error: latest.error } : { data: { firstUnreadId: '' } };
    }
    const { data, error } = await dispatch(loaded(getPostsUnread(channelId)));
    if (data === undefined) {
      return { error };
    }
    if (data.next_post_id === '') {
      dispatch(channelPostsLoaded(channelId));
      return { data: { firstUnreadId: '' } };
    }
    const first = data.order.findLast((id) => (data.posts[id]?.create_at ?? 0) > lastViewedAt);
    return { data: { firstUnreadId: first ?? data.order[0] ?? '' } };
  };
}

function unreadIn(state: GlobalState, channelId: string): { unread: number; lastViewedAt: number } {
  const member = getMyChannelMembership(state, channelId);
  const counts = state.entities.channels.messageCounts[channelId];
  return {
    unread: (counts?.total ?? 0) - (member?.msg_count ?? 0),
    lastViewedAt: state.views.channel.lastChannelViewTime[channelId] ?? member?.last_viewed_at ?? 0,
  };
}

export const loadOlderPosts = (channelId: string, beforePostId: string): Loading =>
  loaded(getPostsBefore(channelId, beforePostId, 0, POSTS_PER_PAGE));

export const loadNewerPosts = (channelId: string, afterPostId: string): Loading =>
  loaded(getPostsAfter(channelId, afterPostId, 0, POSTS_PER_PAGE));

export const loadPostsAround = (channelId: string, postId: string): Loading =>
  loaded(getPostsAround(channelId, postId, POSTS_AROUND));

export const loadThread = (rootId: string): Loading => loaded(getPostThread(rootId, true));
