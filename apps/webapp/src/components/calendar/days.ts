/** A day matches: itself, one of some, one in a range, before or after one, of a weekday, or as a function says. */
export type DayMatcher =
  | boolean
  | Date
  | readonly DayMatcher[]
  | { from?: Date; to?: Date }
  | { before?: Date; after?: Date }
  | { dayOfWeek: readonly number[] }
  | ((day: Date) => boolean);

const WEEK = 7;

export const startOfDay = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate());
export const addDays = (date: Date, days: number): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
export const startOfMonth = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), 1);

/** The same day in another month, or the last one of it. */
export function addMonths(date: Date, months: number): Date {
  const first = new Date(date.getFullYear(), date.getMonth() + months, 1);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  return new Date(first.getFullYear(), first.getMonth(), Math.min(date.getDate(), last));
}

export const isSameDay = (one: Date, other: Date): boolean => +startOfDay(one) === +startOfDay(other);

/** The weeks that a month has days in; `firstDay` is 0 for Sunday, 1 for Monday. */
export function weeksOf(month: Date, firstDay: number): Date[][] {
  const first = startOfMonth(month);
  const begin = addDays(first, -((first.getDay() - firstDay + WEEK) % WEEK));
  const next = addMonths(first, 1);
  const weeks: Date[][] = [];
  for (let day = begin; day < next; day = addDays(day, WEEK)) {
    weeks.push(Array.from({ length: WEEK }, (_, index) => addDays(day, index)));
  }
  return weeks;
}

/** Whether a day is meant; what a plugin gives may be anything, and what is unknown means no day. */
export function matches(matcher: unknown, day: Date): boolean {
  if (typeof matcher === 'boolean') return matcher;
  if (matcher instanceof Date) return isSameDay(matcher, day);
  if (Array.isArray(matcher)) return matcher.some((one) => matches(one, day));
  if (typeof matcher === 'function') return Boolean((matcher as (asked: Date) => unknown)(day));
  if (typeof matcher !== 'object' || matcher === null) return false;
  const { from, to, before, after, dayOfWeek } = matcher as Readonly<Record<string, unknown>>;
  if (Array.isArray(dayOfWeek)) return dayOfWeek.includes(day.getDay());
  if (from instanceof Date || to instanceof Date) {
    const begins = from instanceof Date ? from : to;
    const ends = to instanceof Date ? to : from;
    return startOfDay(begins as Date) <= day && day <= startOfDay(ends as Date);
  }
  const isBefore = before instanceof Date && day < startOfDay(before);
  const isAfter = after instanceof Date && day > startOfDay(after);
  // Both are the days between, where there are any.
  const isBetween = before instanceof Date && after instanceof Date && before > after;
  return isBetween ? isBefore && isAfter : isBefore || isAfter;
}
