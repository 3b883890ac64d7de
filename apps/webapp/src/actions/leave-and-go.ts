import type { Channel } from '@mattermost/types/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { browserHistory } from '../browser-history.ts';
import type { AppThunk } from '../store/store.ts';
import { leaveChannel } from './channels.ts';
import type { ActionResult } from './result.ts';

/** Leaves a channel; whoever had it open goes to the default one of the team. */
export function leaveAndGo(channel: Channel): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const wasOpen = getState().entities.channels.currentChannelId === channel.id;
    const team = getCurrentTeam(getState());
    const done = await dispatch(leaveChannel(channel.id));
    if (done.error === undefined && wasOpen && team !== undefined) {
      browserHistory.push(`/${team.name}/channels/town-square`);
    }
    return done;
  };
}
