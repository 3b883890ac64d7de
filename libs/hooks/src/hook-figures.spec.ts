import { describe, expect, it } from '@jest/globals';
import { BREAKER_TIMEOUTS } from './breaker.ts';
import { Durations } from './durations.ts';
import { HookCallError } from './errors.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { context, post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { postedPost } from './folds.ts';
import { HookDispatcher } from './hook-dispatcher.ts';
import { ManualClock } from './manual-clock.ts';

const DEADLINE_MS = 5_000;

describe('durations', () => {
  it('say what a share of the calls did not exceed, a fifth too much at most', () => {
    const durations = new Durations();
    for (let ms = 1; ms <= 1000; ms += 1) durations.add(ms);
    for (const [share, exact] of [
      [0.5, 500],
      [0.95, 950],
      [1, 1000],
    ] as const) {
      expect(durations.quantile(share)).toBeGreaterThanOrEqual(exact);
      expect(durations.quantile(share)).toBeLessThan(exact * 1.2);
    }
  });

  it('take nothing, no time at all, and more than a day', () => {
    const durations = new Durations();
    expect(durations.quantile(0.5)).toBe(0);
    durations.add(0);
    expect(durations.quantile(0.5)).toBe(0.05);
    durations.add(100_000_000);
    expect(durations.quantile(1)).toBeGreaterThan(600_000);
  });
});

describe('the figures of a plugin', () => {
  const clock = new ManualClock();
  let answer: () => unknown = () => [undefined, ''];
  const targets = [new ScriptedTarget('a', { MessageWillBePosted: () => answer() })];
  const dispatcher = new HookDispatcher({ targets: () => targets, logger: collectingLogger(), clock });
  const ask = () => dispatcher.transform('MessageWillBePosted', [context, post('x')], postedPost);

  it('count calls, those that failed or took too long, those not made, and how long they took', async () => {
    expect(dispatcher.figures('a')).toEqual([]);
    answer = () => {
      clock.advance(20);
      return [undefined, ''];
    };
    for (let call = 0; call < 9; call += 1) await ask();
    answer = () => Promise.reject(new HookCallError('gone'));
    await ask();
    answer = () => new Promise(() => undefined);
    for (let call = 0; call < BREAKER_TIMEOUTS; call += 1) {
      const asked = ask();
      clock.advance(DEADLINE_MS);
      await asked;
    }
    await ask();
    const [figures, ...others] = dispatcher.figures('a');
    expect(others).toEqual([]);
    expect(figures).toMatchObject({
      hook: 'MessageWillBePosted',
      calls: 13,
      failures: 4,
      timeouts: 3,
      passedOver: 1,
      dropped: 0,
    });
    expect(figures?.p50Ms).toBeGreaterThanOrEqual(20);
    expect(figures?.p50Ms).toBeLessThan(24);
    expect(figures?.p95Ms).toBeGreaterThanOrEqual(DEADLINE_MS);
    expect(dispatcher.figures('b')).toEqual([]);
  });

  it('go on when the plugin is started again, and go when it is removed', async () => {
    answer = () => [undefined, ''];
    targets[0] = new ScriptedTarget('a', { MessageWillBePosted: () => answer() });
    await ask();
    expect(dispatcher.figures('a')).toMatchObject([{ calls: 14 }]);
    dispatcher.forget('a');
    expect(dispatcher.figures('a')).toEqual([]);
  });

  it('count the events that were thrown away', async () => {
    const slow = new ScriptedTarget('slow', { OnWebSocketConnect: () => undefined });
    const queued = [slow];
    const queue = { limit: 2, whenFull: 'drop-oldest' } as const;
    const other = new HookDispatcher({
      targets: () => queued,
      logger: collectingLogger(),
      policies: { OnWebSocketConnect: { kind: 'notify', deadlineMs: 1000, onFailure: 'open', queue } },
    });
    for (const id of ['1', '2', '3']) other.notify('OnWebSocketConnect', [id, 'user']);
    await other.drained();
    expect(other.figures('slow')).toMatchObject([{ hook: 'OnWebSocketConnect', calls: 2, dropped: 1 }]);
    other.notify('OnWebSocketConnect', ['4', 'user']);
    queued.pop();
    await other.drained();
    expect(other.figures('slow')).toMatchObject([{ calls: 2, dropped: 2 }]);
  });

  it('come with the hooks that the plugin has, while it is active', () => {
    expect(dispatcher.implementedBy('a')).toEqual(['MessageWillBePosted']);
    expect(dispatcher.implementedBy('b')).toEqual([]);
  });
});
