import type { OAuthApp } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { skipAndTake, type Page } from '../page.ts';
import { accessDataEntity, type AccessData } from './access-data.entity.ts';
import { authDataEntity, type AuthData } from './auth-data.entity.ts';
import { oauthAppEntity } from './oauth-app.entity.ts';

/** Applications, the codes that people gave them, and their tokens. */
export class OAuthRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insertApp(tx: EntityManager, app: OAuthApp): Promise<void> {
    await tx.insert(oauthAppEntity, app);
  }

  async updateApp(tx: EntityManager, app: OAuthApp): Promise<void> {
    await tx.update(oauthAppEntity, { id: app.id }, app);
  }

  async app(id: string): Promise<OAuthApp | undefined> {
    return (await this.#database.read.findOne(oauthAppEntity, { where: { id } })) ?? undefined;
  }

  /** All, or those of a creator. */
  apps(page: Page, creatorId?: string): Promise<OAuthApp[]> {
    return this.#database.read.find(oauthAppEntity, {
      where: creatorId === undefined ? {} : { creator_id: creatorId },
      order: { create_at: 'ASC', id: 'ASC' },
      ...skipAndTake(page),
    });
  }

  appsByIds(ids: readonly string[], page: Page): Promise<OAuthApp[]> {
    return this.#database.read
      .createQueryBuilder(oauthAppEntity, 'app')
      .where('app.id IN (:...ids)', { ids: ids.length > 0 ? ids : [''] })
      .orderBy('app.create_at', 'ASC')
      .addOrderBy('app.id', 'ASC')
      .skip(page.page * page.perPage)
      .take(page.perPage)
      .getMany();
  }

  /** An application with everything that people gave it. */
  async deleteApp(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(authDataEntity, { client_id: id });
    await tx.delete(accessDataEntity, { client_id: id });
    await tx.delete(oauthAppEntity, { id });
  }

  async insertCode(tx: EntityManager, code: AuthData): Promise<void> {
    await tx.insert(authDataEntity, code);
  }

  /** Takes a code away and gives it: whoever comes second has none. */
  async takeCode(tx: EntityManager, code: string): Promise<AuthData | undefined> {
    const found = await tx.findOne(authDataEntity, { where: { code } });
    if (!found) return undefined;
    const { affected } = await tx.delete(authDataEntity, { code });
    return affected === 0 ? undefined : found;
  }

  async deleteCodes(tx: EntityManager, clientId: string, userId: string): Promise<void> {
    await tx.delete(authDataEntity, { client_id: clientId, user_id: userId });
  }

  async access(
    clientId: string,
    userId: string,
    manager = this.#database.read,
  ): Promise<AccessData | undefined> {
    const where = { client_id: clientId, user_id: userId };
    return (await manager.findOne(accessDataEntity, { where })) ?? undefined;
  }

  async accessByRefreshToken(
    refreshToken: string,
    manager = this.#database.read,
  ): Promise<AccessData | undefined> {
    if (refreshToken === '') return undefined;
    const where = { refresh_token: refreshToken };
    return (await manager.findOne(accessDataEntity, { where })) ?? undefined;
  }

  accessOfApp(clientId: string): Promise<AccessData[]> {
    return this.#database.read.find(accessDataEntity, { where: { client_id: clientId } });
  }

  /** Replaces what the application has for the person. */
  async replaceAccess(tx: EntityManager, access: AccessData): Promise<void> {
    await this.deleteAccess(tx, access.client_id, access.user_id);
    await tx.insert(accessDataEntity, access);
  }

  async deleteAccess(tx: EntityManager, clientId: string, userId: string): Promise<void> {
    await tx.delete(accessDataEntity, { client_id: clientId, user_id: userId });
  }
}
