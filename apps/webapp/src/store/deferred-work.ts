import type { Action, UnknownAction } from 'redux';
import type { AppDispatch, AppStore } from './store.ts';

/** An action to dispatch with what came of the work, or a function that is told of it as its second argument. */
type Sequel = UnknownAction | ((result: unknown, payload: unknown) => void);

interface Work {
  effect: () => unknown;
  commit?: Sequel;
  rollback?: Sequel;
}

/**
 * Carries out what actions leave to the store that they are dispatched to. Bundles with `mattermost-redux` 5 send
 * posts, save preferences and leave channels that way: `meta.offline` holds a request and what follows it.
 */
export function withDeferredWork(store: AppStore): AppStore {
  const dispatch = ((given: unknown) => {
    if (typeof given === 'function') {
      // What a thunk dispatches may leave work, too.
      return store.dispatch((_, ...rest) => (given as Thunk)(dispatch, ...rest));
    }
    const result = store.dispatch(given as UnknownAction);
    const work = workOf(given);
    if (work) {
      void carryOut(work, dispatch);
    }
    return result;
  }) as AppDispatch;
  return { ...store, dispatch };
}

type Thunk = (dispatch: AppDispatch, ...rest: unknown[]) => Action;

/** Actions are whatever a plugin dispatches. */
function workOf(action: unknown): Work | undefined {
  const { meta } = (action ?? {}) as { meta?: { offline?: Partial<Work> } | null };
  const work = meta?.offline;
  return typeof work?.effect === 'function' ? (work as Work) : undefined;
}

async function carryOut({ effect, commit, rollback }: Work, dispatch: AppDispatch): Promise<void> {
  let payload: unknown;
  let sequel = commit;
  try {
    payload = await effect();
  } catch (error) {
    payload = error;
    sequel = rollback;
  }
  if (typeof sequel === 'function') {
    sequel(undefined, payload);
  } else if (sequel) {
    dispatch({ ...sequel, payload });
  }
}
