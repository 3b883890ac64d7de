import { UserTypes } from 'mattermost-redux/action_types';
import { noteExpiredSession } from '../components/login/expired-session.ts';
import type { AppThunk } from '../store/store.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

const UNAUTHORIZED = 401;

/** Runs a request; its failure becomes a result, and a session that is over ends here too. */
export function guarded<Data>(request: () => Promise<Data>): AppThunk<Promise<ActionResult<Data>>> {
  return async (dispatch, getState) => {
    try {
      return { data: await request() };
    } catch (caught) {
      const error = toActionError(caught);
      if (error.statusCode === UNAUTHORIZED && getState().entities.users.currentUserId !== '') {
        noteExpiredSession(`${window.location.pathname}${window.location.search}`);
        dispatch({ type: UserTypes.LOGOUT_SUCCESS, data: null });
      }
      return { error };
    }
  };
}
