import type { Refusals } from './refusals.ts';

/** Groups of people. Making and linking them needs a licence in Mattermost. */
export const groups = {
  'app.group.no_rows': [404, 'There is no such group.'],
  'app.group.license_error': [403, 'Changing groups needs a licence.'],
} as const satisfies Refusals;
