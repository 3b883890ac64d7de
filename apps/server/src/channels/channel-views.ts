import type { Channel, ChannelMember } from '@patchbay/contract';
import { fill, present, type ChannelOfTeam } from '@patchbay/core';

type View = Record<string, unknown>;

/** A membership, without what is nobody's business but its member's: when they were last there. */
export function memberView(member: ChannelMember, viewerId: string): View {
  const view = present('model.ChannelMember', member);
  if (member.user_id === viewerId) return view;
  return Object.fromEntries(
    Object.entries(view).filter(([name]) => name !== 'last_viewed_at' && name !== 'last_update_at'),
  );
}

export function memberViews(members: readonly ChannelMember[], viewerId: string): View[] {
  return members.map((member) => memberView(member, viewerId));
}

export function channelOfTeamView({ channel, team }: ChannelOfTeam): View {
  return {
    ...present('model.Channel', channel),
    team_display_name: team?.display_name ?? '',
    team_name: team?.name ?? '',
    team_update_at: team?.update_at ?? 0,
  };
}

/** For those who may see lists of channels, but not what they are about. */
export function withoutDetails({ id, team_id, type, display_name }: Channel): Channel {
  return fill<Channel>('model.Channel', { id, team_id, type, display_name });
}
