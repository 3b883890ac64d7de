import type { UserAccessToken } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { userAccessTokenEntity, type UserAccessTokenRow } from './user-access-token.entity.ts';
import { userEntity } from './user.entity.ts';

const SEARCH_LIMIT = 100;

/** Personal access tokens in the database. */
export class UserAccessTokenRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: UserAccessTokenRow): Promise<void> {
    await tx.insert(userAccessTokenEntity, row);
  }

  async setActive(tx: EntityManager, tokenId: string, active: boolean): Promise<void> {
    await tx.update(userAccessTokenEntity, { id: tokenId }, { is_active: active });
  }

  async delete(tx: EntityManager, tokenId: string): Promise<void> {
    await tx.delete(userAccessTokenEntity, { id: tokenId });
  }

  async deleteOfUser(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(userAccessTokenEntity, { user_id: userId });
  }

  async byId(tokenId: string): Promise<UserAccessToken | undefined> {
    return toToken(await this.#database.read.findOne(userAccessTokenEntity, { where: { id: tokenId } }));
  }

  async byToken(token: string): Promise<UserAccessToken | undefined> {
    return toToken(await this.#database.read.findOne(userAccessTokenEntity, { where: { token } }));
  }

  /** Of one person, or of everybody. */
  async list(page: Page, userId?: string): Promise<UserAccessToken[]> {
    const rows = await this.#database.read.find(userAccessTokenEntity, {
      where: userId === undefined ? {} : { user_id: userId },
      order: { id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.flatMap((row) => toToken(row) ?? []);
  }

  /** Those whose id or owner starts with the term, or whose owner's name does. */
  async search(term: string): Promise<UserAccessToken[]> {
    const pattern = likePattern(term);
    const named = await this.#database.read
      .createQueryBuilder(userEntity, 'user')
      .select('user.id')
      .where(`LOWER(user.username) LIKE :pattern ESCAPE '\\'`, { pattern })
      .take(SEARCH_LIMIT)
      .getMany();
    const rows = await this.#database.read
      .createQueryBuilder(userAccessTokenEntity, 'token')
      .where(`token.id LIKE :pattern ESCAPE '\\'`, { pattern })
      .orWhere(`token.user_id LIKE :pattern ESCAPE '\\'`, { pattern })
      .orWhere({ user_id: In(named.map((user) => user.id)) })
      .orderBy('token.id', 'ASC')
      .take(SEARCH_LIMIT)
      .getMany();
    return rows.flatMap((row) => toToken(row) ?? []);
  }
}

function toToken(row: UserAccessTokenRow | null): UserAccessToken | undefined {
  return row ? fill<UserAccessToken>('model.UserAccessToken', row) : undefined;
}
