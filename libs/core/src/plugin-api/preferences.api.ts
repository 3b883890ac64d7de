import type { API, Preference } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  'GetPreferenceForUser' | 'GetPreferencesForUser' | 'UpdatePreferencesForUser' | 'DeletePreferencesForUser'
>;

/** What people prefer. */
export function preferencesApi({ core }: ApiScope): Methods {
  const all = (preferences: Parameters<API['UpdatePreferencesForUser']>[1]) =>
    preferences.map((each) => received<Preference>('model.Preference', each));
  return {
    GetPreferenceForUser: (userId, category, name) => core.preferences.get(userId, category, name),
    GetPreferencesForUser: (userId) => core.preferences.list(userId),
    UpdatePreferencesForUser: (userId, preferences) => core.preferences.save(userId, all(preferences)),
    DeletePreferencesForUser: (userId, preferences) => core.preferences.delete(userId, all(preferences)),
  };
}
