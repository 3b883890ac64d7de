import type { CategorySorting, ChannelCategory } from '@mattermost/types/channel_categories';
import type { Channel } from '@mattermost/types/channels';
import {
  makeGetCategoriesForTeam,
  makeGetChannelsByCategory,
} from 'mattermost-redux/selectors/entities/channel_categories';
import { getCurrentChannelId } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { calculateUnreadCount } from 'mattermost-redux/utils/channel_utils';
import type { GlobalState } from '../../store/global-state.ts';
import { sidebarChannels } from './sidebar-channels.ts';

/** A category and its channels in the order they are drawn in, without those that are hidden. */
export interface SidebarCategory {
  category: ChannelCategory;
  channels: readonly Channel[];
}

const categoriesOf = makeGetCategoriesForTeam();
const channelsByCategoryOf = makeGetChannelsByCategory();

let last: { key: readonly unknown[]; sidebar: readonly SidebarCategory[] } = { key: [], sidebar: [] };

/** The categories of a team; where the server has none, the channels by name and the conversations by time. */
export function sidebarOf(state: GlobalState, teamId: string): readonly SidebarCategory[] {
  const categories = categoriesOf(state, teamId).filter(Boolean);
  const key =
    categories.length > 0
      ? [teamId, categoriesOf(state, teamId), channelsByCategoryOf(state, teamId)]
      : [teamId, state.entities.channels.channels, state.entities.channels.myMembers];
  if (key.every((part, index) => part === last.key[index]) && key.length === last.key.length) {
    return last.sidebar;
  }
  const byCategory = categories.length > 0 ? channelsByCategoryOf(state, teamId) : {};
  const sidebar =
    categories.length > 0
      ? categories.map((category, index) => unchanged(last.sidebar[index], category, byCategory[category.id]))
      : withoutCategories(state, teamId);
  last = { key, sidebar };
  return sidebar;
}

/** A category that is as it was is the same object, so that it is not drawn again. */
function unchanged(
  before: SidebarCategory | undefined,
  category: ChannelCategory,
  channels: readonly Channel[] = [],
): SidebarCategory {
  const isSame =
    before?.category === category &&
    before.channels.length === channels.length &&
    channels.every((channel, index) => channel === before.channels[index]);
  return isSame ? before : { category, channels };
}

/** Whether these are the server's, which can be changed. */
export const isKept = ({ id }: ChannelCategory): boolean => id !== '';

function withoutCategories(state: GlobalState, teamId: string): SidebarCategory[] {
  const { channels, myMembers } = state.entities.channels;
  const { channels: ofTeam, direct } = sidebarChannels(channels, myMembers, teamId);
  const common = {
    id: '',
    user_id: state.entities.users.currentUserId,
    team_id: teamId,
    display_name: '',
    sorting: '' as CategorySorting,
    channel_ids: [],
    muted: false,
    collapsed: false,
  };
  return [
    { category: { ...common, type: 'channels' }, channels: ofTeam },
    { category: { ...common, type: 'direct_messages' }, channels: direct },
  ];
}

export function isUnread(state: GlobalState, channelId: string): boolean {
  const { messageCounts, myMembers } = state.entities.channels;
  const crt = isCollapsedThreadsEnabled(state);
  return calculateUnreadCount(messageCounts[channelId], myMembers[channelId], crt).showUnread;
}

/** What is drawn of a category: all of it, or when it is collapsed what is unread in it and the channel that is open. */
export function drawnOf(state: GlobalState, { category, channels }: SidebarCategory): readonly Channel[] {
  return category.collapsed
    ? channels.filter(({ id }) => id === getCurrentChannelId(state) || isUnread(state, id))
    : channels;
}

/** Everything in the sidebar that is unread, and the channel that is open. */
export function unreadOf(state: GlobalState, teamId: string): readonly Channel[] {
  const current = getCurrentChannelId(state);
  return sidebarOf(state, teamId)
    .flatMap(({ channels }) => channels)
    .filter(({ id }) => id === current || isUnread(state, id))
    .sort((one, other) => Number(isMentioned(state, other)) - Number(isMentioned(state, one)));
}

const isMentioned = (state: GlobalState, { id }: Channel): boolean =>
  (state.entities.channels.myMembers[id]?.mention_count ?? 0) > 0;

/** The channels as they stand one below the other, for going from one to the next by key. */
export function drawnChannels(state: GlobalState, teamId: string): readonly Channel[] {
  return state.views.channelSidebar.unreadFilterEnabled
    ? unreadOf(state, teamId)
    : sidebarOf(state, teamId).flatMap((entry) => drawnOf(state, entry));
}
