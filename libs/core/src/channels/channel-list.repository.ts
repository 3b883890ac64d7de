import type { Channel } from '@patchbay/contract';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Database } from '../database/database.ts';
import { tableOf } from '../database/table-of.ts';
import { groupChannelEntity } from '../groups/group-syncable.entity.ts';
import { skipAndTake, type Page } from '../page.ts';
import { sharedChannelEntity } from '../shared-channels/shared-channel.entity.ts';
import { teamEntity } from '../teams/team.entity.ts';
import { teamMemberEntity } from '../teams/team-member.entity.ts';
import { userEntity } from '../users/user.entity.ts';
import type { ChannelFilter, OwnChannelsFilter } from './channel-filter.ts';
import { channelMemberEntity } from './channel-member.entity.ts';
import { toChannels } from './channel-rows.ts';
import { channelEntity, type ChannelRow } from './channel.entity.ts';
import { matching } from './name-search.ts';

type Query = SelectQueryBuilder<ChannelRow>;

/** Most channels a search answers, as upstream. */
const SEARCH_LIMIT = 100;
/** Most an autocompletion answers. */
const SUGGESTIONS = 50;
/** Of a team's members, but for private channels that they are not in. */
const SEEN = "channel.type <> 'P' OR own.user_id IS NOT NULL";

