import type { AnyAction } from './any-action.ts';

export const UPDATE_RHS_STATE = 'UPDATE_RHS_STATE';
/** `state.views.rhs.rhsState` while a plugin's panel is open. */
export const RHS_PLUGIN_STATE = 'plugin';

type Dispatch = (action: AnyAction) => unknown;
type GetState = () => { views: { rhs: { rhsState: string | null; pluggableId: string } } };
type Thunk = (dispatch: Dispatch, getState: GetState) => void;

/** What a plugin dispatches to open and close its panel (contract: registry registerRightHandSidebarComponent). */
export interface RightHandSideActions {
  showRHSPlugin: AnyAction;
  hideRHSPlugin: Thunk;
  toggleRHSPlugin: Thunk;
}

export function closeRightHandSide(): AnyAction {
  return { type: UPDATE_RHS_STATE, state: null };
}

export function rightHandSideActions(id: string): RightHandSideActions {
  const showRHSPlugin: AnyAction = { type: UPDATE_RHS_STATE, state: RHS_PLUGIN_STATE, pluggableId: id };
  const isOpen = (getState: GetState) => {
    const { rhsState, pluggableId } = getState().views.rhs;
    return rhsState === RHS_PLUGIN_STATE && pluggableId === id;
  };
  return {
    showRHSPlugin,
    hideRHSPlugin: (dispatch, getState) => {
      if (isOpen(getState)) {
        dispatch(closeRightHandSide());
      }
    },
    toggleRHSPlugin: (dispatch, getState) => {
      dispatch(isOpen(getState) ? closeRightHandSide() : showRHSPlugin);
    },
  };
}
