import type { Logger } from '../logger.ts';
import type { After } from '../timers/after.ts';
import { Sweep } from '../timers/sweep.ts';
import type { StatusService } from './status.service.ts';

/** Ends are cut to the minute, so once a minute is often enough. */
export const DND_SWEEP_EVERY_MS = 60_000;

/** Ends do-not-disturb where its time is over. */
export function doNotDisturbSweep(
  statuses: Pick<StatusService, 'endDoNotDisturb'>,
  after: After,
  logger: Logger,
): Sweep {
  return new Sweep({
    everyMs: DND_SWEEP_EVERY_MS,
    work: () => statuses.endDoNotDisturb(),
    failed: 'Do-not-disturb could not be ended; it is tried again later',
    after,
    logger,
  });
}
