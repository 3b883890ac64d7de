import type { Context, Preference } from '@patchbay/contract';
import type { SidebarCategoryService } from '../channels/sidebar-category.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { PreferenceRepository } from './preference.repository.ts';

const LONGEST = { category: 32, name: 64, value: 20_000 } as const;

export interface PreferenceServiceParts {
  readonly preferences: PreferenceRepository;
  /** Favourite channels are a preference and a category of the sidebar. */
  readonly sidebar: Pick<SidebarCategoryService, 'followPreferences' | 'forgetPreferences' | 'isFollowed'>;
  readonly database: Database;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
}

/** What someone prefers: theme, sidebar, tutorial steps; and whatever plugins keep there. */
export class PreferenceService {
  readonly #parts: PreferenceServiceParts;

  constructor(parts: PreferenceServiceParts) {
    this.#parts = parts;
  }

  list(userId: string): Promise<Preference[]> {
    return this.#parts.preferences.find(userId);
  }

  /** 404 when there is none in it. */
  async category(userId: string, category: string): Promise<Preference[]> {
    const found = await this.#parts.preferences.find(userId, category);
    if (found.length === 0)
      throw refuse('api.preference.preferences_category.get.app_error', 'GetPreferenceByCategoryForUser');
    return found;
  }

  async get(userId: string, category: string, name: string): Promise<Preference> {
    const preference = await this.#parts.preferences.get(userId, category, name);
    if (!preference) throw refuse('app.preference.get.app_error', 'GetPreference');
    return preference;
  }

  /** All of them or none; every one must be the user's own. Runs PreferencesHaveChanged. */
  async save(
    userId: string,
    preferences: readonly Preference[],
    context: Context = emptyContext(),
  ): Promise<void> {
    preferences.forEach((preference) => assertValid(userId, preference));
    await this.#parts.database.transaction(async (tx) => {
      for (const preference of preferences) await this.#parts.preferences.save(tx, preference);
      await this.#parts.sidebar.followPreferences(tx, preferences);
    });
    this.#publishSidebar(userId, preferences);
    this.#publish('preferences_changed', userId, preferences);
    this.#parts.hooks.ask.preferencesHaveChanged(context, [...preferences]);
  }

  async delete(userId: string, preferences: readonly Preference[]): Promise<void> {
    preferences.forEach((preference) => assertValid(userId, preference));
    await this.#parts.database.transaction(async (tx) => {
      for (const preference of preferences) await this.#parts.preferences.delete(tx, preference);
      await this.#parts.sidebar.forgetPreferences(tx, preferences);
    });
    this.#publishSidebar(userId, preferences);
    this.#publish('preferences_deleted', userId, preferences);
  }

  /** Clients ask for the categories again. */
  #publishSidebar(userId: string, preferences: readonly Preference[]): void {
    if (!this.#parts.sidebar.isFollowed(preferences)) return;
    this.#parts.events.publish({
      event: 'sidebar_category_updated',
      data: {},
      broadcast: { user_id: userId },
    });
  }

  #publish(event: string, userId: string, preferences: readonly Preference[]): void {
    this.#parts.events.publish({
      event,
      data: { preferences: JSON.stringify(preferences) },
      broadcast: { user_id: userId },
    });
  }
}

function assertValid(userId: string, preference: Preference): void {
  if (preference.user_id !== userId)
    throw refuse('api.preference.update_preferences.set.app_error', 'SavePreferences');
  const isTooLong = (['category', 'name', 'value'] as const).some(
    (field) => preference[field].length > LONGEST[field],
  );
  if (isTooLong || preference.category === '')
    throw refuse('model.preference.is_valid.app_error', 'SavePreferences');
}
