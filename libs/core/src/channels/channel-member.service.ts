import type { Channel, ChannelMember, Context, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { refusedByPlugins } from '../hooks/unanswered.ts';
import type { Page } from '../page.ts';
import type { ChannelAftermath } from './channel-aftermath.ts';
import type { ChannelMemberRow } from './channel-member.entity.ts';
import type { ChannelParts } from './channel-parts.ts';
import { memberRow, toMember } from './channel-rows.ts';
import { DEFAULT_CHANNEL, isDirectOrGroup } from './channel-rules.ts';
import { defaultChannelNames } from './default-channels.ts';
import type { MemberChangeService } from './member-change.service.ts';
import type { SidebarCategoryRepository } from './sidebar-category.repository.ts';

export interface ChannelMemberServiceParts extends ChannelParts {
  readonly aftermath: ChannelAftermath;
  readonly sidebar: SidebarCategoryRepository;
  readonly memberChanges: MemberChangeService;
}

/** Who is in a channel: joining and leaving. Who may is the caller's to check. */
export class ChannelMemberService {
  readonly #parts: ChannelMemberServiceParts;

  constructor(parts: ChannelMemberServiceParts) {
    this.#parts = parts;
  }

  /**
   * Someone joins, or `actorId` adds them. Runs ChannelMemberWillBeAdded; the channel says so, and UserHasJoinedChannel
   * is told.
   */
  async add(context: Context, channelId: string, userId: string, actorId = userId): Promise<ChannelMember> {
    const channel = await this.#channel(channelId);
    const existing = await this.#parts.channelMembers.get(channelId, userId);
    if (existing) return existing;
    const where = 'AddChannelMember';
    if (isDirectOrGroup(channel)) throw refuse('api.channel.add_user_to_channel.type.app_error', where);
    if (channel.delete_at > 0) throw refuse('api.channel.add_user_to_channel.deleted.app_error', where);
    const user = await this.#parts.users.byId(userId);
    if (!user) throw refuse('app.user.missing_account.const', where);
    if (user.delete_at > 0) throw refuse('app.channel.add_member.deleted_user.app_error', where);
    const actor = actorId === userId ? undefined : await this.#parts.users.byId(actorId);
    if (actorId !== userId && !actor) throw refuse('app.user.missing_account.const', where);
    const teammate = await this.#parts.teamMembers.get(channel.team_id, userId);
    if (!teammate) throw refuse('app.team.get_member.missing.app_error', where);
    if (teammate.delete_at > 0)
      throw refuse('api.channel.add_user.to.channel.failed.deleted.app_error', where);

    const row = await this.#accepted(context, channel, user);
    const member = await this.#insert(channel, row);
    this.#tellJoined(channel, userId);
    this.#parts.hooks.ask.userHasJoinedChannel(context, member, actor);
    if (actor) await this.#parts.messages.added(context, channelId, user, actor);
    else await this.#parts.messages.joinedChannel(context, channelId, user);
    return member;
  }

  /** Everyone who joins a team is in its default channels; the channels say so where they may. */
  async addToDefaults(
    context: Context,
    teamId: string,
    user: User,
    actor: User | undefined,
    isAdmin = false,
  ): Promise<void> {
    const { config, messages } = this.#parts;
    const says = config.get().ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages !== false;
    for (const name of defaultChannelNames(config.get())) {
      const channel = await this.#parts.channels.byName(teamId, name);
      if (!channel || channel.delete_at > 0 || channel.type !== 'O') continue;
      if (await this.#parts.channelMembers.get(channel.id, user.id)) continue;
      const row = memberRow(channel.id, user, this.#parts.clock.now(), isAdmin);
      const member = await this.#insert(channel, row);
      this.#parts.events.publish({
        event: 'user_added',
        data: { user_id: user.id, team_id: channel.team_id },
        broadcast: { channel_id: channel.id },
      });
      this.#parts.hooks.ask.userHasJoinedChannel(context, member, actor);
      if (!says) continue;
      const isFirst = name === DEFAULT_CHANNEL;
      if (actor && isFirst) await messages.addedToTeam(context, channel.id, user, actor);
      else if (actor) await messages.added(context, channel.id, user, actor);
      else if (isFirst) await messages.joinedTeam(context, channel.id, user);
      else await messages.joinedChannel(context, channel.id, user);
    }
  }

  /** Someone leaves, or `actorId` removes them; '' is nobody. Only guests leave the default channel. */
  async remove(context: Context, channelId: string, userId: string, actorId = userId): Promise<void> {
    const channel = await this.#channel(channelId);
    if (isDirectOrGroup(channel)) throw refuse('api.channel.leave.direct.app_error', 'LeaveChannel');
    const user = await this.takeOut(context, channel, userId, actorId);
    if (actorId === userId) await this.#parts.messages.left(context, channelId, user);
    else if (actorId !== '') await this.#parts.messages.removed(context, channelId, user, actorId);
  }

  /** As `remove`, without a word in the channel. UserHasLeftChannel is told. */
  async takeOut(context: Context, channel: Channel, userId: string, actorId: string): Promise<User> {
    const where = 'RemoveUserFromChannel';
    const user = await this.#parts.users.byId(userId);
    if (!user) throw refuse('app.user.missing_account.const', where);
    const member = await this.get(channel.id, userId);
    if (channel.name === DEFAULT_CHANNEL && !member.scheme_guest)
      throw refuse('api.channel.remove.default.app_error', where, { channel: DEFAULT_CHANNEL });
    await this.#delete(context, channel, member, actorId);
    return user;
  }

  /** Takes someone out of every channel of a team, the default one included; that one says so. */
  async removeFromTeam(context: Context, teamId: string, userId: string, actorId: string): Promise<void> {
    const user = await this.#parts.users.byId(userId);
    const memberships = await this.#parts.channelMembers.pageOfUser(userId, ALL);
    const channels = await this.#parts.channels.byIds(memberships.map((member) => member.channel_id));
    const ofTeam = channels.filter((channel) => channel.team_id === teamId);
    for (const channel of ofTeam) {
      const member = memberships.find((each) => each.channel_id === channel.id);
      if (member) await this.#delete(context, channel, member, actorId);
    }
    await this.#parts.database.transaction((tx) => this.#parts.sidebar.forgetTeam(tx, userId, teamId));
    const square = await this.#parts.channels.byName(teamId, DEFAULT_CHANNEL);
    const { ServiceSettings } = this.#parts.config.get();
    if (!user || !square || ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages === false)
      return;
    if (actorId === userId) await this.#parts.messages.leftTeam(context, square.id, user);
    else await this.#parts.messages.removedFromTeam(context, square.id, user);
  }

  async get(channelId: string, userId: string): Promise<ChannelMember> {
    const member = await this.#parts.channelMembers.get(channelId, userId);
    if (!member) throw refuse('app.channel.get_member.missing.app_error', 'GetChannelMember');
    return member;
  }

  list(channelId: string, page: Page): Promise<ChannelMember[]> {
    return this.#parts.channelMembers.list(channelId, page);
  }

  /** Those of the given people who are in the channel. */
  byIds(channelId: string, userIds: readonly string[]): Promise<ChannelMember[]> {
    return this.#parts.channelMembers.byIds(channelId, userIds);
  }

  /** Someone's memberships in one team and in their direct channels. */
  async ofTeamAndUser(teamId: string, userId: string): Promise<ChannelMember[]> {
    const memberships = await this.#parts.channelMembers.pageOfUser(userId, ALL);
    const channels = await this.#parts.channels.byIds(memberships.map((member) => member.channel_id));
    const ids = new Set(
      channels.filter(({ team_id: id }) => id === teamId || id === '').map((channel) => channel.id),
    );
    return memberships.filter((member) => ids.has(member.channel_id));
  }

  /** Someone's memberships, by channel id. */
  ofUser(userId: string, page: Page = ALL): Promise<ChannelMember[]> {
    return this.#parts.channelMembers.pageOfUser(userId, page);
  }

  /** Those behind a channel id. */
  ofUserAfter(userId: string, channelId: string, limit: number): Promise<ChannelMember[]> {
    return this.#parts.channelMembers.ofUserAfter(userId, channelId, limit);
  }

  /** See `MemberChangeService`. */
  setNotifyProps(
    channelId: string,
    userId: string,
    props: Readonly<Record<string, string>>,
  ): Promise<ChannelMember> {
    return this.#parts.memberChanges.setNotifyProps(channelId, userId, props);
  }

  async isMember(channelId: string, userId: string): Promise<boolean> {
    return (await this.#parts.memberIds.of(channelId)).has(userId);
  }

  /** The membership as plugins want it. */
  async #accepted(context: Context, channel: Channel, user: User): Promise<ChannelMemberRow> {
    const row = memberRow(channel.id, user, this.#parts.clock.now());
    const guards = this.#parts.guards.of(channel.id);
    const verdict = await this.#parts.hooks.ask.channelMemberWillBeAdded(context, toMember(row), guards);
    if (!('value' in verdict))
      throw refusedByPlugins(
        verdict,
        'app.channel.add_user.to.channel.rejected_by_plugin',
        'AddUserToChannel',
      );
    const { notify_props, scheme_admin, explicit_roles } = verdict.value;
    return { ...row, notify_props, scheme_admin: scheme_admin && !row.scheme_guest, roles: explicit_roles };
  }

  async #insert(channel: Channel, given: ChannelMemberRow): Promise<ChannelMember> {
    const row = {
      ...given,
      msg_count: channel.total_msg_count,
      msg_count_root: channel.total_msg_count_root,
      last_viewed_at: channel.last_post_at,
    };
    await this.#parts.database.transaction(async (tx) => {
      if (!(await this.#parts.channelMembers.get(channel.id, row.user_id, tx)))
        await this.#parts.channelMembers.insert(tx, row);
    });
    this.#parts.memberIds.forget(channel.id);
    return this.get(channel.id, row.user_id);
  }

  /** To those who are there, and to the one who comes. */
  #tellJoined(channel: Channel, userId: string): void {
    const data = { user_id: userId, team_id: channel.team_id };
    const broadcasts = [
      { channel_id: channel.id, omit_users: { [userId]: true } },
      { channel_id: channel.id, user_id: userId },
    ];
    for (const broadcast of broadcasts) this.#parts.events.publish({ event: 'user_added', data, broadcast });
  }

  async #delete(context: Context, channel: Channel, member: ChannelMember, actorId: string): Promise<void> {
    const { user_id: userId } = member;
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.channelMembers.delete(tx, channel.id, userId);
      await this.#parts.aftermath.left(tx, channel.id, userId);
    });
    this.#parts.memberIds.forget(channel.id);
    const isOther = actorId !== '' && actorId !== userId;
    const actor = isOther ? await this.#parts.users.byId(actorId) : undefined;
    this.#parts.hooks.ask.userHasLeftChannel(context, member, actor);
    this.#parts.events.publish({
      event: 'user_removed',
      data: { user_id: userId, remover_id: actorId },
      broadcast: { channel_id: channel.id },
    });
    this.#parts.events.publish({
      event: 'user_removed',
      data: { channel_id: channel.id, remover_id: actorId },
      broadcast: { user_id: userId },
    });
  }

  async #channel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }
}

/** How many channels one person may be in, for what is not paged. */
const ALL: Page = { page: 0, perPage: 100_000 };
