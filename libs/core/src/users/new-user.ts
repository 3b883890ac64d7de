import type { Preference, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { defaultNotifyProps, defaultTimezone } from './user-rules.ts';

/** An account that nobody has yet: what cannot be chosen is set, whatever was given. */
export function blankUser(given: Partial<User>, now: number): User {
  return fill<User>('model.User', {
    notify_props: defaultNotifyProps(),
    timezone: defaultTimezone(),
    locale: 'en',
    ...normalized(given),
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    password: '',
    failed_attempts: 0,
    mfa_active: false,
    mfa_secret: '',
    mfa_used_timestamps: [],
  });
}

/** Names and addresses are lower-case, without blanks around them. */
export function normalized(user: Partial<User>): Partial<User> {
  const result = { ...user };
  if (result.username !== undefined) result.username = result.username.trim().toLowerCase();
  if (result.email !== undefined) result.email = result.email.trim().toLowerCase();
  return result;
}

/** What clients look up to know whom to show the first steps. */
export function firstPreferences(userId: string): Preference[] {
  return [
    { user_id: userId, category: 'recommended_next_steps', name: 'hide', value: 'false' },
    { user_id: userId, category: 'tutorial_step', name: userId, value: '0' },
    { user_id: userId, category: 'system_notice', name: 'GMasDM', value: 'true' },
  ];
}

/** Whether an address is of one of the domains: a list separated by commas or blanks; an empty one accepts all. */
export function isOfDomains(email: string, domains: string): boolean {
  const accepted = domains
    .toLowerCase()
    .split(/[\s,@]+/)
    .filter((domain) => domain !== '');
  const domain = email.toLowerCase().split('@').at(-1) ?? '';
  return accepted.length === 0 || accepted.includes(domain);
}

export function assertDomainIsAccepted(email: string, domains: string): void {
  if (!isOfDomains(email, domains))
    throw refuse('api.user.create_user.accepted_domain.app_error', 'CreateUser');
}
