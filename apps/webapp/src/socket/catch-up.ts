import { loadLatestPosts } from '../actions/posts-pages.ts';
import type { AppStore } from '../store/store.ts';

/**
 * To be called when the socket is up for the first time: what is posted between the first look at a channel and then
 * reaches nobody. It is asked for once, as soon as that look is done.
 */
export function catchUp(store: AppStore): void {
  let stop: () => void = () => undefined;
  const look = () => {
    const { entities, views } = store.getState();
    const open = entities.channels.currentChannelId;
    if (open !== '' && views.channel.loaded[open] === true) {
      stop();
      void store.dispatch(loadLatestPosts(open));
      return true;
    }
    return false;
  };
  if (!look()) {
    stop = store.subscribe(look);
  }
}
