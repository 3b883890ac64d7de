import type { Logger } from '../engine/logger.ts';

/** Plugins have 10 s of grace, all of them at once; the rest is for what comes after. */
export const SHUTDOWN_DEADLINE_MS = 20_000;

/** One thing to stop, with its name for the log. */
export type ShutdownStep = readonly [name: string, stop: () => void | Promise<void>];

/**
 * Runs the steps in order; one that fails does not keep the others from running.
 *
 * @returns false if the deadline passed before all were done
 */
export async function shutDown(
  steps: readonly ShutdownStep[],
  logger: Logger,
  deadlineMs = SHUTDOWN_DEADLINE_MS,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  let current = '';
  const deadline = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), deadlineMs);
  });
  const all = (async () => {
    for (const [name, stop] of steps) {
      current = name;
      try {
        await stop();
      } catch (error) {
        logger.error(`Stopping ${name} failed`, {
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
    return true as const;
  })();
  const done = await Promise.race([all, deadline]);
  clearTimeout(timer);
  if (!done) logger.error(`The server was still stopping ${current} after ${deadlineMs} ms`);
  return done;
}
