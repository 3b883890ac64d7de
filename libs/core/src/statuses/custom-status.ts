import type { CustomStatus } from '@patchbay/contract';

const LONGEST_TEXT = 100;
/** How many that someone used are remembered. */
const RECENT = 5;
/** Until when a custom status counts; '' and the unknown ones are for ever. */
const DURATIONS = new Set([
  '',
  'thirty_minutes',
  'one_hour',
  'four_hours',
  'today',
  'this_week',
  'date_and_time',
]);

/** Where a person's custom status stands in their props, and the used ones in their preferences. */
export const CUSTOM_STATUS_PROP = 'customStatus';
export const RECENT_PREFERENCE = { category: 'custom_status', name: 'recent_custom_statuses' } as const;

/** Whether duration and end fit together: who names a duration names an end, and it has not passed. */
export function isTimed(status: CustomStatus, now: number): boolean {
  if (!DURATIONS.has(status.duration)) return false;
  const end = status.expires_at.getTime();
  return end > now || (status.duration === '' && end <= 0);
}

/** As it is kept: not too long, and with a name for "until then". */
export function normalizedStatus(status: CustomStatus): CustomStatus {
  const isForEver = status.duration === '' && status.expires_at.getTime() > 0;
  return {
    ...status,
    text: [...status.text].slice(0, LONGEST_TEXT).join(''),
    duration: isForEver ? 'date_and_time' : status.duration,
  };
}

/** As clients read it; Go writes a time that is not set like this. */
export function statusJson(status: CustomStatus): Record<string, unknown> {
  const end = status.expires_at.getTime();
  return {
    emoji: status.emoji,
    text: status.text,
    duration: status.duration,
    expires_at: end > 0 ? goTime(status.expires_at) : '0001-01-01T00:00:00Z',
  };
}

/** Without the zeros that Go does not write. */
function goTime(time: Date): string {
  return time
    .toISOString()
    .replace(/\.(\d*?)0*Z$/, (_whole, digits: string) => (digits ? `.${digits}Z` : 'Z'));
}

type Used = Record<string, unknown>;

function sameStatus(one: Used, other: Used): boolean {
  return (
    one['emoji'] === other['emoji'] && one['text'] === other['text'] && one['duration'] === other['duration']
  );
}

/** The used ones with this one first. */
export function withRecent(recent: readonly Used[], status: Used): Used[] {
  const others = recent.filter((each) => each['text'] !== status['text']);
  return [status, ...others].slice(0, RECENT);
}

/** The used ones without this one; undefined when it is not among them. */
export function withoutRecent(recent: readonly Used[], status: Used): Used[] | undefined {
  const left = recent.filter((each) => !sameStatus(each, status));
  return left.length === recent.length ? undefined : left;
}
