import type { Channel, ChannelMember, User } from '@patchbay/contract';
import { memberRoles, roleNames } from '../access/role-names.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { defaultChannelNotifyProps } from './channel-rules.ts';
import type { ChannelMemberRow } from './channel-member.entity.ts';
import type { ChannelRow } from './channel.entity.ts';

/** A channel that is not there yet. */
export function newChannel(given: Partial<Channel>, now: number): Channel {
  return fill<Channel>('model.Channel', {
    team_id: given.team_id,
    type: given.type,
    display_name: given.display_name?.trim(),
    name: given.name,
    header: given.header,
    purpose: given.purpose,
    creator_id: given.creator_id,
    group_constrained: given.group_constrained,
    shared: given.shared,
    banner_info: given.banner_info,
    default_category_name: given.default_category_name,
    id: newId(),
    create_at: now,
    update_at: now,
  });
}

export function toChannel(row: ChannelRow | null): Channel | undefined {
  return row ? fill<Channel>('model.Channel', row) : undefined;
}

export function toChannels(rows: readonly ChannelRow[]): Channel[] {
  return rows.map((row) => fill<Channel>('model.Channel', row));
}

export function channelRow(channel: Channel): ChannelRow {
  return {
    id: channel.id,
    create_at: channel.create_at,
    update_at: channel.update_at,
    delete_at: channel.delete_at,
    team_id: channel.team_id,
    type: channel.type,
    display_name: channel.display_name,
    name: channel.name,
    header: channel.header,
    purpose: channel.purpose,
    last_post_at: channel.last_post_at,
    total_msg_count: channel.total_msg_count,
    extra_update_at: channel.extra_update_at,
    creator_id: channel.creator_id,
    scheme_id: channel.scheme_id,
    total_msg_count_root: channel.total_msg_count_root,
    last_root_post_at: channel.last_root_post_at,
    group_constrained: channel.group_constrained,
    shared: channel.shared,
    banner_info: channel.banner_info,
    default_category_name: channel.default_category_name,
  };
}

/** A new membership. */
export function memberRow(
  channelId: string,
  user: Pick<User, 'id' | 'roles'>,
  now: number,
  isAdmin = false,
): ChannelMemberRow {
  const isGuest = roleNames(user.roles).includes('system_guest');
  return {
    channel_id: channelId,
    user_id: user.id,
    roles: '',
    last_viewed_at: 0,
    msg_count: 0,
    mention_count: 0,
    mention_count_root: 0,
    urgent_mention_count: 0,
    msg_count_root: 0,
    notify_props: defaultChannelNotifyProps(),
    last_update_at: now,
    scheme_guest: isGuest,
    scheme_user: !isGuest,
    scheme_admin: isAdmin && !isGuest,
  };
}

export function toMember(row: ChannelMemberRow): ChannelMember {
  return fill<ChannelMember>('model.ChannelMember', {
    ...row,
    roles: memberRoles(row, 'channel'),
    explicit_roles: row.roles,
  });
}
