import { list, number, record, text } from './fields.ts';
import { json } from './request.ts';

/** A count of a day, as `2026-11-21`. */
export interface DayCount {
  day: string;
  count: number;
}

/** How many there are of what, by the server's name for it; what it did not count is left out. */
export type Figures = Readonly<Record<string, number>>;

export type DailyFigure = 'post_counts_day' | 'bot_post_counts_day' | 'user_counts_with_posts_day';

/** What the server answers where it did not count, as for too many people. */
const NOT_COUNTED = -1;

export async function getFigures(
  name: 'standard' | 'extra_counts',
  teamId: string,
  signal: AbortSignal,
): Promise<Figures> {
  const rows = await rowsOf(name, teamId, signal);
  return Object.fromEntries(rows.map(({ day, count }) => [day, count]));
}

/** Days on which nothing was counted are missing; oldest first. */
export async function getDays(name: DailyFigure, teamId: string, signal: AbortSignal): Promise<DayCount[]> {
  const rows = await rowsOf(name, teamId, signal);
  return rows.filter(({ day }) => day !== '').sort((one, other) => (one.day < other.day ? -1 : 1));
}

async function rowsOf(name: string, teamId: string, signal: AbortSignal): Promise<DayCount[]> {
  const query = { name, team_id: teamId };
  return list(await json('analytics/old', { query, signal }))
    .map(record)
    .map((row) => ({ day: text(row.name), count: number(row.value) }))
    .filter(({ count }) => count !== NOT_COUNTED);
}
