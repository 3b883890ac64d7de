import type { Preference } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { preferenceEntity } from './preference.entity.ts';

/** People's preferences: small texts by category and name. */
export class PreferenceRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(userId: string, category?: string): Promise<Preference[]> {
    return this.#database.read.find(preferenceEntity, {
      where: { user_id: userId, ...(category === undefined ? {} : { category }) },
      order: { category: 'ASC', name: 'ASC' },
    });
  }

  async get(userId: string, category: string, name: string): Promise<Preference | undefined> {
    const where = { user_id: userId, category, name };
    return (await this.#database.read.findOne(preferenceEntity, { where })) ?? undefined;
  }

  async save(tx: EntityManager, { user_id, category, name, value }: Preference): Promise<void> {
    await tx.upsert(preferenceEntity, { user_id, category, name, value }, ['user_id', 'category', 'name']);
  }

  async delete(tx: EntityManager, { user_id, category, name }: Preference): Promise<void> {
    await tx.delete(preferenceEntity, { user_id, category, name });
  }

  async deleteCategory(tx: EntityManager, userId: string, category: string): Promise<void> {
    await tx.delete(preferenceEntity, { user_id: userId, category });
  }

  async deleteOfUser(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(preferenceEntity, { user_id: userId });
  }
}
