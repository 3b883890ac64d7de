import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findPostgres } from '../fixtures/postgres/find-postgres.mjs';
import { makeDatabase } from '../fixtures/postgres/make-database.ts';
import { systemEntity } from '../system/system.entity.ts';
import { Database } from './database.ts';

// In the Jest project `postgres` all specs of the core run once more, on PostgreSQL; without it this is all that runs.
const server = process.env['PATCHBAY_TEST_POSTGRES'];

(findPostgres() ? describe : describe.skip)('the database on PostgreSQL (needs PostgreSQL)', () => {
  let database: Database;
  beforeAll(async () => {
    database = await Database.open({ postgresUrl: await makeDatabase(server ?? '', 'on_postgres') });
  });
  afterAll(() => database.close());

  it('has exactly the tables that the entities describe after its migrations', async () => {
    expect(database.dialect).toBe('postgres');
    expect(await database.pendingSchemaChanges()).toEqual([]);
  });

  it('keeps what was acknowledged, and nothing of what was rolled back', async () => {
    const write = (name: string, fails: boolean) =>
      database.transaction(async (tx) => {
        await tx.insert(systemEntity, { name, value: '' });
        if (fails) throw new Error('changed my mind');
      });
    const writes = Array.from({ length: 20 }, (_, n) =>
      write(`row-${String(n).padStart(2, '0')}`, n % 2 === 1),
    );
    const settled = await Promise.allSettled(writes);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(writes.map((_, n) => n % 2 === 0));
    const rows = await database.read.find(systemEntity, { order: { name: 'ASC' } });
    expect(rows.map(({ name }) => Number(name.slice(4)))).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });
});
