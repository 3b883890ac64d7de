import type { User } from '@patchbay/contract';
import { refuse } from '../errors.ts';

const RESERVED = new Set(['all', 'channel', 'here', 'matterbot', 'system']);
const USERNAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const EMAIL = /^[^\s@,]+@[^\s@,]+$/;
const LONGEST = {
  nickname: 64,
  first_name: 64,
  last_name: 64,
  position: 128,
  email: 128,
  locale: 5,
} as const;

/** What a new person is told about; Mattermost's names and values. */
export function defaultNotifyProps(): Record<string, string> {
  return {
    email: 'true',
    push: 'mention',
    desktop: 'mention',
    desktop_sound: 'true',
    mention_keys: '',
    channel: 'true',
    push_status: 'online',
    comments: 'never',
    first_name: 'false',
    desktop_threads: 'all',
    email_threads: 'all',
    push_threads: 'all',
  };
}

export function defaultTimezone(): Record<string, string> {
  return { useAutomaticTimezone: 'true', automaticTimezone: '', manualTimezone: '' };
}

/** Throws the first rule that an account breaks (its password apart). */
export function assertUserIsValid(user: User): void {
  if (!USERNAME.test(user.username) || RESERVED.has(user.username))
    throw refuse('model.user.is_valid.username.app_error', 'User.IsValid');
  if (!EMAIL.test(user.email)) throw refuse('model.user.is_valid.email.app_error', 'User.IsValid');
  for (const [name, limit] of Object.entries(LONGEST))
    if (user[name as keyof typeof LONGEST].length > limit)
      throw refuse('model.user.is_valid.field_length.app_error', 'User.IsValid', { name });
}
