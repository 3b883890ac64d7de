import { describe, expect, it } from '@jest/globals';

import { formatTable, median } from './table.mjs';
import { wireRows } from './wire-rows.mjs';

describe('the table of the bench', () => {
  it('has every column that any row has, and three digits of every number', () => {
    /** @type {import('./table.mjs').Row[]} */
    const rows = [
      { what: 'floor', ratio: 1 },
      { what: 'the plugin', ratio: 1.23456, aim: '1.5' },
    ];
    expect(formatTable(rows).split('\n')).toEqual([
      'what        ratio  aim',
      '----------  -----  ---',
      'floor       1',
      'the plugin  1.23   1.5',
    ]);
  });

  it('is not moved by one bad start', () => {
    expect(median([10, 900, 11])).toBe(11);
  });
});

it('shows round trips as ratios to the first way of making them', () => {
  const rows = wireRows([
    { name: 'echo', medianUs: 50, p99Us: 100, callsPerSecond: 30_000 },
    { name: 'plugin', medianUs: 75, p99Us: 300, callsPerSecond: 15_000 },
  ]);
  expect(rows.map(({ what, value, ratio }) => [what, value, ratio])).toEqual([
    ['hook round trip: echo', '50 µs, p99 100 µs', 1],
    ['hook round trip: plugin', '75 µs, p99 300 µs', 1.5],
    ['hook, 100 in flight: echo', '30000/s', 1],
    ['hook, 100 in flight: plugin', '15000/s', 0.5],
  ]);
});

it('sets ways beside the same between Go programs, where those were measured', () => {
  const way = { name: 'plugin', medianUs: 30, p99Us: 60, callsPerSecond: 20_000, comparedTo: 'Go' };
  const go = { name: 'Go', medianUs: 60, p99Us: 80, callsPerSecond: 10_000 };
  expect(wireRows([go, way], 'GetUser').map((row) => row['to Go'])).toEqual([undefined, 0.5, undefined, 2]);
  const [floor] = wireRows([way]);
  expect(floor).toMatchObject({ what: 'hook round trip: plugin', aim: '' });
  expect(floor).not.toHaveProperty('to Go');
});
