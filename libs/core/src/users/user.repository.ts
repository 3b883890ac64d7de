import type { User } from '@patchbay/contract';
import { Brackets, In, MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { botEntity } from '../bots/bot.entity.ts';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake } from '../page.ts';
import { userEntity, type UserRow } from './user.entity.ts';
import type { UserFilter, UserSearch } from './user-query.ts';

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
    const { skip, take } = skipAndTake(filter);
    const query = this.#query(filter).orderBy('user.username', 'ASC').skip(skip).take(take);
    if (filter.sort === 'create_at') query.orderBy('user.create_at', 'DESC');
    return this.#users(this.#database.read, await query.getMany());
  }

  async search(search: UserSearch): Promise<User[]> {
    const query = this.#query({
      inTeam: search.teamId,
      notInTeam: search.notInTeamId,
      inChannel: search.inChannelId,
      notInChannel: search.notInChannelId,
      active: !search.allowInactive,
    });
    const pattern = likePattern(search.term.trim().replace(/^@/, ''));
    const columns = ['username', 'nickname', 'first_name', 'last_name', 'email'];
    query.andWhere(
      new Brackets((where) => {
        for (const column of columns)
          where.orWhere(`LOWER(user.${column}) LIKE :pattern ESCAPE '\\'`, { pattern });
      }),
    );
    query.orderBy('user.username', 'ASC').take(search.limit ?? SEARCH_LIMIT);
    return this.#users(this.#database.read, await query.getMany());
  }

  #query(filter: Omit<UserFilter, 'page' | 'perPage'>): SelectQueryBuilder<UserRow> {
    const query = this.#database.read.createQueryBuilder<UserRow>(userEntity, 'user').where('1 = 1');
    const inTeam = (not: string, parameter: string) =>
      `user.id ${not} IN (SELECT userid FROM teammembers WHERE teamid = :${parameter} AND deleteat = 0)`;
    const inChannel = (not: string, parameter: string) =>
      `user.id ${not} IN (SELECT userid FROM channelmembers WHERE channelid = :${parameter})`;
    if (filter.inTeam) query.andWhere(inTeam('', 'inTeam'), { inTeam: filter.inTeam });
    if (filter.notInTeam) query.andWhere(inTeam('NOT', 'notInTeam'), { notInTeam: filter.notInTeam });
    if (filter.inChannel) query.andWhere(inChannel('', 'inChannel'), { inChannel: filter.inChannel });
    if (filter.notInChannel)
      query.andWhere(inChannel('NOT', 'notInChannel'), { notInChannel: filter.notInChannel });
    if (filter.active) query.andWhere('user.delete_at = 0');
    if (filter.inactive) query.andWhere('user.delete_at <> 0');
    if (filter.role)
      query.andWhere(`(' ' || user.roles || ' ') LIKE :role ESCAPE '\\'`, {
        role: `% ${likePattern(filter.role, '')} %`,
      });
    return query;
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
