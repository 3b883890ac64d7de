import type { Channel, ChannelStats, Context, User } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { Page } from '../page.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { ChannelMemberRow } from './channel-member.entity.ts';
import type { ChannelMemberRepository } from './channel-member.repository.ts';
import type { ChannelMessages } from './channel-messages.ts';
import {
  assertChannelIsValid,
  DEFAULT_CHANNEL,
  DEFAULT_CHANNELS,
  defaultChannelNotifyProps,
  directChannelName,
} from './channel-rules.ts';
import type { ChannelRow } from './channel.entity.ts';
import type { ChannelRepository } from './channel.repository.ts';

export interface ChannelServiceParts {
  readonly channels: ChannelRepository;
  readonly members: ChannelMemberRepository;
  readonly memberIds: MemberIds;
  readonly messages: ChannelMessages;
  readonly users: UserRepository;
  readonly database: Database;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

/** Channels: making, finding, changing, archiving them. Who may is the caller's to check. */
export class ChannelService {
  readonly #parts: ChannelServiceParts;

  constructor(parts: ChannelServiceParts) {
    this.#parts = parts;
  }

  /** Makes a public or private channel; its creator becomes its administrator. Runs ChannelHasBeenCreated. */
  async create(context: Context, given: Partial<Channel>, creatorId = ''): Promise<Channel> {
    if (given.type !== 'O' && given.type !== 'P')
      throw refuse('model.channel.is_valid.type.app_error', 'CreateChannel');
    const channel = this.#blank({ ...given, creator_id: creatorId });
    assertChannelIsValid(channel);
    await this.#parts.database.transaction(async (tx) => {
      await this.#insert(tx, channel);
      if (creatorId !== '')
        await this.#parts.members.insert(tx, memberRow(channel.id, creatorId, channel.create_at, true));
    });
    this.#parts.events.publish({
      event: 'channel_created',
      data: { channel_id: channel.id, team_id: channel.team_id },
      broadcast: creatorId === '' ? { team_id: channel.team_id } : { user_id: creatorId },
    });
    this.#parts.hooks.ask.channelHasBeenCreated(context, channel);
    return channel;
  }

  /** The default channels of a new team, as part of its unit of work. */
  async createDefaults(tx: EntityManager, teamId: string, creatorId: string): Promise<void> {
    for (const { name, display_name } of DEFAULT_CHANNELS)
      await this.#insert(
        tx,
        this.#blank({ team_id: teamId, name, display_name, type: 'O', creator_id: creatorId }),
      );
  }

  /** The channel between two people (or one and themself), made if it is not there yet. */
  async direct(context: Context, userId: string, otherUserId: string): Promise<Channel> {
    const name = directChannelName(userId, otherUserId);
    const existing = await this.#parts.channels.byName('', name);
    if (existing) return existing;
    const ids = [...new Set([userId, otherUserId])];
    if ((await this.#parts.users.byIds(ids)).length !== ids.length)
      throw refuse('api.channel.create_direct_channel.invalid_user.app_error', 'CreateDirectChannel');
    const channel = this.#blank({ name, type: 'D', creator_id: userId });
    assertChannelIsValid(channel);
    const made = await this.#parts.database.transaction(async (tx) => {
      const meanwhile = await this.#parts.channels.byName('', name, tx);
      if (meanwhile) return meanwhile;
      await this.#insert(tx, channel);
      for (const id of ids)
        await this.#parts.members.insert(tx, memberRow(channel.id, id, channel.create_at));
      return channel;
    });
    if (made !== channel) return made;
    this.#parts.events.publish({
      event: 'direct_added',
      data: { creator_id: userId, teammate_id: otherUserId },
      broadcast: { channel_id: channel.id },
    });
    this.#parts.hooks.ask.channelHasBeenCreated(context, channel);
    return channel;
  }

  async get(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }

  async getByName(teamId: string, name: string, includeDeleted = false): Promise<Channel> {
    const channel = await this.#parts.channels.byName(teamId, name);
    if (!channel || (channel.delete_at > 0 && !includeDeleted))
      throw refuse('app.channel.get_by_name.missing.app_error', 'GetChannelByName');
    return channel;
  }

  /** Replaces what may change of a channel. `actor` is named in the message about a new header. */
  async update(_context: Context, given: Partial<Channel> & { id: string }, actor?: User): Promise<Channel> {
    const old = await this.get(given.id);
    const channel: Channel = {
      ...old,
      display_name: given.display_name ?? old.display_name,
      name: given.name ?? old.name,
      header: given.header ?? old.header,
      purpose: given.purpose ?? old.purpose,
      type: old.type === 'O' && given.type === 'P' ? 'P' : old.type,
      update_at: this.#parts.clock.now(),
    };
    assertChannelIsValid(channel);
    const { display_name, name, header, purpose, type, update_at } = channel;
    await this.#parts.database.transaction(async (tx) => {
      if (name !== old.name) await this.#assertNameIsFree(tx, channel);
      await this.#parts.channels.update(tx, old.id, { display_name, name, header, purpose, type, update_at });
    });
    this.#parts.events.publish({
      event: 'channel_updated',
      data: { channel: JSON.stringify(present('model.Channel', channel)) },
      broadcast: { channel_id: channel.id },
    });
    if (actor && header !== old.header)
      await this.#parts.messages.headerChanged(channel.id, actor, old.header, header);
    return channel;
  }

  /** Archives a channel. */
  async delete(_context: Context, channelId: string): Promise<void> {
    const channel = await this.get(channelId);
    if (channel.delete_at > 0) throw refuse('api.channel.delete_channel.deleted.app_error', 'DeleteChannel');
    if (channel.name === DEFAULT_CHANNEL)
      throw refuse('api.channel.delete_channel.cannot.app_error', 'DeleteChannel', {
        channel: DEFAULT_CHANNEL,
      });
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction((tx) =>
      this.#parts.channels.update(tx, channelId, { delete_at: at, update_at: at }),
    );
    this.#parts.events.publish({
      event: 'channel_deleted',
      data: { channel_id: channelId, delete_at: at },
      broadcast: channel.type === 'O' ? { team_id: channel.team_id } : { channel_id: channelId },
    });
  }

  publicOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    return this.#parts.channels.publicOfTeam(teamId, page);
  }

  listForUser(userId: string, includeDeleted = false): Promise<Channel[]> {
    return this.#parts.channels.ofUser(userId, undefined, includeDeleted);
  }

  /** Their channels in one team, and their direct ones. */
  listForTeamAndUser(teamId: string, userId: string, includeDeleted = false): Promise<Channel[]> {
    return this.#parts.channels.ofUser(userId, teamId, includeDeleted);
  }

  search(teamId: string, term: string): Promise<Channel[]> {
    return this.#parts.channels.search(teamId, term);
  }

  async stats(channelId: string): Promise<ChannelStats> {
    const members = await this.#parts.memberIds.of(channelId);
    return fill<ChannelStats>('model.ChannelStats', { channel_id: channelId, member_count: members.size });
  }

  #blank(given: Partial<Channel>): Channel {
    const now = this.#parts.clock.now();
    return fill<Channel>('model.Channel', {
      team_id: given.team_id,
      type: given.type,
      display_name: given.display_name,
      name: given.name?.toLowerCase(),
      header: given.header,
      purpose: given.purpose,
      creator_id: given.creator_id,
      id: newId(),
      create_at: now,
      update_at: now,
      extra_update_at: now,
    });
  }

  async #insert(tx: EntityManager, channel: Channel): Promise<void> {
    await this.#assertNameIsFree(tx, channel);
    await this.#parts.channels.insert(tx, rowOf(channel));
  }

  async #assertNameIsFree(tx: EntityManager, channel: Channel): Promise<void> {
    const existing = await this.#parts.channels.byName(channel.team_id, channel.name, tx);
    if (existing) throw refuse('store.sql_channel.save_channel.exists.app_error', 'CreateChannel');
  }
}

/** A new membership. */
export function memberRow(channelId: string, userId: string, now: number, isAdmin = false): ChannelMemberRow {
  return {
    channel_id: channelId,
    user_id: userId,
    roles: '',
    last_viewed_at: 0,
    msg_count: 0,
    mention_count: 0,
    mention_count_root: 0,
    urgent_mention_count: 0,
    msg_count_root: 0,
    notify_props: defaultChannelNotifyProps(),
    last_update_at: now,
    scheme_guest: false,
    scheme_user: true,
    scheme_admin: isAdmin,
  };
}

function rowOf(channel: Channel): ChannelRow {
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
  };
}
