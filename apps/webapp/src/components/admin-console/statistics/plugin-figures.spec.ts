import { describe, expect, it } from '@jest/globals';
import { everyDay } from './every-day.ts';
import { pluginFigures } from './plugin-figures.ts';
import { roundUp } from './round-up.ts';

describe('figures of plugins', () => {
  it('are counts, lines and parts, as each says', async () => {
    const chart = { labels: ['Mon', 'Tue'], datasets: [{ label: 'calls', data: [1, 2] }] };
    const figures = await pluginFigures(
      { webHalfFailed: () => undefined },
      {
        a: () => Promise.resolve({ calls: { id: 'total_calls', name: 'Calls', icon: 'fa-phone', value: 7 } }),
        b: () => ({
          lines: { id: 'l', name: 'Lines', value: chart, visualizationType: 'line_chart' },
          parts: { id: 'p', name: 'Parts', value: chart, visualizationType: 'doughnut_chart' },
        }),
      },
    );
    expect(figures).toEqual([
      { pluginId: 'a', id: 'total_calls', name: 'Calls', icon: 'fa-phone', kind: 'count', value: 7 },
      expect.objectContaining({
        kind: 'line_chart',
        labels: ['Mon', 'Tue'],
        lines: [{ name: 'calls', values: [1, 2] }],
      }),
      expect.objectContaining({
        kind: 'doughnut_chart',
        parts: [
          { name: 'Mon', value: 1 },
          { name: 'Tue', value: 2 },
        ],
      }),
    ]);
  });

  it('of one that fails or answers nonsense do not keep those of others away', async () => {
    const failed: string[] = [];
    const figures = await pluginFigures(
      { webHalfFailed: (pluginId) => void failed.push(pluginId) },
      {
        a: () => Promise.reject(new Error('no')),
        b: 'no function',
        c: () => ({ odd: { name: { an: 'object' }, value: 'many' }, none: null }),
      },
    );
    expect(failed.sort()).toEqual(['a', 'b']);
    expect(figures).toEqual([
      { pluginId: 'c', id: 'odd', name: '', icon: '', kind: 'count', value: 0 },
      { pluginId: 'c', id: 'none', name: '', icon: '', kind: 'count', value: 0 },
    ]);
  });
});

describe('the days of a chart', () => {
  it('are at least a week, without gaps', () => {
    const days = everyDay([
      { day: '2026-11-21', count: 3 },
      { day: '2026-11-12', count: 1 },
    ]);
    expect(days).toHaveLength(10);
    expect(days[0]).toEqual({ day: '2026-11-12', count: 1 });
    expect(days[1]).toEqual({ day: '2026-11-13', count: 0 });
    expect(everyDay([{ day: '2026-11-21', count: 3 }])).toHaveLength(7);
    expect(everyDay([])).toEqual([]);
  });

  it('stand below an axis that ends in a round number', () => {
    expect([0, 3, 7, 15, 81, 1234].map(roundUp)).toEqual([4, 4, 8, 20, 100, 2000]);
  });
});
