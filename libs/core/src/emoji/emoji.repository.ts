import type { Emoji } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { emojiEntity } from './emoji.entity.ts';

/** Custom emoji that were not deleted. */
export class EmojiRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, emoji: Emoji): Promise<void> {
    await tx.insert(emojiEntity, emoji);
  }

  /** Whether it was there to delete. */
  async delete(tx: EntityManager, emojiId: string, at: number): Promise<boolean> {
    const where = { id: emojiId, delete_at: 0 };
    const { affected } = await tx.update(emojiEntity, where, { delete_at: at, update_at: at });
    return affected === 1;
  }

  async byId(emojiId: string): Promise<Emoji | undefined> {
    const row = await this.#database.read.findOne(emojiEntity, { where: { id: emojiId, delete_at: 0 } });
    return row ? toEmoji(row) : undefined;
  }

  async byName(name: string, manager = this.#database.read): Promise<Emoji | undefined> {
    const row = await manager.findOne(emojiEntity, { where: { name, delete_at: 0 } });
    return row ? toEmoji(row) : undefined;
  }

  async byNames(names: readonly string[]): Promise<Emoji[]> {
    if (names.length === 0) return [];
    const where = { name: In([...names]), delete_at: 0 };
    return (await this.#database.read.find(emojiEntity, { where })).map(toEmoji);
  }

  async list(page: Page, byName: boolean): Promise<Emoji[]> {
    const rows = await this.#database.read.find(emojiEntity, {
      where: { delete_at: 0 },
      order: byName ? { name: 'ASC' } : { create_at: 'ASC', id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map(toEmoji);
  }

  async search(term: string, prefixOnly: boolean, limit: number): Promise<Emoji[]> {
    const pattern = `${prefixOnly ? '' : '%'}${likePattern(term)}`;
    const rows = await this.#database.read
      .createQueryBuilder<Emoji>(emojiEntity, 'emoji')
      .where(`emoji.delete_at = 0 AND emoji.name LIKE :pattern ESCAPE '\\'`, { pattern })
      .orderBy('emoji.name', 'ASC')
      .take(limit)
      .getMany();
    return rows.map(toEmoji);
  }
}

const toEmoji = (row: Emoji): Emoji => fill<Emoji>('model.Emoji', row);
