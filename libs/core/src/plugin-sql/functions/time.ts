import { SqlError } from '../errors.ts';
import type { Argument, SqlFunction } from './sql-function.ts';
import { strict, textOf } from './sql-function.ts';

const UNITS_MS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1_000,
  sec: 1_000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const UNITS_MONTHS: Readonly<Record<string, number>> = { month: 1, mon: 1, year: 12, decade: 120 };

/** A moment as it is kept: ISO 8601 in UTC, so that text sorts as time does. */
function moment(value: Argument): Date {
  const written = textOf(value).trim();
  const iso = written
    .replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T')
    .replace(/(:\d{2}(?:\.\d+)?[+-]\d{2})$/, '$1:00');
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(iso);
  const date = new Date(iso.includes('T') && !hasZone ? `${iso}Z` : iso);
  if (!Number.isNaN(date.getTime())) return date;
  throw new SqlError(
    'invalid_text_representation',
    `invalid input syntax for type timestamp: "${written.slice(0, 60)}"`,
  );
}

function addInterval(from: Date, sign: number, interval: string): Date {
  const date = new Date(from);
  const parts = [
    ...interval.matchAll(/([+-]?\d+(?:\.\d+)?)\s*([A-Za-z]+)|(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?/g),
  ];
  if (parts.length === 0)
    throw new SqlError(
      'invalid_text_representation',
      `invalid input syntax for type interval: "${interval.slice(0, 60)}"`,
    );
  for (const [, count, unit = '', hours, minutes, seconds] of parts) {
    if (hours !== undefined) {
      date.setTime(
        date.getTime() + sign * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000,
      );
      continue;
    }
    const name = unit.toLowerCase().replace(/s$/, '');
    const amount = sign * Number(count);
    const months = UNITS_MONTHS[name];
    const ms = UNITS_MS[name];
    if (months !== undefined) date.setUTCMonth(date.getUTCMonth() + amount * months);
    else if (ms !== undefined) date.setTime(date.getTime() + amount * ms);
    else
      throw new SqlError(
        'invalid_text_representation',
        `invalid input syntax for type interval: "${interval.slice(0, 60)}"`,
      );
  }
  if (Number.isNaN(date.getTime())) throw new SqlError('datetime_field_overflow', 'timestamp out of range');
  return date;
}

function extract(field: string, date: Date): number {
  switch (field.toLowerCase()) {
    case 'epoch':
      return date.getTime() / 1000;
    case 'year':
      return date.getUTCFullYear();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'hour':
      return date.getUTCHours();
    case 'minute':
      return date.getUTCMinutes();
    case 'second':
      return date.getUTCSeconds() + date.getUTCMilliseconds() / 1000;
    case 'milliseconds':
      return date.getUTCSeconds() * 1000 + date.getUTCMilliseconds();
    case 'dow':
      return date.getUTCDay();
    case 'isodow':
      return date.getUTCDay() || 7;
    case 'quarter':
      return Math.floor(date.getUTCMonth() / 3) + 1;
    default:
      throw new SqlError('invalid_parameter_value', `unit "${field}" not recognized for type timestamp`);
  }
}

const TRUNCATED: Readonly<Record<string, number>> = {
  year: 4,
  month: 7,
  day: 10,
  hour: 13,
  minute: 16,
  second: 19,
};
const EMPTY = '0000-01-01T00:00:00.000Z';

/** PostgreSQL's functions of time; times are text, in UTC, to the millisecond. */
export const timeFunctions: Readonly<Record<string, SqlFunction>> = {
  now: { call: () => new Date().toISOString() },
  pg_today: { call: () => new Date().toISOString().slice(0, 10) },
  pg_timestamp: strict((value) => moment(value).toISOString()),
  pg_date: strict((value) => moment(value).toISOString().slice(0, 10)),
  to_timestamp: strict((seconds) => new Date(Number(seconds) * 1000).toISOString()),
  pg_add_interval: strict((value, sign, interval) =>
    addInterval(moment(value), sign === '-' ? -1 : 1, textOf(interval)).toISOString(),
  ),
  pg_extract: strict((field, value) => extract(textOf(field), moment(value))),
  date_trunc: strict((field, value) => {
    const length = TRUNCATED[textOf(field).toLowerCase()];
    if (length === undefined)
      throw new SqlError(
        'invalid_parameter_value',
        `unit "${textOf(field)}" not recognized for type timestamp`,
      );
    const iso = moment(value).toISOString();
    return iso.slice(0, length) + EMPTY.slice(length);
  }),
};
