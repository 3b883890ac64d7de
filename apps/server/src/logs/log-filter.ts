import { z } from 'zod';
import { invalidLogFilter } from '../system/errors.ts';
import type { LogEntry } from './log-lines.ts';

const LogFilter = z.object({
  server_names: z.array(z.string()).nullish(),
  log_levels: z.array(z.string()).nullish(),
  date_from: z.string().default(''),
  date_to: z.string().default(''),
});

/** Which lines are wanted; empty lists and dates ask for all. Throws 500 `api.system.logs.invalidFilter`, as upstream. */
export function readLogFilter(value: unknown): (entry: LogEntry) => boolean {
  const parsed = LogFilter.safeParse(value);
  if (!parsed.success) throw invalidLogFilter();
  const { log_levels: levels, date_from: from, date_to: to } = parsed.data;
  const since = from === '' ? -Infinity : instantOf(from);
  const until = to === '' ? Infinity : instantOf(to);
  return ({ level, timestamp }) => {
    const at = Date.parse(timestamp);
    return (!levels?.length || levels.includes(level)) && at >= since && at <= until;
  };
}

/** `2026-11-21 17:00:00.000 +00:00`, or ISO 8601. */
function instantOf(date: string): number {
  const instant = Date.parse(date.trim().replace(' ', 'T').replace(' ', ''));
  if (Number.isNaN(instant)) throw invalidLogFilter();
  return instant;
}
