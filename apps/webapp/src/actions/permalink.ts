import type { Channel } from '@mattermost/types/channels';
import { Client4 } from 'mattermost-redux/client';
import { getChannel, getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentTeam, getMyTeams, getTeam } from 'mattermost-redux/selectors/entities/teams';
import { pathOfChannel } from '../components/routes/channel-path.ts';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { HIGHLIGHT_REPLY, selectPost } from '../store/views/rhs.ts';
import { joinChannel, loadChannel } from './channels.ts';
import { guarded } from './guarded.ts';
import { loadThread } from './posts-pages.ts';
import type { ActionResult } from './result.ts';

/**
 * Finds where a post is; answers the path that shows it. A public channel of a team of mine is joined on the way. An
 * answer is shown in its thread, too, where threads are collapsed; not any more when `leaving` is aborted.
 */
export function openPermalink(
  postId: string,
  leaving?: AbortSignal,
): AppThunk<Promise<ActionResult<string>>> {
  return async (dispatch, getState) => {
    const info = await dispatch(guarded(() => Client4.getPostInfo(postId)));
    if (info.data === undefined) {
      return { error: info.error };
    }
    const { channel_id: channelId, team_id: teamId, has_joined_channel: isMember } = info.data;
    const channel = await dispatch(enter(channelId, isMember));
    if (channel.data === undefined) {
      return { error: channel.error };
    }
    const thread = await dispatch(loadThread(postId));
    if (thread.data === undefined) {
      return { error: thread.error };
    }
    const rootId = thread.data.posts[postId]?.root_id ?? '';
    const isInThread = rootId !== '' && isCollapsedThreadsEnabled(getState());
    if (isInThread && leaving?.aborted !== true) {
      dispatch(selectPost(rootId, channelId));
      dispatch({ type: HIGHLIGHT_REPLY, postId });
    }
    const path = pathOfChannel(getState(), teamNameOf(getState(), teamId), channel.data);
    return { data: `${path}/${isInThread ? rootId : postId}` };
  };
}

function enter(channelId: string, isMember: boolean): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch, getState) => {
    const known = getChannel(getState(), channelId);
    if (isMember) {
      return known !== undefined && getMyChannelMembership(getState(), channelId) !== undefined
        ? { data: known }
        : dispatch(loadChannel(channelId));
    }
    const found = await dispatch(guarded(() => Client4.getChannel(channelId)));
    return found.data === undefined ? found : dispatch(joinChannel(found.data));
  };
}

/** A direct message is in no team: it is shown in the one on screen, or the first there is. */
function teamNameOf(state: GlobalState, teamId: string): string {
  const team = teamId === '' ? undefined : getTeam(state, teamId);
  return (team ?? getCurrentTeam(state) ?? getMyTeams(state)[0])?.name ?? '';
}
