import type { UploadSession } from '@patchbay/contract';
import { LessThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { uploadSessionEntity, type UploadSessionRow } from './upload-session.entity.ts';

/** Uploads that are under way. */
export class UploadSessionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, session: UploadSession): Promise<void> {
    await tx.insert(uploadSessionEntity, session);
  }

  /** Whether it stood at `from`, and now stands at `to`. */
  async advance(tx: EntityManager, uploadId: string, from: number, to: number): Promise<boolean> {
    const where = { id: uploadId, file_offset: from };
    return (await tx.update(uploadSessionEntity, where, { file_offset: to })).affected === 1;
  }

  async delete(tx: EntityManager, uploadId: string): Promise<void> {
    await tx.delete(uploadSessionEntity, { id: uploadId });
  }

  async byId(uploadId: string): Promise<UploadSession | undefined> {
    const row = await this.#database.read.findOne(uploadSessionEntity, { where: { id: uploadId } });
    return row ? toSession(row) : undefined;
  }

  /** Oldest first. */
  async ofUser(userId: string): Promise<UploadSession[]> {
    const rows = await this.#database.read.find(uploadSessionEntity, {
      where: { user_id: userId },
      order: { create_at: 'ASC', id: 'ASC' },
    });
    return rows.map(toSession);
  }

  async begunBefore(at: number): Promise<UploadSession[]> {
    const rows = await this.#database.read.find(uploadSessionEntity, { where: { create_at: LessThan(at) } });
    return rows.map(toSession);
  }
}

const toSession = (row: UploadSessionRow): UploadSession => fill<UploadSession>('model.UploadSession', row);
