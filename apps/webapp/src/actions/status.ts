import type { UserCustomStatus, UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { getStatusesByIds, setStatus } from 'mattermost-redux/actions/users';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUser, getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

export type Presence = 'online' | 'away' | 'dnd' | 'offline';

const MS = 1000;

/** Says that the person is there, or not; `until` ends "do not disturb", in milliseconds since 1970. */
export function setPresence(status: Presence, until = 0): AppThunk<Promise<ActionResult<unknown>>> {
  return async (dispatch, getState) => {
    const dndEndTime = until === 0 ? {} : { dnd_end_time: Math.floor(until / MS) };
    const wanted = { user_id: getCurrentUserId(getState()), status, ...dndEndTime };
    const { data, error } = await dispatch(setStatus(wanted));
    return error === undefined ? { data } : { error: toActionError(error) };
  };
}

/** What the person says of themselves; without one that is taken away. */
export function setCustomStatus(
  status: UserCustomStatus | undefined,
): AppThunk<Promise<ActionResult<unknown>>> {
  return async (dispatch, getState) => {
    const result = await dispatch(
      guarded(() =>
        status === undefined ? Client4.unsetCustomStatus() : Client4.updateCustomStatus(status),
      ),
    );
    if (result.error === undefined) {
      const me = getCurrentUser(getState());
      const customStatus = status === undefined ? '' : JSON.stringify(status);
      const data: UserProfile = { ...me, props: { ...me.props, customStatus } };
      dispatch({ type: UserTypes.RECEIVED_ME, data });
    }
    return result;
  };
}

const DIRECT = 'D';
/** Of a channel, the posts whose authors are likely to be on screen. */
const POSTS_LOOKED_AT = 60;
const MOST_ASKED = 200;

/** Asks anew whether those are there whom the page shows: the person, who wrote in the channel, whom one writes to. */
export function refreshPresence(): AppThunk<void> {
  return (dispatch, getState) => {
    const { channels, posts, users, general } = getState().entities;
    if (general.config.EnableUserStatuses === 'false' || users.currentUserId === '') {
      return;
    }
    const blocks = posts.postsInChannel[channels.currentChannelId] ?? [];
    const authors = blocks
      .flatMap(({ order }) => order.slice(0, POSTS_LOOKED_AT))
      .map((id) => posts.posts[id]?.user_id ?? '');
    const partners = Object.keys(channels.myMembers).flatMap((id) => {
      const channel = channels.channels[id];
      return channel?.type === DIRECT ? channel.name.split('__') : [];
    });
    const ids = [...new Set([users.currentUserId, ...authors, ...partners])].filter(Boolean);
    void dispatch(getStatusesByIds(ids.slice(0, MOST_ASKED)));
  };
}
