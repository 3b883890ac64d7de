import type { AppThunk } from '../store/store.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

/** As `guarded`, where 401 says that a password or a code is wrong, and not that the session is over. */
export function attempted<Data>(request: () => Promise<Data>): AppThunk<Promise<ActionResult<Data>>> {
  return async () => {
    try {
      return { data: await request() };
    } catch (error) {
      return { error: toActionError(error) };
    }
  };
}
