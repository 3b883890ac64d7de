import { describe, expect, it } from '@jest/globals';
import { KeyedLock } from './keyed-lock.ts';

describe('a keyed lock', () => {
  it('runs one after the other under one key, failures included, and side by side under two', async () => {
    const lock = new KeyedLock();
    const events: string[] = [];
    let release = (): void => undefined;
    const first = lock.run('a', async () => {
      events.push('first');
      await new Promise<void>((resolve) => (release = resolve));
      throw new Error('first failed');
    });
    const second = lock.run('a', () => Promise.resolve(events.push('second')));
    await lock.run('b', () => Promise.resolve(events.push('other')));
    expect(events).toEqual(['first', 'other']);
    release();
    await expect(first).rejects.toThrow('first failed');
    await second;
    expect(events).toEqual(['first', 'other', 'second']);
  });
});
