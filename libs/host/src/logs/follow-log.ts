import type { Clock } from '@patchbay/hooks';
import type { LogLevelName } from '../host-settings.ts';
import type { PluginLogEntry } from '../plugin-logs.ts';
import type { LogRing } from './log-ring.ts';

/** The longest that a request may wait for a line, in milliseconds. */
export const LONGEST_WAIT_MS = 30_000;

/** The entries after `after`, as soon as there are any; none when `waitMs` is over or `signal` fires before. */
export function followLog(
  ring: LogRing,
  after: number,
  level: LogLevelName,
  signal: AbortSignal,
  waitMs: number,
  clock: Clock,
): Promise<PluginLogEntry[]> {
  return new Promise((resolve) => {
    const found = (): PluginLogEntry[] => ring.query({ after, level });
    const now = found();
    if (now.length > 0 || signal.aborted || waitMs <= 0) {
      resolve(now);
      return;
    }
    const done = (): void => {
      cancel();
      stop();
      signal.removeEventListener('abort', done);
      resolve(found());
    };
    const cancel = clock.after(Math.min(waitMs, LONGEST_WAIT_MS), done);
    const stop = ring.listen(() => {
      if (ring.query({ after: ring.newest - 1, level }).length > 0) done();
    });
    signal.addEventListener('abort', done, { once: true });
  });
}
