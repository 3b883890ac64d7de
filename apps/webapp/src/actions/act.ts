import type { ActionFuncAsync } from 'mattermost-redux/types/actions';
import type { AppThunk } from '../store/store.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

/** Runs a thunk of `mattermost-redux`; what went wrong comes back in words, as from the host's own. */
export function act<Data>(action: ActionFuncAsync<Data>): AppThunk<Promise<ActionResult<Data | true>>> {
  return async (dispatch) => {
    try {
      const { data, error } = await dispatch(action);
      return error ? { error: toActionError(error) } : { data: data ?? true };
    } catch (thrown) {
      return { error: toActionError(thrown) };
    }
  };
}
