import type { UnknownAction } from 'redux';

export const SET_UNREAD_FILTER_ENABLED = 'SET_UNREAD_FILTER_ENABLED';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface ChannelSidebarState {
  /** Only what is unread is listed. */
  unreadFilterEnabled: boolean;
}

const initialState: ChannelSidebarState = { unreadFilterEnabled: false };

export function channelSidebar(
  state: ChannelSidebarState | undefined = initialState,
  action: UnknownAction,
): ChannelSidebarState {
  switch (action.type) {
    case SET_UNREAD_FILTER_ENABLED:
      return { ...state, unreadFilterEnabled: action.enabled === true };
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const setUnreadFilterEnabled = (enabled: boolean) => ({ type: SET_UNREAD_FILTER_ENABLED, enabled });
