import type { Bot } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { userEntity } from '../users/user.entity.ts';
import { botEntity, type BotRow } from './bot.entity.ts';

export interface BotFilter {
  readonly includeDeleted?: boolean;
  /** Only those of this person or plugin. */
  readonly ownerId?: string;
  /** Only those whose owner was deactivated. */
  readonly onlyOrphaned?: boolean;
}

/** Bots; their names are those of their accounts. */
export class BotRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: BotRow): Promise<void> {
    await tx.insert(botEntity, row);
  }

  async update(tx: EntityManager, userId: string, changes: Partial<BotRow>): Promise<void> {
    await tx.update(botEntity, { user_id: userId }, changes);
  }

  /** Whether there was one. The account stays. */
  async delete(tx: EntityManager, userId: string): Promise<boolean> {
    if (!(await tx.exists(botEntity, { where: { user_id: userId } }))) return false;
    await tx.delete(botEntity, { user_id: userId });
    return true;
  }

  async get(userId: string): Promise<Bot | undefined> {
    const row = await this.#database.read.findOne(botEntity, { where: { user_id: userId } });
    return row ? this.#bot(row) : undefined;
  }

  async list(page: Page, filter: BotFilter = {}): Promise<Bot[]> {
    const { skip, take } = skipAndTake(page);
    const query = this.#database.read
      .createQueryBuilder(botEntity, 'bot')
      .where('1 = 1')
      .orderBy('bot.create_at', 'ASC')
      .addOrderBy('bot.user_id', 'ASC')
      .offset(skip)
      .limit(take);
    if (!filter.includeDeleted) query.andWhere('bot.delete_at = 0');
    if (filter.ownerId) query.andWhere('bot.owner_id = :ownerId', { ownerId: filter.ownerId });
    // Plugins own bots without being people, so those have no owner that could have gone.
    if (filter.onlyOrphaned) query.andWhere('bot.owner_id IN (SELECT id FROM users WHERE deleteat <> 0)');
    return Promise.all((await query.getMany()).map((row) => this.#bot(row)));
  }

  async #bot(row: BotRow): Promise<Bot> {
    const user = await this.#database.read.findOne(userEntity, { where: { id: row.user_id } });
    return fill<Bot>('model.Bot', {
      ...row,
      username: user?.username ?? '',
      display_name: user?.first_name ?? '',
    });
  }
}
