import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Database } from '../../database/database.ts';
import { postReminderEntity, type PostReminderRow } from './post-reminder.entity.ts';

/** Who wants to be reminded of which post, and when. */
export class PostReminderRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async save(tx: EntityManager, row: PostReminderRow): Promise<void> {
    await tx.upsert(postReminderEntity, row, ['post_id', 'user_id']);
  }

  /** The time of the next one, in seconds; undefined when nobody waits. */
  async next(): Promise<number | undefined> {
    const [row] = await this.#database.read.find(postReminderEntity, {
      order: { target_time: 'ASC' },
      take: 1,
    });
    return row?.target_time;
  }

  /** Those that are due, which are then no longer there: each is taken once. */
  async take(tx: EntityManager, until: number): Promise<PostReminderRow[]> {
    const due = await tx.find(postReminderEntity, {
      where: { target_time: LessThanOrEqual(until) },
      order: { target_time: 'ASC' },
    });
    for (const { post_id, user_id } of due) await tx.delete(postReminderEntity, { post_id, user_id });
    return due;
  }
}
