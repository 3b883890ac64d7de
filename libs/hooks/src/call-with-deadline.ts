import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import type { Clock } from './clock.ts';
import { timedOut } from './errors.ts';
import type { HookTarget } from './hook-target.ts';

/**
 * Calls one hook of one plugin and waits no longer than `deadlineMs` (0: without limit) or until `signal` fires.
 * One timer and one AbortController per call, for this is the hot path. A target that ignores its signal is
 * abandoned all the same.
 */
export function callWithDeadline<H extends HookName>(
  target: HookTarget,
  hook: H,
  args: HookArgs<H>,
  deadlineMs: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<HookResult<H>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const call = new AbortController();
    const cancelTimer =
      deadlineMs > 0
        ? clock.after(deadlineMs, () => {
            fail(timedOut(target.pluginId, hook, deadlineMs), true);
          })
        : undefined;
    const onCallerGone = (): void => {
      fail(signal?.reason, true);
    };
    const release = (): void => {
      cancelTimer?.();
      signal?.removeEventListener('abort', onCallerGone);
    };
    const fail = (error: unknown, abandon: boolean): void => {
      release();
      reject(error as Error);
      if (abandon) call.abort(error);
    };
    signal?.addEventListener('abort', onCallerGone, { once: true });
    try {
      target.call(hook, args, { signal: call.signal, deadlineMs }).then(
        (result) => {
          release();
          resolve(result);
        },
        (error: unknown) => {
          fail(error, false);
        },
      );
    } catch (error) {
      fail(error, false);
    }
  });
}