/** Lists of channels: of a team, of someone, found by a term. */
export class ChannelListRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  publicOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    return this.#list(this.#ofTeam(teamId).andWhere("channel.type = 'O' AND channel.delete_at = 0"), page);
  }

  privateOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    return this.#list(this.#ofTeam(teamId).andWhere("channel.type = 'P' AND channel.delete_at = 0"), page);
  }

  /** Archived ones; private ones only where `userId` is in them, if it is given. */
  archivedOfTeam(teamId: string, page: Page, userId: string | undefined): Promise<Channel[]> {
    const query = this.#ofTeam(teamId).andWhere('channel.delete_at <> 0');
    if (userId !== undefined) withOwn(query, userId).andWhere(`(${SEEN})`);
    return this.#list(query, page);
  }

  publicByIds(teamId: string, channelIds: readonly string[]): Promise<Channel[]> {
    const query = this.#ofTeam(teamId)
      .andWhere("channel.type = 'O' AND channel.delete_at = 0")
      .andWhere('channel.id IN (:...channelIds)', { channelIds: [...channelIds] });
    return this.#list(query);
  }

  /** Those someone is in. Without a team, archived teams' channels are left out where archived channels are. */
  ofUser(userId: string, filter: OwnChannelsFilter): Promise<Channel[]> {
    const query = this.#query().innerJoin(
      tableOf(channelMemberEntity),
      'own',
      'own.channel_id = channel.id AND own.user_id = :userId',
      { userId },
    );
    const { teamId, includeDeleted = false, lastDeleteAt = 0 } = filter;
    if (teamId !== undefined) query.andWhere('channel.team_id IN (:...teamIds)', { teamIds: [teamId, ''] });
    else query.leftJoin(tableOf(teamEntity), 'team', 'team.id = channel.team_id');
    const parts = teamId === undefined ? ['channel', 'team'] : ['channel'];
    for (const part of parts) {
      if (!includeDeleted) query.andWhere(`(${part}.id IS NULL OR ${part}.delete_at = 0)`);
      else if (lastDeleteAt > 0)
        query.andWhere(
          `(${part}.id IS NULL OR ${part}.delete_at = 0 OR ${part}.delete_at >= :lastDeleteAt)`,
          {
            lastDeleteAt,
          },
        );
    }
    return this.#list(query);
  }

  /** Public ones of a team, archived ones too; only those someone is in, if `userId` is given. */
  search(teamId: string, term: string, userId?: string): Promise<Channel[]> {
    const query = this.#ofTeam(teamId).andWhere("channel.type = 'O'");
    if (userId !== undefined) withOwn(query, userId).andWhere('own.user_id IS NOT NULL');
    matching(query, term, ['channel.name', 'channel.display_name', 'channel.purpose']);
    return this.#list(query, { page: 0, perPage: SEARCH_LIMIT });
  }

  /** Of a team, or of all teams someone is in, as they see them; archived ones too. */
  suggest(
    userId: string,
    term: string,
    { teamId, own }: { teamId?: string; own: boolean },
  ): Promise<Channel[]> {
    const query = withOwn(this.#query(), userId);
    if (teamId !== undefined) query.where('channel.team_id = :teamId', { teamId });
    else
      query.innerJoin(
        tableOf(teamMemberEntity),
        'teammate',
        'teammate.team_id = channel.team_id AND teammate.user_id = :userId AND teammate.delete_at = 0',
        { userId },
      );
    query.andWhere(own ? 'own.user_id IS NOT NULL' : `(${SEEN})`);
    matching(query, term, ['channel.name', 'channel.display_name', 'channel.purpose']);
    return this.#list(query, { page: 0, perPage: SUGGESTIONS });
  }

  /** Someone's own: of a team, group channels, and direct ones by the other's name, which is then the display name. */
  async suggestForSearch(teamId: string, userId: string, term: string): Promise<Channel[]> {
    const mine = withOwn(this.#query(), userId)
      .where('own.user_id IS NOT NULL')
      .andWhere("(channel.team_id = :teamId OR channel.type = 'G')", { teamId });
    matching(mine, term, ['channel.name', 'channel.display_name', 'channel.purpose']);
    const direct = await this.#directSuggestions(userId, term);
    const all = [...(await this.#list(mine, { page: 0, perPage: SUGGESTIONS })), ...direct];
    const key = (channel: Channel) => channel.display_name.toLowerCase();
    return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Someone's group channels in which every word of the term is part of a member's name. */
  async searchGroups(userId: string, term: string): Promise<Channel[]> {
    const query = withOwn(this.#query(), userId).where("own.user_id IS NOT NULL AND channel.type = 'G'");
    term
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
      .forEach((word, index) => {
        const inside = query
          .subQuery()
          .select('1')
          .from(channelMemberEntity, `member${index}`)
          .innerJoin(tableOf(userEntity), `person${index}`, `person${index}.id = member${index}.user_id`)
          .where(`member${index}.channel_id = channel.id`);
        matching(inside, word, [`person${index}.username`], `word${index}`);
        query.andWhere(`EXISTS ${inside.getQuery()}`).setParameters(inside.getParameters());
      });
    return this.#list(query, { page: 0, perPage: SUGGESTIONS });
  }

  /** Public and private ones of all teams; by name, then team. */
  async all(filter: ChannelFilter, page: Page | undefined): Promise<Channel[]> {
    const query = this.#filtered(filter).addOrderBy('team.display_name', 'ASC');
    return this.#list(query, page ?? { page: 0, perPage: SEARCH_LIMIT });
  }

  count(filter: ChannelFilter): Promise<number> {
    return this.#filtered(filter).getCount();
  }

  #filtered(filter: ChannelFilter): Query {
    const query = this.#query().innerJoin(tableOf(teamEntity), 'team', 'team.id = channel.team_id');
    const { isPublic = false, isPrivate = false } = filter;
    const types = isPublic === isPrivate ? ['O', 'P'] : [isPublic ? 'O' : 'P'];
    query.andWhere('channel.type IN (:...types)', { types });
    if (filter.deleted) query.andWhere('channel.delete_at <> 0');
    else if (!filter.includeDeleted) query.andWhere('channel.delete_at = 0');
    if (filter.teamIds?.length)
      query.andWhere('channel.team_id IN (:...teamIds)', { teamIds: [...filter.teamIds] });
    if (filter.excludeNames?.length)
      query.andWhere('channel.name NOT IN (:...names)', { names: [...filter.excludeNames] });
    if (filter.groupConstrained) query.andWhere('channel.group_constrained = :yes', { yes: true });
    else if (filter.excludeGroupConstrained)
      query.andWhere('(channel.group_constrained IS NULL OR channel.group_constrained <> :yes)', {
        yes: true,
      });
    if (filter.excludeRemote)
      query
        .leftJoin(tableOf(sharedChannelEntity), 'shared', 'shared.id = channel.id')
        .andWhere('(shared.id IS NULL OR shared.home = :home)', { home: true });
    if (filter.notAssociatedToGroup) withoutGroup(query, filter.notAssociatedToGroup);
    const columns = ['channel.name', 'channel.display_name', 'channel.purpose'];
    matching(query, filter.term ?? '', filter.searchIds ? [...columns, 'channel.id'] : columns);
    return query;
  }

  async #directSuggestions(userId: string, term: string): Promise<Channel[]> {
    const query = withOwn(this.#query(), userId)
      .innerJoin(
        tableOf(channelMemberEntity),
        'other',
        'other.channel_id = channel.id AND other.user_id <> :userId',
      )
      .innerJoin(tableOf(userEntity), 'person', 'person.id = other.user_id')
      .addSelect('person.username', 'username')
      .where("own.user_id IS NOT NULL AND channel.type = 'D'")
      .limit(SUGGESTIONS);
    matching(query, term, ['person.username', 'person.nickname']);
    const { entities, raw } = await query.getRawAndEntities<{ username: string; channel_id: string }>();
    const names = new Map(raw.map((row) => [row.channel_id, row.username]));
    return toChannels(entities).map((channel) => ({ ...channel, display_name: names.get(channel.id) ?? '' }));
  }

  #query(): Query {
    return this.#database.read.createQueryBuilder<ChannelRow>(channelEntity, 'channel');
  }

  #ofTeam(teamId: string): Query {
    return this.#query().where('channel.team_id = :teamId', { teamId });
  }

  async #list(query: Query, page?: Page): Promise<Channel[]> {
    query.orderBy('channel.display_name', 'ASC').addOrderBy('channel.id', 'ASC');
    if (page) {
      const { skip, take } = skipAndTake(page);
      query.offset(skip).limit(take);
    }
    return toChannels(await query.getMany());
  }
}

function withOwn<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  userId: string,
): SelectQueryBuilder<T> {
  return query.leftJoin(
    tableOf(channelMemberEntity),
    'own',
    'own.channel_id = channel.id AND own.user_id = :userId',
    {
      userId,
    },
  );
}

function withoutGroup(query: Query, groupId: string): void {
  query.andWhere(
    new Brackets((inner) => {
      const linked = query
        .subQuery()
        .select('link.SyncableId')
        .from(groupChannelEntity, 'link')
        .where('link.group_id = :groupId AND link.delete_at = 0');
      inner.where(`channel.id NOT IN ${linked.getQuery()}`);
    }),
    { groupId },
  );
}
