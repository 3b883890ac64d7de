import type { Refusals } from './refusals.ts';

/** Presence. */
export const statuses = {
  'api.status.invalid.app_error': [400, 'A status is online, away, dnd or offline.'],
} as const satisfies Refusals;
