import { pluginsReducer } from '@patchbay/registry';
import type { Store } from 'redux';
import type { ThunkDispatch } from 'redux-thunk';
import type { UnknownAction } from 'redux';
import type { GlobalState } from './global-state.ts';
import { withDeferredWork } from './deferred-work.ts';
import { configureStore } from './mattermost-redux.ts';
import { viewsReducer } from './views/index.ts';

export type AppDispatch = ThunkDispatch<GlobalState, unknown, UnknownAction>;
export type AppStore = Omit<Store<GlobalState>, 'dispatch'> & { dispatch: AppDispatch };
export type AppThunk<Result> = (dispatch: AppDispatch, getState: () => GlobalState) => Result;

/**
 * Runs thunks and batches, does what actions of old bundles leave to it, and takes slices in later through the reducer
 * registry (contract: webapp §9).
 */
export function createAppStore(): AppStore {
  const store = configureStore({
    appReducers: { views: viewsReducer, plugins: pluginsReducer },
    preloadedState: {},
  });
  return withDeferredWork(store as unknown as AppStore);
}
