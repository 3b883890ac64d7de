import type { Bot } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { userEntity } from '../users/user.entity.ts';
import { botEntity, type BotRow } from './bot.entity.ts';

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

  async get(userId: string): Promise<Bot | undefined> {
    const row = await this.#database.read.findOne(botEntity, { where: { user_id: userId } });
    return row ? this.#bot(row) : undefined;
  }

  async list(page: Page, includeDeleted: boolean): Promise<Bot[]> {
    const rows = await this.#database.read.find(botEntity, {
      where: includeDeleted ? {} : { delete_at: 0 },
      order: { create_at: 'ASC', user_id: 'ASC' },
      ...skipAndTake(page),
    });
    return Promise.all(rows.map((row) => this.#bot(row)));
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
