import type { UnknownAction } from 'redux';

export const CHANNEL_POSTS_LOADED = 'PATCHBAY_CHANNEL_POSTS_LOADED';
export const CHANNEL_POSTS_STALE = 'PATCHBAY_CHANNEL_POSTS_STALE';
export const OLDEST_POST_REACHED = 'PATCHBAY_OLDEST_POST_REACHED';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface ChannelState {
  /** Channels whose latest posts are in the store. */
  loaded: Readonly<Record<string, boolean>>;
  /** Channels of which nothing older is left to load. */
  oldestReached: Readonly<Record<string, boolean>>;
}

const initialState: ChannelState = { loaded: {}, oldestReached: {} };

export function channel(state: ChannelState | undefined = initialState, action: UnknownAction): ChannelState {
  const channelId = String(action.channelId);
  switch (action.type) {
    case CHANNEL_POSTS_LOADED:
      return { ...state, loaded: { ...state.loaded, [channelId]: true } };
    case CHANNEL_POSTS_STALE: {
      const stale = action.channelIds as readonly string[];
      const loaded = Object.fromEntries(Object.entries(state.loaded).filter(([id]) => !stale.includes(id)));
      return { ...state, loaded };
    }
    case OLDEST_POST_REACHED:
      return { ...state, oldestReached: { ...state.oldestReached, [channelId]: true } };
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const channelPostsLoaded = (channelId: string) => ({ type: CHANNEL_POSTS_LOADED, channelId });
/** They are loaded again when they are opened next. */
export const channelPostsStale = (channelIds: readonly string[]) => ({
  type: CHANNEL_POSTS_STALE,
  channelIds,
});
export const oldestPostReached = (channelId: string) => ({ type: OLDEST_POST_REACHED, channelId });
