import type { Context, CustomStatus } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { PreferenceRepository } from '../preferences/preference.repository.ts';
import type { PreferenceService } from '../preferences/preference.service.ts';
import type { UserService } from '../users/user.service.ts';
import {
  CUSTOM_STATUS_PROP,
  normalizedStatus,
  RECENT_PREFERENCE,
  statusJson,
  withoutRecent,
  withRecent,
} from './custom-status.ts';

export interface CustomStatusParts {
  readonly users: UserService;
  readonly preferences: PreferenceService;
  readonly preferenceRows: PreferenceRepository;
  /** Throws for an unknown name. */
  readonly assertEmojiExists: (name: string) => Promise<unknown>;
}

/** What people say of themselves beside their name: an emoji, a text, for a while. */
export class CustomStatusService {
  readonly #parts: CustomStatusParts;

  constructor(parts: CustomStatusParts) {
    this.#parts = parts;
  }

  /** Also remembered among those that the person used. */
  async set(context: Context, userId: string, given: CustomStatus): Promise<void> {
    if (given.emoji === '' && given.text === '')
      throw refuse('api.custom_status.set_custom_statuses.update.app_error', 'SetCustomStatus');
    if (given.emoji !== '')
      await this.#parts.assertEmojiExists(given.emoji).catch(() => {
        throw refuse('api.custom_status.set_custom_statuses.emoji_not_found', 'SetCustomStatus');
      });
    const status = statusJson(normalizedStatus(given));
    await this.#parts.users.change(userId, (user) => ({
      ...user,
      props: { ...user.props, [CUSTOM_STATUS_PROP]: JSON.stringify(status) },
    }));
    await this.#saveRecent(context, userId, withRecent(await this.#recent(userId), status));
  }

  async remove(userId: string): Promise<void> {
    await this.#parts.users.change(userId, (user) => ({
      ...user,
      props: { ...user.props, [CUSTOM_STATUS_PROP]: '' },
    }));
  }

  async removeRecent(context: Context, userId: string, given: CustomStatus): Promise<void> {
    const left = withoutRecent(await this.#recent(userId), statusJson(given));
    if (!left)
      throw refuse('api.custom_status.recent_custom_statuses.delete.app_error', 'RemoveRecentCustomStatus');
    await this.#saveRecent(context, userId, left);
  }

  async #recent(userId: string): Promise<Record<string, unknown>[]> {
    const { category, name } = RECENT_PREFERENCE;
    const value = (await this.#parts.preferenceRows.get(userId, category, name))?.value ?? '';
    try {
      const read: unknown = JSON.parse(value);
      return Array.isArray(read) ? (read as Record<string, unknown>[]) : [];
    } catch {
      // Nobody used one yet, or somebody wrote something else into the preference: start anew.
      return [];
    }
  }

  #saveRecent(context: Context, userId: string, recent: readonly Record<string, unknown>[]): Promise<void> {
    const value = JSON.stringify(recent);
    return this.#parts.preferences.save(userId, [{ user_id: userId, ...RECENT_PREFERENCE, value }], context);
  }
}
