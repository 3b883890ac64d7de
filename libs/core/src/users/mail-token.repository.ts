import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { mailTokenEntity, type MailTokenRow } from './mail-token.entity.ts';

/** What was sent by mail and not shown yet. */
export class MailTokenRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: MailTokenRow): Promise<void> {
    await tx.insert(mailTokenEntity, row);
  }

  /** Whether it was there: of two who show it at once, one gets true. */
  async take(tx: EntityManager, token: string): Promise<boolean> {
    if (!(await tx.findOne(mailTokenEntity, { where: { token } }))) return false;
    await tx.delete(mailTokenEntity, { token });
    return true;
  }

  async deleteOfType(tx: EntityManager, type: string): Promise<void> {
    await tx.delete(mailTokenEntity, { type });
  }

  /** Older ones for the same purpose, by the exact beginning of `extra`. */
  async deleteStartingWith(tx: EntityManager, type: string, extra: string): Promise<void> {
    const old = await tx.find(mailTokenEntity, { where: { type } });
    for (const row of old)
      if (row.extra.startsWith(extra)) await tx.delete(mailTokenEntity, { token: row.token });
  }

  async get(token: string): Promise<MailTokenRow | undefined> {
    return (await this.#database.read.findOne(mailTokenEntity, { where: { token } })) ?? undefined;
  }
}
