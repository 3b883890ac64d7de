import type { Role } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { roleEntity, type RoleRow } from './role.entity.ts';

/** Roles as rows; permissions are separated by spaces there. */
export class RoleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async all(): Promise<Role[]> {
    const rows = await this.#database.read.find(roleEntity, {
      where: { delete_at: 0 },
      order: { name: 'ASC' },
    });
    return rows.map((row) =>
      fill<Role>('model.Role', {
        ...row,
        permissions: row.permissions.split(' ').filter((name) => name !== ''),
      }),
    );
  }

  async insert(tx: EntityManager, row: RoleRow): Promise<void> {
    await tx.insert(roleEntity, row);
  }

  async update(tx: EntityManager, roleId: string, changes: Partial<RoleRow>): Promise<void> {
    await tx.update(roleEntity, { id: roleId }, changes);
  }
}
