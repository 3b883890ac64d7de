import { RHS_PLUGIN_STATE, UPDATE_RHS_STATE } from '@patchbay/registry';
import type { UnknownAction } from 'redux';

export const SELECT_POST = 'SELECT_POST';
export const SELECT_POST_CARD = 'SELECT_POST_CARD';
export const RHS_GO_BACK = 'RHS_GO_BACK';
export const HIGHLIGHT_REPLY = 'HIGHLIGHT_REPLY';
export const UPDATE_RHS_SEARCH_TERMS = 'UPDATE_RHS_SEARCH_TERMS';
export const UPDATE_RHS_SEARCH_RESULTS_TERMS = 'UPDATE_RHS_SEARCH_RESULTS_TERMS';
export const UPDATE_RHS_SEARCH_TYPE = 'UPDATE_RHS_SEARCH_TYPE';
export const SET_RHS_EXPANDED = 'SET_RHS_EXPANDED';
export const TOGGLE_RHS_EXPANDED = 'TOGGLE_RHS_EXPANDED';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';
const POST_REMOVED = 'POST_REMOVED';

/** The fields are Mattermost's: plugins read some of them (contract: webapp §9). */
interface RhsState {
  isSidebarOpen: boolean;
  isSidebarExpanded: boolean;
  /** What is open: `plugin`, or one of the panels of `components/rhs/panels.tsx`; null for a thread or nothing. */
  rhsState: string | null;
  /** What Back goes to, the newest last. */
  previousRhsStates: readonly string[];
  /** Back has led here: the panel shows what it has shown before. */
  isBack: boolean;
  pluggableId: string;
  /** The root of the thread that is open. */
  selectedPostId: string;
  selectedPostFocussedAt: number;
  /** The post whose card is open. */
  selectedPostCardId: string;
  selectedChannelId: string;
  /** A post that is pointed out for a moment. */
  highlightedPostId: string;
  searchTerms: string;
  searchResultsTerms: string;
  /** `messages`, `files`, or the id of the plugin that searches; '' for messages. */
  searchType: string;
}

const initialState: RhsState = {
  isSidebarOpen: false,
  isSidebarExpanded: false,
  rhsState: null,
  previousRhsStates: [],
  isBack: false,
  pluggableId: '',
  selectedPostId: '',
  selectedPostFocussedAt: 0,
  selectedPostCardId: '',
  selectedChannelId: '',
  highlightedPostId: '',
  searchTerms: '',
  searchResultsTerms: '',
  searchType: '',
};

/** One thing at a time at the right-hand side: a thread, a plugin's panel or one of the host's (contract: webapp §7). */
export function rhs(state: RhsState | undefined = initialState, action: UnknownAction): RhsState {
  switch (action.type) {
    case UPDATE_RHS_STATE:
      return typeof action.state === 'string'
        ? {
            ...opened(state, action.state, action),
            selectedPostId: String(action.postId ?? ''),
            previousRhsStates: wayBack(state, action),
          }
        : initialState;
    case SELECT_POST: {
      const selectedPostId = String(action.postId ?? '');
      const fields = {
        selectedPostId,
        selectedPostFocussedAt: Number(action.timestamp ?? 0),
        previousRhsStates: wayBack(state, action),
      };
      return selectedPostId === '' ? initialState : { ...opened(state, null, action), ...fields };
    }
    case SELECT_POST_CARD:
      return {
        ...opened(state, null, action),
        selectedPostCardId: String(action.postId ?? ''),
        previousRhsStates: wayBack(state, action),
      };
    case RHS_GO_BACK: {
      const previous = state.previousRhsStates.at(-1);
      return previous === undefined
        ? initialState
        : {
            ...opened(state, previous, { channelId: state.selectedChannelId }),
            previousRhsStates: state.previousRhsStates.slice(0, -1),
            isBack: true,
          };
    }
    case HIGHLIGHT_REPLY:
      return { ...state, highlightedPostId: String(action.postId ?? '') };
    case UPDATE_RHS_SEARCH_TERMS:
      return { ...state, searchTerms: String(action.terms ?? '') };
    case UPDATE_RHS_SEARCH_RESULTS_TERMS:
      return { ...state, searchResultsTerms: String(action.terms ?? '') };
    case UPDATE_RHS_SEARCH_TYPE:
      return { ...state, searchType: String(action.searchType ?? '') };
    case SET_RHS_EXPANDED:
      return { ...state, isSidebarExpanded: action.expanded === true };
    case TOGGLE_RHS_EXPANDED:
      return { ...state, isSidebarExpanded: !state.isSidebarExpanded };
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

/** What was typed into the search stays when something else is opened, and so does the width. */
function opened(
  state: RhsState,
  rhsState: string | null,
  { channelId, pluggableId }: Readonly<Record<string, unknown>>,
): RhsState {
  return {
    ...initialState,
    isSidebarOpen: true,
    isSidebarExpanded: state.isSidebarExpanded,
    searchTerms: state.searchTerms,
    searchResultsTerms: state.searchResultsTerms,
    searchType: state.searchType,
    rhsState,
    pluggableId: rhsState === RHS_PLUGIN_STATE ? String(pluggableId) : '',
    selectedChannelId: typeof channelId === 'string' ? channelId : '',
  };
}

/** An action that says what was open before it adds that to the way back; any other begins a new one. */
const wayBack = (
  state: RhsState,
  { previousRhsState: before }: Readonly<Record<string, unknown>>,
): readonly string[] =>
  typeof before === 'string' && before !== '' ? [...state.previousRhsStates, before] : [];

/** Opens one of the panels of `components/rhs/panels.tsx`. */
export const showPanel = (state: string, channelId = '') => ({ type: UPDATE_RHS_STATE, state, channelId });

export const selectPost = (postId: string, channelId: string) => ({
  type: SELECT_POST,
  postId,
  channelId,
  timestamp: Date.now(),
});

/** What there is no way back to: of a plugin's panel it is not known which, of the history not whose. */
const withoutWayBack: ReadonlySet<unknown> = new Set([RHS_PLUGIN_STATE, 'edit-history']);

/** An action that opens something from a panel of the host's, to which Back then goes. */
export const fromPanel =
  (action: UnknownAction) =>
  (dispatch: (action: UnknownAction) => unknown, getState: () => { views: { rhs: RhsState } }): void => {
    const { rhsState } = getState().views.rhs;
    const isLeft = rhsState !== action.state && !withoutWayBack.has(rhsState);
    dispatch({ ...action, previousRhsState: isLeft ? rhsState : undefined });
  };

export const goBack = () => ({ type: RHS_GO_BACK });
export const toggleExpanded = () => ({ type: TOGGLE_RHS_EXPANDED });

/** What a post said before it was edited. */
export const showEditHistory = (postId: string, channelId: string) => ({
  type: UPDATE_RHS_STATE,
  state: 'edit-history',
  postId,
  channelId,
});

/** The card of a post (contract: registry registerPostCardTypeComponent). */
export const showPostCard = (postId: string, channelId: string) => ({
  type: SELECT_POST_CARD,
  postId,
  channelId,
});
