import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { AuditRow } from './audit.entity.ts';
import type { AuditRepository } from './audit.repository.ts';

const LONGEST_EXTRA = 1_024;
const LONGEST_ACTION = 512;

/** What people can look up about their account: who logged in, changed a password, made a token, and from where. */
export class AuditService {
  readonly #database: Database;
  readonly #rows: AuditRepository;
  readonly #clock: Clock;

  constructor(database: Database, rows: AuditRepository, clock: Clock) {
    this.#database = database;
    this.#rows = rows;
    this.#clock = clock;
  }

  /** `action` is the path of the request; neither it nor `extraInfo` may hold a secret. */
  async note(entry: Omit<AuditRow, 'id' | 'create_at'>): Promise<void> {
    const row: AuditRow = {
      ...entry,
      id: newId(),
      create_at: this.#clock.now(),
      action: entry.action.slice(0, LONGEST_ACTION),
      extra_info: entry.extra_info.slice(0, LONGEST_EXTRA),
    };
    await this.#database.transaction((tx) => this.#rows.insert(tx, row));
  }

  list(page: Page, userId?: string): Promise<AuditRow[]> {
    return this.#rows.list(page, userId);
  }
}
