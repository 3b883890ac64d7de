import { RHS_PLUGIN_STATE, UPDATE_RHS_STATE } from '@patchbay/registry';
import type { UnknownAction } from 'redux';

export const SELECT_POST = 'SELECT_POST';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';
const POST_REMOVED = 'POST_REMOVED';

interface RhsState {
  isSidebarOpen: boolean;
  isSidebarExpanded: boolean;
  /** 'plugin' while a plugin's panel is open, otherwise null. */
  rhsState: string | null;
  pluggableId: string;
  /** The root of the thread that is open. */
  selectedPostId: string;
  selectedChannelId: string;
}

const initialState: RhsState = {
  isSidebarOpen: false,
  isSidebarExpanded: false,
  rhsState: null,
  pluggableId: '',
  selectedPostId: '',
  selectedChannelId: '',
};

/** One thing at a time at the right-hand side: a thread or a plugin's panel (contract: webapp §7). */
export function rhs(state: RhsState | undefined = initialState, action: UnknownAction): RhsState {
  switch (action.type) {
    case UPDATE_RHS_STATE:
      return action.state === RHS_PLUGIN_STATE
        ? {
            ...initialState,
            isSidebarOpen: true,
            isSidebarExpanded: state.isSidebarExpanded,
            rhsState: RHS_PLUGIN_STATE,
            pluggableId: String(action.pluggableId),
          }
        : initialState;
    case SELECT_POST: {
      const postId = String(action.postId ?? '');
      return postId === ''
        ? initialState
        : {
            ...initialState,
            isSidebarOpen: true,
            selectedPostId: postId,
            selectedChannelId: String(action.channelId ?? ''),
          };
    }
    case POST_REMOVED:
      return (action.data as { id: string }).id === state.selectedPostId && state.selectedPostId !== ''
        ? initialState
        : state;
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const selectPost = (postId: string, channelId: string) => ({
  type: SELECT_POST,
  postId,
  channelId,
  timestamp: Date.now(),
});
