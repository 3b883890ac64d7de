import type { Team } from '@mattermost/types/teams';
import type { Channel } from '@mattermost/types/channels';
import { UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import type { AppThunk } from '../store/store.ts';
import { joinChannel, loadChannel, openDirectChannel } from './channels.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

/**
 * Fetches what an address names and the store does not know: a conversation is opened, a public channel is joined, as
 * whoever follows a link to it means; an archived one can be looked at by who was in it.
 */
export function openPlace(
  team: Team,
  isDirect: boolean,
  name: string,
): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    if (isDirect) {
      return name.startsWith('@')
        ? dispatch(openConversationWith(name.slice(1)))
        : dispatch(openByName('', name));
    }
    const found = await dispatch(guarded(() => Client4.getChannelByName(team.id, name, true)));
    if (found.data === undefined) {
      return found;
    }
    const { id, type, delete_at: deletedAt } = found.data;
    return type === 'O' && deletedAt === 0 ? dispatch(joinChannel(found.data)) : dispatch(loadChannel(id));
  };
}

function openConversationWith(username: string): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    const user = await dispatch(guarded(() => Client4.getUserByUsername(username)));
    if (user.data === undefined) {
      return user;
    }
    dispatch({ type: UserTypes.RECEIVED_PROFILE, data: user.data });
    return dispatch(openDirectChannel(user.data.id));
  };
}

/** Conversations of several are called by a name that nobody types; a link may have it, or the channel's id. */
function openByName(teamId: string, name: string): AppThunk<Promise<ActionResult<Channel>>> {
  return async (dispatch) => {
    const byId = await dispatch(loadChannel(name));
    if (byId.data !== undefined) {
      return byId;
    }
    const found = await dispatch(guarded(() => Client4.getChannelByName(teamId, name, true)));
    return found.data === undefined ? found : dispatch(loadChannel(found.data.id));
  };
}
