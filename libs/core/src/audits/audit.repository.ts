import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { skipAndTake, type Page } from '../page.ts';
import { auditEntity, type AuditRow } from './audit.entity.ts';

/** What was noted. */
export class AuditRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: AuditRow): Promise<void> {
    await tx.insert(auditEntity, row);
  }

  /** The newest first; of one person, or of everybody. */
  list(page: Page, userId?: string): Promise<AuditRow[]> {
    return this.#database.read.find(auditEntity, {
      where: userId === undefined ? {} : { user_id: userId },
      order: { create_at: 'DESC', id: 'ASC' },
      ...skipAndTake(page),
    });
  }
}
