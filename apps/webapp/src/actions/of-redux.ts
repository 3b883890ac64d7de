import type { AppThunk } from '../store/store.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

/** What a thunk of `mattermost-redux` answers. */
interface Answer<Data> {
  data?: Data;
  error?: unknown;
}

/** Runs a thunk of `mattermost-redux` and says its failure as ours do, in words for the person. */
export function ofRedux<Data>(
  thunk: (dispatch: never, getState: never, extra: never) => Promise<Answer<Data>>,
): AppThunk<Promise<ActionResult<Data>>> {
  return async (dispatch) => {
    const { data, error } = await (dispatch(thunk as never) as Promise<Answer<Data>>);
    return error === undefined || error === null ? { data: data as Data } : { error: toActionError(error) };
  };
}
