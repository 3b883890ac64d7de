import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NestedTransactionError, WriteQueueTimeoutError } from '../errors.ts';
import { systemEntity } from '../system/system.entity.ts';
import { Database } from './database.ts';
import { SerialQueue } from './serial-queue.ts';

describe('the database', () => {
  let folder: string;
  let database: Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patchbay-core-'));
    database = await Database.open({ sqlitePath: join(folder, 'data', 'patchbay.db') });
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const names = async () =>
    (await database.read.find(systemEntity, { order: { name: 'ASC' } })).map((row) => row.name);

  it('has exactly the tables that the entities describe after its migrations', async () => {
    expect(await database.pendingSchemaChanges()).toEqual([]);
  });

  it('keeps its folder and files for the owner alone', async () => {
    await database.transaction((tx) => tx.insert(systemEntity, { name: 'a', value: '1' }));
    const mode = async (name: string) => (await stat(join(folder, name))).mode & 0o777;
    expect(await mode('data')).toBe(0o700);
    for (const file of ['patchbay.db', 'patchbay.db-wal', 'patchbay.db-shm'])
      expect(await mode(join('data', file))).toBe(0o600);
  });

  it('opens again with what was written, running no migration twice', async () => {
    await database.transaction((tx) => tx.insert(systemEntity, { name: 'a', value: '1' }));
    await database.close();
    database = await Database.open({ sqlitePath: join(folder, 'data', 'patchbay.db') });
    expect(await names()).toEqual(['a']);
  });

  it('keeps every acknowledged write when units of work that roll back run between them', async () => {
    let reachedHalf: () => void = () => undefined;
    const half = new Promise<void>((resolve) => (reachedHalf = resolve));
    const failing = database.transaction(async (tx) => {
      await tx.insert(systemEntity, { name: 'rolled-back', value: '' });
      reachedHalf();
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('changed my mind');
    });
    await half;
    const writes = Array.from({ length: 20 }, (_, n) =>
      database.transaction(async (tx) => {
        await tx.insert(systemEntity, { name: `kept-${n}`, value: '' });
        if (n % 5 === 4) throw new Error('fails too');
      }),
    );
    await expect(failing).rejects.toThrow('changed my mind');
    const acknowledged = (await Promise.allSettled(writes)).flatMap((result, n) =>
      result.status === 'fulfilled' ? [`kept-${n}`] : [],
    );
    expect(acknowledged).toHaveLength(16);
    expect(await names()).toEqual(acknowledged.sort());
  });

  it('shows readers nothing of a unit of work before it is committed', async () => {
    await database.transaction(async (tx) => {
      await tx.insert(systemEntity, { name: 'a', value: '1' });
      expect(await names()).toEqual([]);
    });
    expect(await names()).toEqual(['a']);
  });

  it('refuses to write through the readers', async () => {
    await expect(database.read.insert(systemEntity, { name: 'a', value: '1' })).rejects.toThrow(/readonly/);
  });

  it('refuses a unit of work inside another instead of waiting for itself', async () => {
    await expect(database.transaction(() => database.transaction(() => Promise.resolve()))).rejects.toThrow(
      NestedTransactionError,
    );
    await database.transaction((tx) => tx.insert(systemEntity, { name: 'after', value: '' }));
    expect(await names()).toEqual(['after']);
  });
});

describe('the queue of writes', () => {
  it('gives up waiting at its deadline, and the next one still waits for the one that runs', async () => {
    const queue = new SerialQueue(1);
    const log: string[] = [];
    let finish: () => void = () => undefined;
    const slow = queue.run(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      log.push('slow');
    });
    await expect(queue.run(() => Promise.resolve(log.push('late')))).rejects.toThrow(WriteQueueTimeoutError);
    finish();
    await slow;
    await queue.run(() => Promise.resolve(log.push('next')));
    expect(log).toEqual(['slow', 'next']);
  });
});
