import { combineReducers } from 'redux';
import { browser } from './browser.ts';
import { channel } from './channel.ts';
import { channelSidebar } from './channel-sidebar.ts';
import { drafts } from './drafts.ts';
import { i18n } from './i18n.ts';
import { marketplace } from './marketplace.ts';
import { modals } from './modals.ts';
import { notifications } from './notifications.ts';
import { pluginDetails } from './plugin-details.ts';
import { pluginFailures } from './plugin-failures.ts';
import { posts } from './posts.ts';
import { rhs } from './rhs.ts';
import { session } from './session.ts';
import { search } from './search.ts';
import { switchedOffPlugins } from './switched-off-plugins.ts';
import { threads } from './threads.ts';
import { toasts } from './toasts.ts';
import { uploads } from './uploads.ts';
import { unknownUsers } from './unknown-users.ts';

/** What is on screen. `mattermost-redux` leaves this slice to its host; plugins read parts of it (contract: webapp §9). */
export const viewsReducer = combineReducers({
  browser,
  channel,
  channelSidebar,
  drafts,
  i18n,
  marketplace,
  modals,
  notifications,
  pluginDetails,
  pluginFailures,
  posts,
  rhs,
  session,
  search,
  switchedOffPlugins,
  threads,
  toasts,
  unknownUsers,
  uploads,
});

export type ViewsState = ReturnType<typeof viewsReducer>;
