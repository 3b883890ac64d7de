import type { Channel, ChannelMember, Context, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Page } from '../page.ts';
import type { TeamMemberRepository } from '../teams/team-member.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { ChannelMemberRepository } from './channel-member.repository.ts';
import type { ChannelMessages } from './channel-messages.ts';
import { DEFAULT_CHANNEL, DEFAULT_CHANNELS } from './channel-rules.ts';
import type { ChannelRepository } from './channel.repository.ts';
import { memberRow } from './channel.service.ts';

export interface ChannelMemberServiceParts {
  readonly channels: ChannelRepository;
  readonly members: ChannelMemberRepository;
  readonly memberIds: MemberIds;
  readonly messages: ChannelMessages;
  readonly teamMembers: TeamMemberRepository;
  readonly users: UserRepository;
  readonly database: Database;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

/** Who is in a channel: joining, leaving, reading. Who may is the caller's to check. */
export class ChannelMemberService {
  readonly #parts: ChannelMemberServiceParts;

  constructor(parts: ChannelMemberServiceParts) {
    this.#parts = parts;
  }

  /** Someone joins, or `actorId` adds them. The channel says so; UserHasJoinedChannel is told. */
  async add(context: Context, channelId: string, userId: string, actorId = userId): Promise<ChannelMember> {
    const channel = await this.#channel(channelId);
    if (channel.type === 'D' || channel.type === 'G')
      throw refuse('api.channel.add_user_to_channel.type.app_error', 'AddChannelMember');
    if (channel.delete_at > 0)
      throw refuse('api.channel.add_user_to_channel.deleted.app_error', 'AddChannelMember');
    const user = await this.#user(userId);
    const team = await this.#parts.teamMembers.get(channel.team_id, userId);
    if (!team || team.delete_at > 0)
      throw refuse('api.channel.add_user.to.channel.failed.app_error', 'AddChannelMember');

    const existing = await this.#parts.members.get(channelId, userId);
    if (existing) return existing;
    const member = await this.#insert(channel, userId);
    const actor = actorId === userId ? user : await this.#parts.users.byId(actorId);
    this.#parts.hooks.ask.userHasJoinedChannel(context, member, actorId === userId ? undefined : actor);
    if (actor && actor.id !== userId) await this.#parts.messages.added(channelId, user, actor);
    else await this.#parts.messages.joinedChannel(channelId, user);
    return member;
  }

  /** Everyone who joins a team is in its default channels; the first one says so. */
  async addToDefaults(context: Context, teamId: string, user: User, actor: User | undefined): Promise<void> {
    for (const { name } of DEFAULT_CHANNELS) {
      const channel = await this.#parts.channels.byName(teamId, name);
      if (!channel || channel.delete_at > 0) continue;
      if (await this.#parts.members.get(channel.id, user.id)) continue;
      const member = await this.#insert(channel, user.id);
      this.#parts.hooks.ask.userHasJoinedChannel(context, member, actor);
      if (name === DEFAULT_CHANNEL) await this.#parts.messages.joinedTeam(channel.id, user);
      else await this.#parts.messages.joinedChannel(channel.id, user);
    }
  }

  /** Someone leaves, or `actorId` removes them. Nobody leaves the default channel. */
  async remove(context: Context, channelId: string, userId: string, actorId = userId): Promise<void> {
    const channel = await this.#channel(channelId);
    if (channel.name === DEFAULT_CHANNEL)
      throw refuse('api.channel.remove.default.app_error', 'RemoveUserFromChannel', {
        channel: DEFAULT_CHANNEL,
      });
    const user = await this.#user(userId);
    const member = await this.get(channelId, userId);
    await this.#delete(channel, member, actorId);
    const actor = actorId === userId ? undefined : await this.#parts.users.byId(actorId);
    this.#parts.hooks.ask.userHasLeftChannel(context, member, actor);
    if (actorId === userId) await this.#parts.messages.left(channelId, user);
    else await this.#parts.messages.removed(channelId, user, actorId);
  }

  /** Takes someone out of every channel of a team, the default one included, without a word. */
  async removeFromTeam(context: Context, teamId: string, userId: string, actorId: string): Promise<void> {
    const channels = await this.#parts.channels.ofUser(userId, teamId, true);
    for (const channel of channels.filter((each) => each.team_id === teamId)) {
      const member = await this.get(channel.id, userId);
      await this.#delete(channel, member, actorId);
      this.#parts.hooks.ask.userHasLeftChannel(context, member, undefined);
    }
  }

  async get(channelId: string, userId: string): Promise<ChannelMember> {
    const member = await this.#parts.members.get(channelId, userId);
    if (!member) throw refuse('app.channel.get_member.missing.app_error', 'GetChannelMember');
    return member;
  }

  list(channelId: string, page: Page): Promise<ChannelMember[]> {
    return this.#parts.members.list(channelId, page);
  }

  /** Those of the given people who are in the channel. */
  byIds(channelId: string, userIds: readonly string[]): Promise<ChannelMember[]> {
    return this.#parts.members.byIds(channelId, userIds);
  }

  /** Someone's memberships in one team and in their direct channels. */
  async ofTeamAndUser(teamId: string, userId: string): Promise<ChannelMember[]> {
    const channels = await this.#parts.channels.ofUser(userId, teamId, true);
    return this.#parts.members.ofUser(
      userId,
      channels.map((channel) => channel.id),
    );
  }

