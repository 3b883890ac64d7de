import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { followLog, LONGEST_WAIT_MS } from './follow-log.ts';
import { LogRing } from './log-ring.ts';

describe('whoever follows a log', () => {
  let clock: ManualClock;
  let ring: LogRing;
  let caller: AbortController;

  beforeEach(() => {
    clock = new ManualClock();
    ring = new LogRing();
    caller = new AbortController();
    ring.append(1, 'info', 'one', {});
  });

  const follow = (after: number, level: 'debug' | 'error' = 'debug', waitMs = 10_000) =>
    followLog(ring, after, level, caller.signal, waitMs, clock);

  it('gets at once what is there', async () => {
    expect(await follow(0)).toMatchObject([{ seq: 1, message: 'one' }]);
    expect(clock.pending).toBe(0);
  });

  it('gets the next line when it comes', async () => {
    const next = follow(1);
    ring.append(2, 'debug', 'two', {});
    expect(await next).toMatchObject([{ seq: 2, message: 'two' }]);
    expect(clock.pending).toBe(0);
  });

  it('is not woken for lines that were not asked for', async () => {
    const next = follow(1, 'error');
    ring.append(2, 'info', 'two', {});
    expect(clock.pending).toBe(1);
    ring.append(3, 'error', 'three', {});
    expect(await next).toMatchObject([{ seq: 3 }]);
  });

  it('gets nothing when the wait is over, which is never longer than the longest', async () => {
    const next = follow(1, 'debug', LONGEST_WAIT_MS * 100);
    clock.advance(LONGEST_WAIT_MS);
    expect(await next).toEqual([]);
    expect(await follow(1, 'debug', 0)).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('leaves nothing behind when it goes away', async () => {
    const next = follow(1);
    caller.abort();
    expect(await next).toEqual([]);
    expect(await follow(1)).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
