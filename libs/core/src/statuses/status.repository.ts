import type { Status } from '@patchbay/contract';
import { Between, In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { statusEntity } from './status.entity.ts';

/** The last status of each person. */
export class StatusRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async byIds(userIds: readonly string[]): Promise<Status[]> {
    const rows = await this.#database.read.find(statusEntity, { where: { user_id: In([...userIds]) } });
    return rows.map((row) => fill<Status>('model.Status', row));
  }

  async ofEndedDoNotDisturb(nowSeconds: number): Promise<Status[]> {
    const rows = await this.#database.read.find(statusEntity, {
      where: { status: 'dnd', dnd_end_time: Between(1, nowSeconds) },
    });
    return rows.map((row) => fill<Status>('model.Status', row));
  }

  async save(tx: EntityManager, status: Status): Promise<void> {
    const { user_id, manual, last_activity_at, dnd_end_time, PrevStatus } = status;
    const row = { user_id, status: status.status, manual, last_activity_at, dnd_end_time, PrevStatus };
    await tx.upsert(statusEntity, row, ['user_id']);
  }

  async delete(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(statusEntity, { user_id: userId });
  }
}
