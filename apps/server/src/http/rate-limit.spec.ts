import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.ts';

describe('a rate limit', () => {
  it('lets so many through for each key, and again when the span is over', () => {
    let now = 0;
    const limit = new RateLimit({ most: 2, perMs: 100 }, () => now);
    const asked = () => [limit.allows('a'), limit.allows('a'), limit.allows('a'), limit.allows('b')];
    expect(asked()).toEqual([true, true, false, true]);
    now = 99;
    expect(asked()).toEqual([false, false, false, true]);
    now = 100;
    expect(asked()).toEqual([true, true, false, true]);
  });
});
