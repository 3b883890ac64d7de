import type { Post } from '@mattermost/types/posts';
import {
  addPostReminder,
  flagPost,
  pinPost,
  restorePostVersion,
  setUnreadPost,
  unflagPost,
  unpinPost,
} from 'mattermost-redux/actions/posts';
import { markThreadAsUnread, setThreadFollow } from 'mattermost-redux/actions/threads';
import { getTeamIdFromPost, isPostFlagged } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { act } from './act.ts';
import type { ActionResult } from './result.ts';

type Done = AppThunk<Promise<ActionResult<unknown>>>;

const teamOf = (state: GlobalState, post: Post) => getTeamIdFromPost(state, post) ?? getCurrentTeamId(state);

export function togglePinned(post: Post): Done {
  return (dispatch) => dispatch(act(post.is_pinned ? unpinPost(post.id) : pinPost(post.id)));
}

export function toggleSaved(post: Post): Done {
  return (dispatch, getState) =>
    dispatch(act(isPostFlagged(getState(), post.id) ? unflagPost(post.id) : flagPost(post.id)));
}

/** From here on the channel is unread again; with collapsed threads an answer makes its thread unread. */
export function markUnreadFrom(post: Post): Done {
  return (dispatch, getState) => {
    const state = getState();
    const userId = getCurrentUserId(state);
    return post.root_id !== '' && isCollapsedThreadsEnabled(state)
      ? dispatch(act(markThreadAsUnread(userId, teamOf(state, post), post.root_id, post.id)))
      : dispatch(act(setUnreadPost(userId, post.id)));
  };
}

export function followThread(post: Post, follows: boolean): Done {
  return (dispatch, getState) => {
    const state = getState();
    const rootId = post.root_id || post.id;
    return dispatch(act(setThreadFollow(getCurrentUserId(state), teamOf(state, post), rootId, follows)));
  };
}

const MS_PER_SECOND = 1000;

/** Asks to be reminded of a post at a time, in milliseconds since 1970. */
export function remindOf(post: Post, at: number): Done {
  return (dispatch, getState) =>
    dispatch(act(addPostReminder(getCurrentUserId(getState()), post.id, Math.floor(at / MS_PER_SECOND))));
}

/** Makes an earlier version of a post what it says again; the server keeps the one before as a version, too. */
export function restoreVersion(post: Post, version: Post): Done {
  return (dispatch, getState) =>
    dispatch(act(restorePostVersion(post.id, version.id, getState().websocket.connectionId)));
}
