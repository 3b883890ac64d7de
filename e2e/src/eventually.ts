import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;

/**
 * Waits for something that sends no event (a process that ends, a status that REST answers). Throws, saying what it waited
 * for and what it saw last, when it has not come after `deadlineMs`.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T> | T,
  isIt: (seen: T) => boolean,
  deadlineMs = 45_000,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen;
    if (performance.now() > end) {
      throw new Error(`not seen within ${deadlineMs / 1000} s: ${what}; seen last: ${JSON.stringify(seen)}`);
    }
    await delay(LOOK_AGAIN_MS);
  }
}
