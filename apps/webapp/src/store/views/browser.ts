import type { UnknownAction } from 'redux';

export const SET_SIDEBAR_OPEN = 'PATCHBAY_SET_SIDEBAR_OPEN';

interface BrowserState {
  focused: boolean;
  /** The channel sidebar, a drawer in a narrow window, is drawn over the channel. */
  isSidebarOpen: boolean;
}

const initialState: BrowserState = { focused: true, isSidebarOpen: false };

export function browser(state: BrowserState | undefined = initialState, action: UnknownAction): BrowserState {
  if (action.type === SET_SIDEBAR_OPEN) {
    return { ...state, isSidebarOpen: action.open === true };
  }
  return state;
}

export const setSidebarOpen = (open: boolean) => ({ type: SET_SIDEBAR_OPEN, open });
