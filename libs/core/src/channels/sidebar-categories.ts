import type { Channel, OrderedSidebarCategories, SidebarCategoryWithChannels } from '@patchbay/contract';
import { fill } from '../model/fill.ts';

const KINDS = [
  { type: 'favorites', display_name: 'Favorites', sort_order: 0 },
  { type: 'channels', display_name: 'Channels', sort_order: 10 },
  { type: 'direct_messages', display_name: 'Direct Messages', sort_order: 20 },
] as const;

/** The three categories everyone starts with, their channels sorted into them. */
export function defaultCategories(
  userId: string,
  teamId: string,
  channels: readonly Channel[],
): OrderedSidebarCategories {
  const categories = KINDS.map(({ type, display_name, sort_order }) =>
    fill<SidebarCategoryWithChannels>('model.SidebarCategoryWithChannels', {
      id: `${type}_${userId}_${teamId}`,
      user_id: userId,
      team_id: teamId,
      type,
      display_name,
      sort_order,
      sorting: type === 'direct_messages' ? 'recent' : '',
      channel_ids: channels.filter((channel) => kindOf(channel) === type).map((channel) => channel.id),
    }),
  );
  return fill<OrderedSidebarCategories>('model.OrderedSidebarCategories', {
    order: categories.map((category) => category.id),
    categories,
  });
}

function kindOf(channel: Channel): (typeof KINDS)[number]['type'] {
  return channel.type === 'D' || channel.type === 'G' ? 'direct_messages' : 'channels';
}
