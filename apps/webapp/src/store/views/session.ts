import type { UnknownAction } from 'redux';

export const SESSION_LOADED = 'PATCHBAY_SESSION_LOADED';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface SessionState {
  /** The user whose teams and preferences are in the store; '' for nobody. */
  loadedFor: string;
}

const initialState: SessionState = { loadedFor: '' };

/** What a session needs is loaded once, whichever page is opened first. */
export function session(state: SessionState | undefined = initialState, action: UnknownAction): SessionState {
  switch (action.type) {
    case SESSION_LOADED:
      return { loadedFor: String(action.userId) };
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const sessionLoaded = (userId: string) => ({ type: SESSION_LOADED, userId });
