import type { Channel, ChannelMembership } from '@mattermost/types/channels';

interface SidebarChannels {
  channels: Channel[];
  direct: Channel[];
}

const byName = (one: Channel, other: Channel) =>
  one.display_name.localeCompare(other.display_name, undefined, { numeric: true });

/** My channels of a team by name, and my direct messages, the latest first. */
export function sidebarChannels(
  all: Readonly<Record<string, Channel>>,
  members: Readonly<Record<string, ChannelMembership>>,
  teamId: string,
): SidebarChannels {
  const mine = Object.values(all).filter(
    ({ id, delete_at: deleted }) => Object.hasOwn(members, id) && !deleted,
  );
  return {
    channels: mine.filter((channel) => channel.team_id === teamId).sort(byName),
    direct: mine
      .filter(({ type }) => type === 'D' || type === 'G')
      .sort((one, other) => (other.last_post_at ?? 0) - (one.last_post_at ?? 0) || byName(one, other)),
  };
}
