import type { DayCount } from '../../../rest/statistics.ts';

const DAY_MS = 86_400_000;

/** A line over fewer days says little. */
const FEWEST_DAYS = 7;

/** Days that are missing between the first and the last, or before them in the last week, counted nothing. */
export function everyDay(days: readonly DayCount[]): DayCount[] {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`)).filter((time) => !Number.isNaN(time));
  if (times.length === 0) {
    return [];
  }
  const last = Math.max(...times);
  const first = Math.min(...times, last - (FEWEST_DAYS - 1) * DAY_MS);
  const all = Array.from({ length: Math.round((last - first) / DAY_MS) + 1 }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
  return all.map((day) => ({ day, count: counts.get(day) ?? 0 }));
}
