import type { Refusals } from './refusals.ts';

/** Preferences. */
export const preferences = {
  'app.preference.get.app_error': [404, 'There is no such preference.'],
  'api.preference.update_preferences.set.app_error': [403, 'Preferences can be set for oneself only.'],
  'model.preference.is_valid.app_error': [
    400,
    'A category has at most 32 characters, a name 64, a value 20000.',
  ],
  'api.preference.preferences_category.get.app_error': [404, 'There are no preferences of this category.'],
} as const satisfies Refusals;
