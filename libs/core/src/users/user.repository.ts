import type { User } from '@patchbay/contract';
import { In, MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { botEntity } from '../bots/bot.entity.ts';
import { channelMemberEntity } from '../channels/channel-member.entity.ts';
import { channelEntity } from '../channels/channel.entity.ts';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake } from '../page.ts';
import { userEntity, type UserRow } from './user.entity.ts';
import { applyConditions, applyOrder, applyTerm } from './user-conditions.ts';
import type { UserConditions, UserFilter, UserSearch } from './user-query.ts';

const SEARCH_LIMIT = 100;

/** The accounts in the database. What is read says of bots that they are. */
export class UserRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, user: User): Promise<void> {
    await tx.insert(userEntity, rowOf(user));
  }

  async update(tx: EntityManager, userId: string, changes: Partial<UserRow>): Promise<void> {
    await tx.update(userEntity, { id: userId }, changes);
  }

  async countFailedLogin(tx: EntityManager, userId: string): Promise<void> {
    await tx.increment(userEntity, { id: userId }, 'failed_attempts', 1);
  }

  count(manager = this.#database.read): Promise<number> {
    return manager.count(userEntity);
  }

  async byId(userId: string, manager = this.#database.read): Promise<User | undefined> {
    return (await this.byIds([userId], 0, manager))[0];
  }

  async byIds(userIds: readonly string[], since = 0, manager = this.#database.read): Promise<User[]> {
    const where = { id: In([...userIds]), ...(since > 0 ? { update_at: MoreThan(since) } : {}) };
    return this.#users(manager, await manager.find(userEntity, { where, order: { username: 'ASC' } }));
  }

  async byUsername(username: string, manager = this.#database.read): Promise<User | undefined> {
    return (await this.byUsernames([username], manager))[0];
  }

  async byUsernames(usernames: readonly string[], manager = this.#database.read): Promise<User[]> {
    const names = usernames.map((name) => name.toLowerCase());
    return this.#users(
      manager,
      await manager.find(userEntity, { where: { username: In(names) }, order: { username: 'ASC' } }),
    );
  }

  async byEmail(email: string, manager = this.#database.read): Promise<User | undefined> {
    const row = await manager.findOne(userEntity, { where: { email: email.toLowerCase() } });
    return row ? (await this.#users(manager, [row]))[0] : undefined;
  }

  async list(filter: UserFilter): Promise<User[]> {
    const query = applyOrder(applyConditions(this.#query(), filter), filter.sort, filter.inChannel);
    const { skip, take } = skipAndTake(filter);
    return this.#users(this.#database.read, await query.offset(skip).limit(take).getMany());
  }

  countOf(conditions: UserConditions): Promise<number> {
    return applyConditions(this.#query(), conditions).getCount();
  }

  /** People, not bots, who administer the system and are active. */
  countAdministrators(manager = this.#database.read): Promise<number> {
    return applyConditions(manager.createQueryBuilder<UserRow>(userEntity, 'user').where('1 = 1'), {
      role: 'system_admin',
      active: true,
      withoutBots: true,
    }).getCount();
  }

  countOfAuth(tx: EntityManager, service: string, data: string): Promise<number> {
    return tx.count(userEntity, { where: { auth_service: service, auth_data: data } });
  }

  async ids(): Promise<string[]> {
    return (await this.#database.read.find(userEntity, { select: { id: true } })).map((row) => row.id);
  }

  async administratorIds(): Promise<string[]> {
    const found = await applyConditions(this.#query(), {
      role: 'system_admin',
      active: true,
      withoutBots: true,
    })
      .select('user.id')
      .getMany();
    return found.map((row) => row.id);
  }

  async search(search: UserSearch): Promise<User[]> {
    const { allowFullNames = true, allowEmails = true } = search;
    const query = applyConditions(this.#query(), {
      inTeam: search.teamId,
      notInTeam: search.notInTeamId,
      inChannel: search.inChannelId,
      notInChannel: search.notInChannelId,
      inGroup: search.inGroupId,
      notInGroup: search.notInGroupId,
      withoutTeam: search.withoutTeam,
      role: search.role,
      roles: search.roles,
      teamRoles: search.teamRoles,
      channelRoles: search.channelRoles,
      visibleTo: search.visibleTo,
      active: !search.allowInactive,
    });
    const fields = [
      'username',
      'nickname',
      ...(allowFullNames ? (['first_name', 'last_name'] as const) : []),
      ...(allowEmails ? (['email'] as const) : []),
    ] as const;
    applyTerm(query, search.term, fields);
    query.orderBy('user.username', 'ASC').limit(search.limit ?? SEARCH_LIMIT);
    return this.#users(this.#database.read, await query.getMany());
  }

  /** Who shares a channel with someone. */
  async knownTo(userId: string): Promise<string[]> {
    const rows = await this.#database.read
      .createQueryBuilder(channelMemberEntity, 'own')
      .innerJoin(channelMemberEntity.options.name, 'other', 'other.channel_id = own.channel_id')
      .where('own.user_id = :userId AND other.user_id <> :userId', { userId })
      .select('other.user_id', 'id')
      .distinct(true)
      .orderBy('other.user_id', 'ASC')
      .getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }

  /** Whether the two share a channel. */
  async knowEachOther(userId: string, otherId: string): Promise<boolean> {
    const shared = await this.#database.read
      .createQueryBuilder(channelMemberEntity, 'own')
      .innerJoin(channelMemberEntity.options.name, 'other', 'other.channel_id = own.channel_id')
      .where('own.user_id = :userId AND other.user_id = :otherId', { userId, otherId })
      .limit(1)
      .getCount();
    return shared > 0;
  }

  /** The others in group messages of someone, by channel. Channels that are none of theirs are left out. */
  async inGroupMessages(userId: string, channelIds: readonly string[]): Promise<Map<string, User[]>> {
    const rows = await this.#database.read
      .createQueryBuilder(channelMemberEntity, 'other')
      .innerJoin(channelEntity.options.name, 'channel', 'channel.id = other.channel_id')
      .innerJoin(
        channelMemberEntity.options.name,
        'own',
        'own.channel_id = other.channel_id AND own.user_id = :userId',
      )
      .where(`channel.type = 'G' AND other.user_id <> :userId`, { userId })
      .andWhere({ channel_id: In([...channelIds]) })
      .select('other.channel_id', 'channel')
      .addSelect('other.user_id', 'user')
      .getRawMany<{ channel: string; user: string }>();
    const users = await this.byIds([...new Set(rows.map((row) => row.user))]);
    const result = new Map<string, User[]>();
    for (const { channel } of rows)
      result.set(
        channel,
        users.filter((user) => rows.some((row) => row.channel === channel && row.user === user.id)),
      );
    return result;
  }

  /** Everything that is only about this account. Posts stay. */
  async delete(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(botEntity, { user_id: userId });
    await tx.delete(userEntity, { id: userId });
  }

  #query(): SelectQueryBuilder<UserRow> {
    return this.#database.read.createQueryBuilder<UserRow>(userEntity, 'user').where('1 = 1');
  }

  async #users(manager: EntityManager, rows: UserRow[]): Promise<User[]> {
    if (rows.length === 0) return [];
    const bots = await manager.find(botEntity, { where: { user_id: In(rows.map((row) => row.id)) } });
    const byId = new Map(bots.map((bot) => [bot.user_id, bot]));
    return rows.map((row) => {
      const bot = byId.get(row.id);
      return fill<User>('model.User', {
        ...row,
        is_bot: bot !== undefined,
        bot_description: bot?.description ?? '',
        bot_last_icon_update: bot?.last_icon_update ?? 0,
      });
    });
  }
}

/** The columns of a user, without what is computed. */
export function rowOf(user: User): UserRow {
  const row = { ...user } as Partial<User>;
  for (const name of COMPUTED) Reflect.deleteProperty(row, name);
  return row as UserRow;
}

const COMPUTED: (keyof User)[] = [
  'last_activity_at',
  'is_bot',
  'bot_description',
  'bot_last_icon_update',
  'terms_of_service_id',
  'terms_of_service_create_at',
  'disable_welcome_email',
];
