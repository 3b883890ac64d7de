import { describe, expect, it } from '@jest/globals';

import { formatTable, median } from './table.mjs';

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
