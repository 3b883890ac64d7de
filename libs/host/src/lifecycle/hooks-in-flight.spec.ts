import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { RpcError } from '@patchbay/rpc/host';
import { GIVEN_UP_KEPT, GIVEN_UP_WINDOW_MS, HooksInFlight, LOST_WINDOW_MS } from './hooks-in-flight.ts';

describe('the hooks in flight', () => {
  let clock: ManualClock;
  let inFlight: HooksInFlight;

  beforeEach(() => {
    clock = new ManualClock();
    inFlight = new HooksInFlight(clock);
  });

  /** A call that ends when the test says so. */
  function call(hook: string, signal?: AbortSignal) {
    const { promise, resolve, reject } = promised<string>();
    const done = inFlight.watch(hook, () => promise, signal);
    return { done, resolve, reject };
  }

  it('are those that have not come back, the longest first', async () => {
    const first = call('OnActivate');
    clock.advance(10);
    call('MessageWillBePosted');
    clock.advance(10);
    call('ServeHTTP');
    expect(inFlight.names()).toEqual(['OnActivate', 'MessageWillBePosted', 'ServeHTTP']);
    first.resolve('yes');
    expect(await first.done).toBe('yes');
    expect(inFlight.names()).toEqual(['MessageWillBePosted', 'ServeHTTP']);
  });

  it('are none that answered with an error', async () => {
    const refused = call('OnActivate');
    refused.reject(new Error('no'));
    await expect(refused.done).rejects.toThrow('no');
    const broken = call('MessageWillBePosted');
    broken.reject(new RpcError('bad-reply', 'nonsense'));
    await expect(broken.done).rejects.toThrow('nonsense');
    expect(inFlight.names()).toEqual([]);
  });

  it('are for a moment those whose answer went with the connection', async () => {
    const lost = call('MessageWillBePosted');
    lost.reject(new RpcError('disconnected', 'gone'));
    await expect(lost.done).rejects.toThrow('gone');
    clock.advance(LOST_WINDOW_MS);
    expect(inFlight.names()).toEqual(['MessageWillBePosted']);
    clock.advance(1);
    expect(inFlight.names()).toEqual([]);
  });

  it('are for a while those that nobody waits for any more, a few of them', async () => {
    for (let n = 0; n <= GIVEN_UP_KEPT; n += 1) {
      const caller = new AbortController();
      const slow = call(`Hook${String(n)}`, caller.signal);
      clock.advance(5_000);
      caller.abort();
      slow.reject(new Error('timed out'));
      await expect(slow.done).rejects.toThrow('timed out');
    }
    expect(inFlight.names()).toHaveLength(GIVEN_UP_KEPT);
    expect(inFlight.names()[0]).toBe('Hook1 (given up after 5000 ms)');
    clock.advance(GIVEN_UP_WINDOW_MS);
    expect(inFlight.names()).toEqual([`Hook${String(GIVEN_UP_KEPT)} (given up after 5000 ms)`]);
  });
});

function promised<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((...ways) => ([resolve, reject] = ways));
  return { promise, resolve, reject };
}
