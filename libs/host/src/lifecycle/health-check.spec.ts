import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import {
  everyInterval,
  HEALTH_CHECK_INTERVAL_MS,
  HEALTH_CHECK_PINGS,
  isAnswering,
  PING_DEADLINE_MS,
} from './health-check.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the health check', () => {
  it('is content with one answer out of three', async () => {
    let pings = 0;
    const ping = (): Promise<void> =>
      ++pings < HEALTH_CHECK_PINGS ? Promise.reject(new Error('no')) : Promise.resolve();
    expect(await isAnswering({ ping }, new ManualClock())).toBe(true);
    expect(pings).toBe(HEALTH_CHECK_PINGS);
  });

  it('gives up after three pings without an answer in time', async () => {
    const clock = new ManualClock();
    const signals: (AbortSignal | undefined)[] = [];
    const ping = (signal?: AbortSignal): Promise<void> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const result = isAnswering({ ping }, clock);
    for (let n = 0; n < HEALTH_CHECK_PINGS; n += 1) {
      clock.advance(PING_DEADLINE_MS);
      await settle();
    }
    expect(await result).toBe(false);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, true]);
    expect(clock.pending).toBe(0);
  });

  it('comes round every interval, never twice at once, until it is stopped', async () => {
    const clock = new ManualClock();
    let checks = 0;
    let finish = (): void => undefined;
    const stop = everyInterval(() => {
      checks += 1;
      return new Promise((resolve) => (finish = resolve));
    }, clock);
    clock.advance(HEALTH_CHECK_INTERVAL_MS * 3);
    expect(checks).toBe(1);
    finish();
    await settle();
    clock.advance(HEALTH_CHECK_INTERVAL_MS);
    expect(checks).toBe(2);
    stop();
    finish();
    await settle();
    expect(clock.pending).toBe(0);
  });
});
