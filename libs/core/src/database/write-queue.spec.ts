import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { NestedTransactionError, WriteQueueTimeoutError } from '../errors.ts';
import type { WriteConnection } from './write-connection.ts';
import { WriteQueue } from './write-queue.ts';

type Step = 'begin' | 'commit' | 'rollback' | 'mark' | 'keep' | 'undo' | 'release';

/** A transaction that only writes down what it was asked, and fails where it is told to. */
function connection(log: string[], failing: Partial<Record<Step, Error>> = {}): WriteConnection {
  const step = (name: Step) => async () => {
    log.push(name);
    if (failing[name]) throw failing[name];
  };
  return {
    manager: {} as EntityManager,
    begin: step('begin'),
    commit: step('commit'),
    rollback: step('rollback'),
    mark: step('mark'),
    keep: step('keep'),
    undo: step('undo'),
    release: step('release'),
  } as unknown as WriteConnection;
}

const unit = (log: string[], name: string) => async () => void log.push(name);

describe('the queue of writes', () => {
  it('commits together what waits, each of it taken back alone when it fails', async () => {
    const log: string[] = [];
    const queue = new WriteQueue(() => connection(log));
    const settled = await Promise.allSettled([
      queue.run(unit(log, 'a')),
      queue.run(async () => {
        log.push('b');
        throw new Error('changed my mind');
      }),
      queue.run(unit(log, 'c')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log.join(' ')).toBe('begin mark a keep mark b undo mark c keep commit release');
  });

  it('marks nothing for a unit that is alone', async () => {
    const log: string[] = [];
    await new WriteQueue(() => connection(log)).run(unit(log, 'a'));
    expect(log.join(' ')).toBe('begin a commit release');
  });

  it('acknowledges nobody when the commit fails', async () => {
    const log: string[] = [];
    const queue = new WriteQueue(() => connection(log, { commit: new Error('the disk is full') }));
    for (const settled of await Promise.allSettled([queue.run(unit(log, 'a')), queue.run(unit(log, 'b'))]))
      expect(settled).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
    expect(log.slice(-3)).toEqual(['commit', 'rollback', 'release']);
  });

  it('acknowledges nobody when the database went back further than the one that failed', async () => {
    const log: string[] = [];
    const queue = new WriteQueue(() => connection(log, { undo: new Error('no such savepoint') }));
    const [first, second] = await Promise.allSettled([
      queue.run(unit(log, 'a')),
      queue.run(() => Promise.reject(new Error('the disk is full'))),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'no such savepoint' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
    expect(log).not.toContain('commit');
  });

  it('tells the first when there is no transaction to be had, and tries again for the next', async () => {
    const log: string[] = [];
    let times = 0;
    const queue = new WriteQueue(() =>
      connection(log, (times += 1) === 1 ? { begin: new Error('no connection') } : {}),
    );
    const [first, second] = await Promise.allSettled([queue.run(unit(log, 'a')), queue.run(unit(log, 'b'))]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'no connection' } });
    expect(second.status).toBe('fulfilled');
    expect(log).not.toContain('a');
  });

  it('refuses a unit inside another, and takes one that starts when the other is over', async () => {
    const queue = new WriteQueue(() => connection([]));
    let later: (() => Promise<string>) | undefined;
    await queue.run(async () => {
      later = () => queue.run(() => Promise.resolve('after'));
      await expect(queue.run(() => Promise.resolve())).rejects.toThrow(NestedTransactionError);
    });
    expect(await later?.()).toBe('after');
  });

  it('gives up waiting at its deadline, and the next one still waits for the one that runs', async () => {
    const log: string[] = [];
    const queue = new WriteQueue(() => connection([]), 1);
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const slow = queue.run(async () => {
      begun();
      await new Promise<void>((resolve) => (finish = resolve));
      log.push('slow');
    });
    await running;
    await expect(queue.run(unit(log, 'late'))).rejects.toThrow(WriteQueueTimeoutError);
    finish();
    await slow;
    await queue.run(unit(log, 'next'));
    expect(log).toEqual(['slow', 'next']);
  });
});
