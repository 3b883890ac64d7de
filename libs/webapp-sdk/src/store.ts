import type { GlobalState } from './models.ts';

export interface Action {
  type: string;
  [field: string]: unknown;
}

export type Thunk<State = GlobalState> = (dispatch: Dispatch<State>, getState: () => State) => unknown;
export type Dispatch<State = GlobalState> = (action: Action | Thunk<State>) => unknown;
export type Reducer<Slice = unknown> = (state: Slice | undefined, action: Action) => Slice;

/** The host's Redux store: it runs thunks and batches of `redux-batched-actions` (contract: webapp §9). */
export interface Store<State = GlobalState> {
  getState(): State;
  dispatch: Dispatch<State>;
  subscribe(listener: () => void): () => void;
  replaceReducer(reducer: Reducer<State>): void;
}
