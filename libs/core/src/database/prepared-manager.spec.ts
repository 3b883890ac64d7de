import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { In, IsNull, LessThan, MoreThanOrEqual, Not, QueryFailedError } from 'typeorm';
import { makeDatabase } from '../fixtures/postgres/make-database.ts';
import { systemEntity } from '../system/system.entity.ts';
import { preferenceEntity } from '../preferences/preference.entity.ts';
import { statusEntity } from '../statuses/status.entity.ts';
import { Database } from './database.ts';
import { statementsOf } from './statements.ts';

const server = process.env['PATCHBAY_TEST_POSTGRES'];

describe('statements prepared once', () => {
  let folder: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patchbay-core-'));
    database = await Database.open(
      server
        ? { postgresUrl: await makeDatabase(server, 'prepared_manager') }
        : { sqlitePath: join(folder, 'data', 'patchbay.db') },
    );
    await database.transaction((tx) =>
      tx.insert(
        statusEntity,
        ['ada', 'bob', 'cy'].map((user_id, n) => ({
          user_id,
          status: n === 2 ? 'away' : 'online',
          manual: n === 1,
          last_activity_at: 1_700_000_000_000 + n,
          dnd_end_time: 0,
          prev_status: '',
        })),
      ),
    );
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const found = async (where: object | object[]) =>
    (await database.read.find(statusEntity, { where, order: { user_id: 'ASC' } })).map((row) => row.user_id);

  it.each<[string, object | object[], string[]]>([
    ['a value', { user_id: 'bob' }, ['bob']],
    ['a boolean', { manual: true }, ['bob']],
    ['several values', { status: 'online', manual: false }, ['ada']],
    ['a list', { user_id: In(['cy', 'ada', 'nobody']) }, ['ada', 'cy']],
    ['an empty list', { user_id: In([]) }, []],
    ['a comparison', { last_activity_at: LessThan(1_700_000_000_002) }, ['ada', 'bob']],
    ['the other one', { last_activity_at: MoreThanOrEqual(1_700_000_000_001) }, ['bob', 'cy']],
    ['one of several conditions', [{ user_id: 'ada' }, { status: 'away' }], ['ada', 'cy']],
    ['what only TypeORM can say', { user_id: Not(In(['ada'])) }, ['bob', 'cy']],
    ['nothing at all', { user_id: Not(IsNull()) }, ['ada', 'bob', 'cy']],
    ['SQL that is no SQL', { user_id: `x' OR '1'='1` }, []],
  ])('find by %s', async (_what, where, expected) => {
    expect(await found(where)).toEqual(expected);
  });

  it('give rows in the types that the entity has, whole or in part, in order and by page', async () => {
    expect(await database.read.findOne(statusEntity, { where: { user_id: 'bob' } })).toMatchObject({
      user_id: 'bob',
      manual: true,
      last_activity_at: 1_700_000_000_001,
    });
    const page = await database.read.find(statusEntity, {
      select: { user_id: true },
      order: { status: 'DESC', user_id: 'DESC' },
      skip: 1,
      take: 1,
    });
    expect(page).toEqual([{ user_id: 'ada' }]);
    expect(await database.read.findOne(statusEntity, { where: { user_id: 'nobody' } })).toBeNull();
  });

  it('refuse a condition without a value instead of finding everybody', async () => {
    await expect(database.read.find(statusEntity, { where: { user_id: undefined } })).rejects.toThrow(
      /Undefined/,
    );
    await expect(database.transaction((tx) => tx.delete(statusEntity, {}))).rejects.toThrow();
  });

  it('change and delete what the conditions say, and count it', async () => {
    await database.transaction(async (tx) => {
      await tx.insert(systemEntity, { name: 'a', value: '1' });
      await tx.insert(systemEntity, { name: 'b', value: '1' });
      expect((await tx.update(systemEntity, { name: In(['a', 'b']) }, { value: '2' })).affected).toBe(2);
      expect((await tx.delete(systemEntity, { name: 'b' })).affected).toBe(1);
    });
    expect(await database.read.find(systemEntity)).toEqual([{ name: 'a', value: '2' }]);
  });

  it('say as TypeORM does when the database refuses', async () => {
    const twice = database.transaction(async (tx) => {
      const row = { user_id: 'ada', category: 'c', name: 'n', value: '' };
      await tx.insert(preferenceEntity, row);
      await tx.insert(preferenceEntity, row);
    });
    await expect(twice).rejects.toThrow(QueryFailedError);
    expect(await database.read.find(preferenceEntity)).toEqual([]);
  });

  it('take SQL written by hand, with the same placeholders on both databases', async () => {
    const rows = await statementsOf(database.read).all<{ userid: string }>(
      'SELECT userid FROM status WHERE status = ? AND manual = ?',
      ['online', true],
    );
    expect(rows).toEqual([{ userid: 'bob' }]);
    await expect(statementsOf(database.read).run('UPDATE nothing SET x = ?', [1])).rejects.toThrow(
      QueryFailedError,
    );
  });
});
