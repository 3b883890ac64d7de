import { useRef } from 'react';
import type { PostRow } from './post-rows.ts';

/** Far from zero, so that there is room for what comes before. */
const START = 10_000_000;

/**
 * The index of the first row, which goes down by as many as are put in before what was there: so the list knows that
 * what is being read has moved, and keeps it in its place.
 */
export function useFirstItemIndex(rows: readonly PostRow[]): number {
  const before = useRef<{ rows: readonly PostRow[]; first: number }>({ rows, first: START });
  if (before.current.rows !== rows) {
    before.current = { rows, first: before.current.first - putBefore(before.current.rows, rows) };
  }
  return before.current.first;
}

/** How many rows came in before the first that was there and still is. */
function putBefore(old: readonly PostRow[], rows: readonly PostRow[]): number {
  const places = new Map(rows.map(({ key }, index) => [key, index]));
  for (const [index, { key, kind }] of old.entries()) {
    const place = kind === 'post' ? places.get(key) : undefined;
    if (place !== undefined) {
      return place - index;
    }
  }
  return 0;
}
