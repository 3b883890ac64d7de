import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import { ChannelTypes, FileTypes } from 'mattermost-redux/action_types';
import {
  decrementPinnedPostCount,
  postDeleted,
  postRemoved,
  receivedNewPost,
  receivedPost,
} from 'mattermost-redux/actions/posts';
import { decrementThreadCounts } from 'mattermost-redux/actions/threads';
import { Client4 } from 'mattermost-redux/client';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import type { AppServices } from '../app-context.ts';
import { willBePosted } from '../plugins/message-hooks.ts';
import { batch } from '../store/batch.ts';
import { isEphemeralPost } from '../store/kind-of-post.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import type { ActionError, ActionResult } from './result.ts';

/** The server takes no offence at a post that a plugin threw away without a word. */
const DISMISSED = 'plugin.message_will_be_posted.dismiss_post';

/** What goes with a message besides its text. */
export interface PostExtras {
  files?: readonly FileInfo[];
  props?: Record<string, unknown>;
  metadata?: Partial<Post['metadata']>;
  type?: Post['type'];
}

/**
 * Sends a message. It is on screen at once, as pending. When a plugin or the server refuses it, it goes again and the
 * result says why, so that the text can be kept where it was typed. When the server could not be reached, it stays, as
 * one that failed and can be sent again. Answers what the server made of it, where it made something.
 */
export function createPost(
  services: Pick<AppServices, 'webHalfFailed'>,
  message: string,
  channelId: string,
  rootId: string,
  { files = [], props = {}, metadata = {}, type }: PostExtras = {},
): AppThunk<Promise<ActionResult<Post | true>>> {
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
      metadata,
      props,
      ...(type === undefined ? {} : { type }),
    } as unknown as Post;
    const asked = await willBePosted(services, state.plugins.components.MessageWillBePosted, pending);
    if ('refused' in asked) {
      return { error: { message: asked.refused, serverErrorId: '', statusCode: 0 } };
    }
    const { post } = asked;
    const shown = { ...post, id: pending.pending_post_id, type: post.type ?? '', reply_count: 0 };
    if (files.length > 0) {
      dispatch({ type: FileTypes.RECEIVED_FILES_FOR_POST, postId: shown.id, data: files });
    }
    dispatch(receivedNewPost(shown, isCollapsedThreadsEnabled(state)));
    return dispatch(send(post, shown));
  };
}

/** Sends a post that failed again, as it was. */
export function retryPost(failed: Post): AppThunk<Promise<ActionResult<Post | true>>> {
  return async (dispatch, getState) => {
    const shown = { ...failed, failed: false, update_at: Date.now() };
    dispatch(receivedPost(shown, isCollapsedThreadsEnabled(getState())));
    const { id: _id, failed: _failed, ...post } = failed;
    const result = await dispatch(send(post as Post, shown));
    if (result.error !== undefined) {
      // It was refused this time; the text must not go, and there is no field to put it into.
      dispatch(receivedNewPost({ ...failed, update_at: Date.now() }, isCollapsedThreadsEnabled(getState())));
    }
    return result;
  };
}

function send(post: Post, shown: Post): AppThunk<Promise<ActionResult<Post | true>>> {
  return async (dispatch, getState) => {
    const threads = isCollapsedThreadsEnabled(getState());
    const { data: created, error } = await dispatch(
      guarded(() => Client4.createPost({ ...post, create_at: 0 })),
    );
    if (created === undefined) {
      if (wasNotReached(error)) {
        dispatch(receivedPost({ ...shown, failed: true, update_at: Date.now() }, threads));
        return { data: true };
      }
      dispatch(postRemoved(shown));
      return error.serverErrorId === DISMISSED ? { data: true } : { error };
    }
    const amounts = { channelId: post.channel_id, amount: 1, amountRoot: created.root_id === '' ? 1 : 0 };
    dispatch(
      batch([
        receivedPost(created, threads),
        { type: ChannelTypes.INCREMENT_TOTAL_MSG_COUNT, data: amounts },
        { type: ChannelTypes.DECREMENT_UNREAD_MSG_COUNT, data: amounts },
      ]),
    );
    return { data: created };
  };
}

const SERVER_FAULT = 500;

/** Nobody said no: the network failed, or the server did, or what stands before it. */
function wasNotReached({ statusCode, serverErrorId }: ActionError): boolean {
  return statusCode === 0 || (statusCode >= SERVER_FAULT && serverErrorId === '');
}

export function editPost(
  services: Pick<AppServices, 'webHalfFailed'>,
  post: Post,
  message: string,
): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const change: Partial<Post> & { id: string } = { id: post.id, message };
    const hooks = getState().plugins.components.MessageWillBeUpdated;
    const asked = await willBePosted(services, hooks, change, post);
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

const isOnlyHere = (post: Post) => isEphemeralPost(post) || post.failed === true;

/** An ephemeral post, and one that failed, is only here; any other goes on the server too. */
export function deletePost(post: Post): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    if (isOnlyHere(post)) {
      dispatch(postRemoved(post));
      return { data: true };
    }
    const { error } = await dispatch(guarded(() => Client4.deletePost(post.id)));
    if (error !== undefined) {
      return { error };
    }
    dispatch(postDeletedHere(post));
    return { data: true };
  };
}

/** A post is gone, here or by the word of the server: what was counted for it is so no more. */
export function postDeletedHere(post: Post): AppThunk<void> {
  return (dispatch, getState) => {
    const known = getState().entities.posts.posts[post.id];
    if (known?.state === 'DELETED') {
      return;
    }
    if (post.root_id === '' && isCollapsedThreadsEnabled(getState())) {
      dispatch(decrementThreadCounts(post) as never);
    }
    dispatch(postDeleted(post));
    if (known?.is_pinned === true) {
      dispatch(decrementPinnedPostCount(post.channel_id));
    }
  };
}
