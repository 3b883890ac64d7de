import type { SearchParams } from '@patchbay/contract';

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** When what is searched was created, in ms: the two ends are in it. */
export interface Span {
  readonly from?: number;
  readonly to?: number;
}

export interface SearchDates {
  readonly within: Span;
  /** A day that is left out. */
  readonly without?: { readonly from: number; readonly to: number };
}

/** What the dates of a search come to. One that is none is passed over, but `after:` what is none finds nothing old. */
export function searchDates(params: SearchParams, now: number): SearchDates {
  const start = (text: string) => startOfDay(text, params.timezone_offset);
  const on = params.on_date === '' ? undefined : (start(params.on_date) ?? 0);
  if (on !== undefined) return { within: { from: on, to: on + DAY_MS - 1 } };
  const span: { from?: number; to?: number } = {};
  const atLeast = (value: number) => (span.from = Math.max(span.from ?? value, value));
  const atMost = (value: number) => (span.to = Math.min(span.to ?? value, value));
  if (params.after_date !== '') atLeast((start(params.after_date) ?? now) + DAY_MS);
  if (params.before_date !== '') atMost((start(params.before_date) ?? 0) - 1);
  if (params.excluded_after_date !== '') atMost((start(params.excluded_after_date) ?? now) + DAY_MS - 1);
  if (params.excluded_before_date !== '') atLeast(start(params.excluded_before_date) ?? 0);
  const without = params.excluded_date === '' ? undefined : start(params.excluded_date);
  return {
    within: span,
    ...(without === undefined ? {} : { without: { from: without, to: without + DAY_MS - 1 } }),
  };
}

/** The first ms of a day like 2026-1-31 where clocks are `offset` seconds ahead of Greenwich. */
function startOfDay(text: string, offset: number): number | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const at = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`).getTime();
  return Number.isNaN(at) ? undefined : at - offset * SECOND_MS;
}