  /** All of someone's memberships. */
  async ofUser(userId: string): Promise<ChannelMember[]> {
    const channels = await this.#parts.channels.ofUser(userId, undefined, true);
    return this.#parts.members.ofUser(
      userId,
      channels.map((channel) => channel.id),
    );
  }

  async isMember(channelId: string, userId: string): Promise<boolean> {
    return (await this.#parts.memberIds.of(channelId)).has(userId);
  }

  /** Marks channels as read; answers the time of each one viewed, in ms. */
  async view(userId: string, channelId: string, previousChannelId = ''): Promise<Record<string, number>> {
    const times: Record<string, number> = {};
    const now = this.#parts.clock.now();
    const ids = [...new Set([channelId, previousChannelId])].filter((id) => id !== '');
    await this.#parts.database.transaction(async (tx) => {
      for (const id of ids) {
        if (!(await this.#parts.members.get(id, userId, tx))) continue;
        await this.#parts.members.readUpToNow(tx, id, userId, now);
        times[id] = now;
      }
    });
    if (Object.keys(times).length > 0)
      this.#parts.events.publish({
        event: 'multiple_channels_viewed',
        data: { channel_times: times },
        broadcast: { user_id: userId },
      });
    return times;
  }

  async setNotifyProps(
    channelId: string,
    userId: string,
    props: Record<string, string>,
  ): Promise<ChannelMember> {
    const member = await this.get(channelId, userId);
    const changes = {
      notify_props: { ...member.notify_props, ...props },
      last_update_at: this.#parts.clock.now(),
    };
    await this.#parts.database.transaction((tx) =>
      this.#parts.members.update(tx, channelId, userId, changes),
    );
    return { ...member, ...changes };
  }

  async #insert(channel: Channel, userId: string): Promise<ChannelMember> {
    const row = {
      ...memberRow(channel.id, userId, this.#parts.clock.now()),
      msg_count: channel.total_msg_count,
      msg_count_root: channel.total_msg_count_root,
      last_viewed_at: channel.last_post_at,
    };
    await this.#parts.database.transaction(async (tx) => {
      if (!(await this.#parts.members.get(channel.id, userId, tx))) await this.#parts.members.insert(tx, row);
    });
    this.#parts.memberIds.forget(channel.id);
    this.#parts.events.publish({
      event: 'user_added',
      data: { user_id: userId, team_id: channel.team_id },
      broadcast: { channel_id: channel.id },
    });
    return this.get(channel.id, userId);
  }

  async #delete(channel: Channel, member: ChannelMember, actorId: string): Promise<void> {
    await this.#parts.database.transaction((tx) =>
      this.#parts.members.delete(tx, channel.id, member.user_id),
    );
    this.#parts.memberIds.forget(channel.id);
    this.#parts.events.publish({
      event: 'user_removed',
      data: { user_id: member.user_id, remover_id: actorId },
      broadcast: { channel_id: channel.id },
    });
    this.#parts.events.publish({
      event: 'user_removed',
      data: { channel_id: channel.id, remover_id: actorId },
      broadcast: { user_id: member.user_id },
    });
  }

  async #channel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }

  async #user(userId: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (!user || user.delete_at > 0) throw refuse('app.user.missing_account.const', 'GetUser');
    return user;
  }
}
