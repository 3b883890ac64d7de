import { describe, expect, it } from '@jest/globals';
import { addMonths, matches, weeksOf } from './days.ts';

const day = (date: number, month = 1) => new Date(2026, month, date);

describe('the days of a month', () => {
  it('stand in whole weeks, which begin on the first day', () => {
    const weeks = weeksOf(day(15), 1);
    expect(weeks.map(([first]) => first?.getDay())).toEqual(weeks.map(() => 1));
    expect(weeks[0]?.[0]).toEqual(day(26, 0));
    expect(weeks.flat()).toContainEqual(day(28));
    expect(weeksOf(day(15), 0)[0]?.[0]).toEqual(day(1));
  });

  it('keep the day in a month that is shorter', () => {
    expect(addMonths(day(31, 0), 1)).toEqual(day(28));
  });

  it('are meant by a day, a range, a weekday, a function, or any of some', () => {
    expect(matches(new Date(2026, 1, 3, 22), day(3))).toBe(true);
    expect(matches({ before: day(3) }, day(2))).toBe(true);
    expect(matches({ before: day(3) }, day(3))).toBe(false);
    expect(matches({ before: day(3), after: day(20) }, day(25))).toBe(true);
    expect(matches({ before: day(3), after: day(20) }, day(10))).toBe(false);
    expect(matches({ after: day(3), before: day(20) }, day(10))).toBe(true);
    expect(matches({ from: day(3), to: day(5) }, day(5))).toBe(true);
    expect(matches({ dayOfWeek: [0] }, day(1))).toBe(true);
    expect(matches([day(1), (asked: Date) => asked.getDate() === 9], day(9))).toBe(true);
    expect([undefined, null, 'x', 3].map((odd) => matches(odd, day(1)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
