import type { Clock } from '@patchbay/hooks';

/** Whether `promise` settles, either way, before `deadlineMs` have passed. Never rejects. */
export function settledWithin(promise: Promise<unknown>, deadlineMs: number, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(deadlineMs, () => {
      resolve(false);
    });
    const settled = (): void => {
      cancel();
      resolve(true);
    };
    promise.then(settled, settled);
  });
}
