import { loadLatestPosts } from '../actions/posts-pages.ts';
import type { AppStore } from '../store/store.ts';

/**
 * To be called when the socket is up for the first time: what happens between the first look at things and then reaches
 * nobody. When a channel is on screen already, all is asked for again with `refetch`; else only what was posted to the
 * channel while it was fetched, once that is done.
 */
export function catchUp(store: AppStore, refetch: () => void): void {
  if (looked(store) !== undefined) {
    refetch();
    return;
  }
  const stop = store.subscribe(() => {
    const channelId = looked(store);
    if (channelId !== undefined) {
      stop();
      void store.dispatch(loadLatestPosts(channelId));
    }
  });
}

/** The channel that is open, once its posts are here. */
function looked(store: AppStore): string | undefined {
  const { entities, views } = store.getState();
  const open = entities.channels.currentChannelId;
  return views.channel.loaded[open] === true ? open : undefined;
}
