import { DateTime } from 'luxon';
import type { MessageId } from '../../i18n/catalogue.ts';

const MORNING_HOUR = 9;

/** When somebody may be reminded of a post, from a moment on. */
export function reminderTimes(now: Date): readonly { id: MessageId; at: number }[] {
  const start = DateTime.fromJSDate(now);
  const tomorrow = start.plus({ days: 1 }).set({ hour: MORNING_HOUR, minute: 0, second: 0, millisecond: 0 });
  return [
    { id: 'remind.halfHour', at: start.plus({ minutes: 30 }).toMillis() },
    { id: 'remind.hour', at: start.plus({ hours: 1 }).toMillis() },
    { id: 'remind.twoHours', at: start.plus({ hours: 2 }).toMillis() },
    { id: 'remind.tomorrow', at: tomorrow.toMillis() },
  ];
}
