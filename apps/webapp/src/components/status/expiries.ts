import type { DateTime } from 'luxon';
import type { MessageId } from '../../i18n/catalogue.ts';

/** How long a custom status holds, in Mattermost's words. */
export type Expiry =
  '' | 'thirty_minutes' | 'one_hour' | 'four_hours' | 'today' | 'this_week' | 'date_and_time';

export const expiries: readonly { value: Expiry; label: MessageId }[] = [
  { value: '', label: 'status.noEnd' },
  { value: 'thirty_minutes', label: 'status.in30Minutes' },
  { value: 'one_hour', label: 'status.in1Hour' },
  { value: 'four_hours', label: 'status.in4Hours' },
  { value: 'today', label: 'status.today' },
  { value: 'this_week', label: 'status.thisWeek' },
  { value: 'date_and_time', label: 'status.chooseTime' },
];

/** When it ends, as the server keeps it; undefined for never. `chosen` is for a day and a time of the person's own. */
export function expiresAt(expiry: Expiry, now: DateTime, chosen?: DateTime): string | undefined {
  switch (expiry) {
    case '':
      return undefined;
    case 'thirty_minutes':
      return iso(now.plus({ minutes: 30 }));
    case 'one_hour':
      return iso(now.plus({ hours: 1 }));
    case 'four_hours':
      return iso(now.plus({ hours: 4 }));
    case 'today':
      return iso(now.endOf('day'));
    case 'this_week':
      return iso(now.endOf('week'));
    case 'date_and_time':
      return iso(chosen ?? now.endOf('day'));
  }
}

const iso = (time: DateTime) => time.toUTC().toISO() ?? undefined;
