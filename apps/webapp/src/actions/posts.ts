import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import {
  getPosts,
  getPostsBefore,
  getPostThread,
  postDeleted,
  postRemoved,
  receivedNewPost,
  receivedPost,
} from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { willBePosted } from '../plugins/message-hooks.ts';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { channelPostsLoaded, oldestPostReached } from '../store/views/channel.ts';
import { guarded } from './guarded.ts';
import { loadMissingProfiles } from './profiles.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

export const POSTS_PER_PAGE = 60;

/** The server takes no offence at a post that a plugin threw away without a word. */
const DISMISSED = 'plugin.message_will_be_posted.dismiss_post';

/** The latest posts of a channel. */
export function loadLatestPosts(channelId: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(getPosts(channelId, 0, POSTS_PER_PAGE));
    if (data === undefined) {
      return { error: toActionError(error) };
    }
    dispatch(channelPostsLoaded(channelId));
    if (data.order.length < POSTS_PER_PAGE) {
      dispatch(oldestPostReached(channelId));
    }
    void dispatch(loadMissingProfiles(Object.values(data.posts).map((post) => post.user_id)));
    return { data: true };
  };
}

export function loadOlderPosts(
  channelId: string,
  beforePostId: string,
): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(getPostsBefore(channelId, beforePostId, 0, POSTS_PER_PAGE));
    if (data === undefined) {
      return { error: toActionError(error) };
    }
    if (data.order.length < POSTS_PER_PAGE) {
      dispatch(oldestPostReached(channelId));
    }
    void dispatch(loadMissingProfiles(Object.values(data.posts).map((post) => post.user_id)));
    return { data: true };
  };
}

export function loadThread(rootId: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(getPostThread(rootId, false));
    if (data === undefined) {
      return { error: toActionError(error) };
    }
    void dispatch(loadMissingProfiles(Object.values(data.posts).map((post) => post.user_id)));
    return { data: true };
  };
}

/** What goes with a message besides its text. */
export interface PostExtras {
  files?: readonly FileInfo[];
}

/**
 * Sends a message. It is on screen at once, as pending; when the server or a plugin refuses it, it goes again and the
 * result says why, so that the text can be kept where it was typed.
 */
export function createPost(
  message: string,
  channelId: string,
  rootId: string,
  { files = [] }: PostExtras = {},
): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const state = getState();
    const now = Date.now();
    const pending = {
      message,
      channel_id: channelId,
      root_id: rootId,
      file_ids: files.map(({ id }) => id),
      user_id: state.entities.users.currentUserId,
      pending_post_id: `${state.entities.users.currentUserId}:${now}`,
      create_at: now,
      update_at: now,
      metadata: {},
      props: {},
    } as unknown as Post;
    const asked = await willBePosted(state.plugins.components.MessageWillBePosted, pending);
    if ('refused' in asked) {
      return { error: { message: asked.refused, serverErrorId: '', statusCode: 0 } };
    }
    const shown = { ...asked.post, id: pending.pending_post_id, type: asked.post.type ?? '', reply_count: 0 };
    const threads = isCollapsedThreadsEnabled(state);
    dispatch(receivedNewPost(shown, threads));
    const { data: created, error } = await dispatch(
      guarded(() => Client4.createPost({ ...asked.post, create_at: 0 })),
    );
    if (created === undefined) {
      dispatch(postRemoved(shown));
      return error.serverErrorId === DISMISSED ? { data: true } : { error };
    }
    const amounts = { channelId, amount: 1, amountRoot: created.root_id === '' ? 1 : 0 };
    dispatch(
      batch([
        receivedPost(created, threads),
        { type: ChannelTypes.INCREMENT_TOTAL_MSG_COUNT, data: amounts },
        { type: ChannelTypes.DECREMENT_UNREAD_MSG_COUNT, data: amounts },
      ]),
    );
    return { data: true };
  };
}

export function editPost(post: Post, message: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const change: Partial<Post> & { id: string } = { id: post.id, message };
    const hooks = getState().plugins.components.MessageWillBeUpdated;
    const asked = await willBePosted(hooks, change, post);
    if ('refused' in asked) {
      return { error: { message: asked.refused, serverErrorId: '', statusCode: 0 } };
    }
    const { data, error } = await dispatch(guarded(() => Client4.patchPost({ ...asked.post, id: post.id })));
    if (data === undefined) {
      return { error };
    }
    dispatch(receivedPost(data, isCollapsedThreadsEnabled(getState())));
    return { data: true };
  };
}

/** An ephemeral post is only here; any other goes on the server too. */
export function deletePost(post: Post): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    if (post.type === 'system_ephemeral') {
      dispatch(postRemoved(post));
      return { data: true };
    }
    const { error } = await dispatch(guarded(() => Client4.deletePost(post.id)));
    if (error !== undefined) {
      return { error };
    }
    dispatch(postDeleted(post));
    return { data: true };
  };
}
