import type { UserProfile } from '@mattermost/types/users';
import type { MessageId } from '../../i18n/catalogue.ts';
import { expiries } from './expiries.ts';
import type { Expiry } from './expiries.ts';

interface Suggested {
  emoji: string;
  expiry: Expiry;
}

export const suggestedStatuses: readonly (Suggested & { label: MessageId })[] = [
  { emoji: 'calendar', label: 'status.meeting', expiry: 'one_hour' },
  { emoji: 'hamburger', label: 'status.lunch', expiry: 'thirty_minutes' },
  { emoji: 'sneezing_face', label: 'status.sick', expiry: 'today' },
  { emoji: 'house', label: 'status.home', expiry: 'today' },
  { emoji: 'palm_tree', label: 'status.holiday', expiry: 'this_week' },
];

const SHOWN = 3;

/** What the person said of themselves before, the newest first; it is JSON in a text, and nothing in it is trusted. */
export function recentStatuses(user: UserProfile): readonly (Suggested & { text: string })[] {
  try {
    const given: unknown = JSON.parse(user.props?.recentCustomStatus ?? '[]');
    return (Array.isArray(given) ? given : []).flatMap(readOne).slice(0, SHOWN);
  } catch {
    return [];
  }
}

function readOne(given: unknown): (Suggested & { text: string })[] {
  const { emoji, text, duration } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof emoji !== 'string' || typeof text !== 'string' || text === '') {
    return [];
  }
  const expiry = expiries.find(({ value }) => value === duration)?.value ?? '';
  return [{ emoji, text, expiry: expiry === 'date_and_time' ? 'today' : expiry }];
}
