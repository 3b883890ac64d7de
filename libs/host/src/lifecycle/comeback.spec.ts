import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { Comeback } from './comeback.ts';
import { RESTART_BACK_OFF_MS, RESTART_WINDOW_MS } from './restart-policy.ts';

const [FIRST_MS = 0, SECOND_MS = 0] = RESTART_BACK_OFF_MS;

describe('a plugin that failed', () => {
  let clock: ManualClock;
  let restarts: number;
  let comeback: Comeback;

  beforeEach(() => {
    clock = new ManualClock(1_000);
    restarts = 0;
    comeback = new Comeback(clock, () => (restarts += 1));
  });

  it('counts down to its next try, and says when that is', () => {
    expect(comeback.plan(true)).toEqual({
      next: 'It is started again in 3 s, try 1 of 2.',
      gaveUp: false,
    });
    expect(comeback.at).toBe(1_000 + FIRST_MS);
    clock.advance(FIRST_MS - 1);
    expect(restarts).toBe(0);
    clock.advance(1);
    expect([restarts, comeback.at]).toEqual([1, 0]);
    expect(comeback.halt()).toBe(true);
    expect(comeback.halt()).toBe(false);
  });

  it('waits longer the second time, and stays down after the third', () => {
    comeback.plan(true);
    clock.advance(FIRST_MS);
    comeback.plan(true);
    expect(comeback.at - clock.now()).toBe(SECOND_MS);
    expect(SECOND_MS).toBeGreaterThan(FIRST_MS);
    clock.advance(SECOND_MS);
    const last = comeback.plan(true);
    expect(last.gaveUp).toBe(true);
    expect(last.next).toContain('failure 3 within an hour');
    expect([comeback.at, comeback.failures, clock.pending]).toEqual([0, 3, 0]);
  });

  it('is forgiven what lies an hour back', () => {
    comeback.plan(true);
    clock.advance(RESTART_WINDOW_MS);
    expect(comeback.failures).toBe(0);
  });

  it('is not started when an administrator stepped in meanwhile', () => {
    comeback.plan(true);
    comeback.forget();
    clock.advance(FIRST_MS);
    expect([restarts, comeback.at, comeback.failures, comeback.halt()]).toEqual([0, 0, 0, false]);
  });

  it('stays down at once where health checks are off', () => {
    const plan = comeback.plan(false);
    expect(plan.gaveUp).toBe(true);
    expect(plan.next).toContain('EnableHealthCheck');
    expect(clock.pending).toBe(0);
  });
});
