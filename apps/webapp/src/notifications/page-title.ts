import {
  basicUnreadMeta,
  getCurrentChannel,
  getUnreadStatus,
} from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import type { GlobalState } from '../store/global-state.ts';

const DEFAULT_NAME = 'Patchbay';

/** What the tab of the browser says: mentions as a number, else an asterisk when there is something unread; then where one is. */
export function pageTitle(state: GlobalState): string {
  const site = getConfig(state).SiteName || DEFAULT_NAME;
  if (state.entities.users.currentUserId === '') {
    return site;
  }
  const { isUnread, unreadMentionCount } = basicUnreadMeta(getUnreadStatus(state));
  const mark = unreadMentionCount > 0 ? `(${unreadMentionCount}) ` : isUnread ? '* ' : '';
  const channel = getCurrentChannel(state);
  const where = [channel?.display_name, getCurrentTeam(state)?.display_name, site].filter(Boolean);
  return `${mark}${where.join(' - ')}`;
}

/** The icon of the tab, with a dot for what is unread and a red one for mentions. */
export function pageIcon(state: GlobalState): string {
  if (state.entities.users.currentUserId === '') {
    return '/favicon.svg';
  }
  const { isUnread, unreadMentionCount } = basicUnreadMeta(getUnreadStatus(state));
  return unreadMentionCount > 0 ? '/favicon-mention.svg' : isUnread ? '/favicon-unread.svg' : '/favicon.svg';
}
