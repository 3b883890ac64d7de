import type { Logger } from '../logger.ts';
import type { After } from '../timers/after.ts';
import { Sweep } from '../timers/sweep.ts';
import type { KeyValueService } from './key-value.service.ts';

/** How often values that have expired are removed. Until then nobody sees them; they only take room. */
export const SWEEP_EVERY_MS = 600_000;

/** Removes plugins' values that have expired, from time to time. */
export function expiredValuesSweep(
  values: Pick<KeyValueService, 'deleteExpired'>,
  after: After,
  logger: Logger,
): Sweep {
  return new Sweep({
    everyMs: SWEEP_EVERY_MS,
    work: () => values.deleteExpired(),
    failed: 'Expired values of plugins could not be removed; it is tried again later',
    after,
    logger,
  });
}
