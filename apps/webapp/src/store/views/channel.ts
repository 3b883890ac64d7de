import type { UnknownAction } from 'redux';

export const CHANNEL_POSTS_LOADED = 'PATCHBAY_CHANNEL_POSTS_LOADED';
export const CHANNEL_POSTS_STALE = 'PATCHBAY_CHANNEL_POSTS_STALE';
const SET_CHANNEL_VIEW_TIME = 'PATCHBAY_SET_CHANNEL_VIEW_TIME';
const POST_UNREAD_SUCCESS = 'POST_UNREAD_SUCCESS';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface ChannelState {
  /** Channels whose latest posts are in the store. */
  loaded: Readonly<Record<string, boolean>>;
  /** Until when a channel was read as it was opened, or marked as unread: after that stands the line of the new ones. */
  lastChannelViewTime: Readonly<Record<string, number>>;
}

const initialState: ChannelState = { loaded: {}, lastChannelViewTime: {} };

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
    case SET_CHANNEL_VIEW_TIME:
      return withViewTime(state, channelId, Number(action.at));
    case POST_UNREAD_SUCCESS: {
      const { channelId: id, lastViewedAt } = action.data as { channelId: string; lastViewedAt: number };
      return withViewTime(state, id, lastViewedAt);
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

const withViewTime = (state: ChannelState, channelId: string, at: number): ChannelState => ({
  ...state,
  lastChannelViewTime: { ...state.lastChannelViewTime, [channelId]: at },
});

export const channelPostsLoaded = (channelId: string) => ({ type: CHANNEL_POSTS_LOADED, channelId });
/** They are loaded again when they are opened next. */
export const channelPostsStale = (channelIds: readonly string[]) => ({
  type: CHANNEL_POSTS_STALE,
  channelIds,
});
/** A channel is opened; its line of new posts stands where it was read until then, whatever is read from now on. */
export const setChannelViewTime = (channelId: string, at: number) => ({
  type: SET_CHANNEL_VIEW_TIME,
  channelId,
  at,
});
