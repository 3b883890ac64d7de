import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { PROFILE_IMAGE, type ProfileImageRow } from './profile-image.entity.ts';

/** Pictures that people and bots have set. */
export class ProfileImageRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(userId: string): Promise<Uint8Array | undefined> {
    const row = await this.#database.read.findOne<ProfileImageRow>(PROFILE_IMAGE, {
      where: { user_id: userId },
    });
    return row?.data ?? undefined;
  }

  async save(tx: EntityManager, row: ProfileImageRow): Promise<void> {
    await tx.upsert<ProfileImageRow>(PROFILE_IMAGE, { ...row, data: row.data && Buffer.from(row.data) }, [
      'user_id',
    ]);
  }
}
