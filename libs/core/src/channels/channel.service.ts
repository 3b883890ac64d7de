import type { Channel, Context, User } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { refuse } from '../errors.ts';
import { commonTeamIds } from './common-teams.ts';
import type { ChannelChangeService } from './channel-change.service.ts';
import type { ChannelListRepository } from './channel-list.repository.ts';
import type { ChannelParts } from './channel-parts.ts';
import { channelRow, memberRow, newChannel } from './channel-rows.ts';
import {
  assertChannelIsValid,
  DEFAULT_CHANNELS,
  directChannelName,
  GROUP_SIZE,
  groupChannelName,
  groupDisplayName,
  isDirectOrGroup,
} from './channel-rules.ts';

export interface ChannelServiceParts extends ChannelParts {
  readonly changes: ChannelChangeService;
  readonly channelLists: ChannelListRepository;
}

export interface DirectChannelOptions {
  /** TeamSettings.RestrictDirectMessage does not count: who asks may manage the system. */
  readonly unrestricted?: boolean;
}

/** Channels: making and finding them. Who may is the caller's to check. */
export class ChannelService {
  readonly #parts: ChannelServiceParts;

  constructor(parts: ChannelServiceParts) {
    this.#parts = parts;
  }

  /**
   * Makes a public or private channel. With a creator, they are in it as its administrator, and it says so; without one
   * it is empty, as plugins and the local socket make it. Runs ChannelHasBeenCreated.
   */
  async create(context: Context, given: Partial<Channel>, creatorId = ''): Promise<Channel> {
    await this.#assertMayBeMade(given, creatorId);
    const channel = newChannel({ ...given, creator_id: creatorId || given.creator_id }, this.#now());
    assertChannelIsValid(channel);
    const creator = creatorId === '' ? undefined : await this.#parts.users.byId(creatorId);
    if (creatorId !== '' && !creator) throw refuse('app.user.missing_account.const', 'CreateChannel');
    await this.#parts.database.transaction(async (tx) => {
      await this.#insert(tx, channel);
      if (creator)
        await this.#parts.channelMembers.insert(tx, memberRow(channel.id, creator, channel.create_at, true));
    });
    this.#parts.hooks.ask.channelHasBeenCreated(context, channel);
    if (!creator) return channel;
    await this.#parts.messages.joinedChannel(context, channel.id, creator);
    this.#parts.events.publish({
      event: 'channel_created',
      data: { channel_id: channel.id, team_id: channel.team_id },
      broadcast: { user_id: creator.id },
    });
    return channel;
  }

  /** The default channels of a new team, as part of its unit of work. */
  async createDefaults(tx: EntityManager, teamId: string, creatorId: string): Promise<void> {
    for (const { name, display_name } of DEFAULT_CHANNELS)
      await this.#insert(
        tx,
        newChannel({ team_id: teamId, name, display_name, type: 'O', creator_id: creatorId }, this.#now()),
      );
  }

  /** The channel between two people (or one and themself), made if it is not there yet. */
  async direct(
    context: Context,
    userId: string,
    otherUserId: string,
    { unrestricted = false }: DirectChannelOptions = {},
  ): Promise<Channel> {
    const name = directChannelName(userId, otherUserId);
    const existing = await this.#parts.channels.byName('', name);
    if (existing) return existing;
    const ids = [...new Set([userId, otherUserId])];
    const people = await this.#parts.users.byIds(ids);
    if (people.length !== ids.length)
      throw refuse('api.channel.create_direct_channel.invalid_user.app_error', 'CreateDirectChannel');
    if (!unrestricted) await this.#assertMayWrite(people);
    if (!this.#remotePeopleMayWrite() && people.some((user) => user.remote_id))
      throw refuse(
        'api.channel.create_channel.direct_channel.remote_restricted.app_error',
        'CreateDirectChannel',
      );
    const channel = newChannel({ name, type: 'D', creator_id: userId }, this.#now());
    const made = await this.#makeBetween(channel, people);
    if (made !== channel) return made;
    this.#parts.hooks.ask.channelHasBeenCreated(context, channel);
    this.#parts.events.publish({
      event: 'direct_added',
      data: { creator_id: userId, teammate_id: otherUserId },
      broadcast: { channel_id: channel.id },
    });
    return channel;
  }

  /** The channel between three to eight people, made if it is not there yet. */
  async group(context: Context, userIds: readonly string[], creatorId: string): Promise<Channel> {
    const ids = [...new Set(userIds)].sort();
    if (ids.length < GROUP_SIZE.least || ids.length > GROUP_SIZE.most)
      throw refuse('api.channel.create_group.bad_size.app_error', 'CreateGroupChannel', GROUP_SIZE);
    const people = await this.#parts.users.byIds(ids);
    if (people.length !== ids.length)
      throw refuse('api.channel.create_group.bad_user.app_error', 'CreateGroupChannel');
    if (!this.#remotePeopleMayWrite() && people.some((user) => user.remote_id))
      throw refuse('api.channel.create_group.remote_restricted.app_error', 'CreateGroupChannel');
    const name = groupChannelName(ids);
    const given = { name, display_name: groupDisplayName(people), type: 'G', creator_id: creatorId };
    const channel = newChannel(given, this.#now());
    const made = await this.#makeBetween(channel, people);
    if (made !== channel) return made;
    this.#parts.hooks.ask.channelHasBeenCreated(context, channel);
    for (const id of ids)
      this.#parts.events.publish({
        event: 'group_added',
        data: { teammate_ids: JSON.stringify(ids) },
        broadcast: { channel_id: channel.id, user_id: id },
      });
    return channel;
  }

  async get(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }

  /** Those that are there, in no order. */
  getByIds(channelIds: readonly string[]): Promise<Channel[]> {
    return this.#parts.channels.byIds(channelIds);
  }

  /** As `get`; one of another type is not found. */
  async getOfType(channelId: string, type: string): Promise<Channel> {
    const channel = await this.get(channelId);
    if (channel.type !== type) throw refuse('app.channel.get.existing.app_error', 'GetChannelOfType');
    return channel;
  }

  async getByName(teamId: string, name: string, includeDeleted = false): Promise<Channel> {
    const channel = await this.#parts.channels.byName(teamId, name);
    if (!channel || (channel.delete_at > 0 && !includeDeleted))
      throw refuse('app.channel.get_by_name.missing.app_error', 'GetChannelByName');
    return channel;
  }

  /** See `ChannelChangeService`: `patch` where the channel is to say who changed it. */
  update(context: Context, given: Partial<Channel> & { id: string }, actor?: User): Promise<Channel> {
    if (!actor) return this.#parts.changes.update(context, given);
    const { id, ...patch } = given;
    return this.#parts.changes.patch(context, id, patch, actor);
  }

  /** Someone's channels in one team, and their direct ones. */
  listForTeamAndUser(teamId: string, userId: string, includeDeleted = false): Promise<Channel[]> {
    return this.#parts.channelLists.ofUser(userId, { teamId, includeDeleted });
  }

  /** See `ChannelChangeService.archive`. */
  delete(context: Context, channelId: string, actor?: User): Promise<void> {
    return this.#parts.changes.archive(context, channelId, actor);
  }

  #now(): number {
    return this.#parts.clock.now();
  }

  async #assertMayBeMade(given: Partial<Channel>, creatorId: string): Promise<void> {
    const where = 'CreateChannel';
    if (isDirectOrGroup({ type: given.type ?? '' }))
      throw refuse(
        creatorId === ''
          ? 'store.sql_channel.save.direct_channel.app_error'
          : 'api.channel.create_channel.direct_channel.app_error',
        where,
      );
    if (given.type !== 'O' && given.type !== 'P')
      throw refuse('model.channel.is_valid.type.app_error', where);
    if (!given.team_id) throw refuse('app.channel.create_channel.no_team_id.app_error', where);
    if (!(await this.#parts.teams.byId(given.team_id))) throw refuse('app.team.get.find.app_error', where);
    const limit = this.#parts.config.get().TeamSettings.MaxChannelsPerTeam ?? 0;
    if ((await this.#parts.channels.countOfTeam(given.team_id)) < limit) return;
    throw refuse(
      creatorId === ''
        ? 'store.sql_channel.save_channel.limit.app_error'
        : 'api.channel.create_channel.max_channel_limit.app_error',
      where,
      { limit },
    );
  }

  /** Where people may write to teammates only; bots are everybody's. */
  async #assertMayWrite(people: readonly User[]): Promise<void> {
    if (this.#parts.config.get().TeamSettings.RestrictDirectMessage !== 'team') return;
    if (people.some((user) => user.is_bot)) return;
    const ids = people.map((user) => user.id);
    if ((await commonTeamIds(this.#parts.teamMembers, ids)).length > 0) return;
    throw refuse('api.channel.create_channel.direct_channel.team_restricted_error', 'CreateDirectChannel');
  }

  #remotePeopleMayWrite(): boolean {
    return (
      (this.#parts.config.get().FeatureFlags as { EnableSharedChannelsDMs?: boolean } | undefined)
        ?.EnableSharedChannelsDMs === true
    );
  }

  /** One that was made meanwhile by someone else is answered instead. */
  async #makeBetween(channel: Channel, people: readonly User[]): Promise<Channel> {
    assertChannelIsValid(channel);
    return this.#parts.database.transaction(async (tx) => {
      const meanwhile = await this.#parts.channels.byName('', channel.name, tx);
      if (meanwhile) return meanwhile;
      await this.#parts.channels.insert(tx, channelRow(channel));
      for (const user of people)
        await this.#parts.channelMembers.insert(tx, memberRow(channel.id, user, channel.create_at));
      return channel;
    });
  }

  async #insert(tx: EntityManager, channel: Channel): Promise<void> {
    const existing = await this.#parts.channels.byName(channel.team_id, channel.name, tx);
    if (existing) throw refuse('store.sql_channel.save_channel.exists.app_error', 'CreateChannel');
    await this.#parts.channels.insert(tx, channelRow(channel));
  }
}
