import type { Refusals } from './refusals.ts';

/** Permission schemes, which need a licence. */
export const schemes = {
  'app.scheme.get.app_error': [404, 'There is no such scheme.'],
  'api.scheme.create_scheme.license.error': [501, 'Permission schemes need a licence.'],
  'api.scheme.patch_scheme.license.error': [501, 'Permission schemes need a licence.'],
  'api.scheme.delete_scheme.license.error': [501, 'Permission schemes need a licence.'],
  'api.team.update_team_scheme.license.error': [501, 'Permission schemes need a licence.'],
} as const satisfies Refusals;
