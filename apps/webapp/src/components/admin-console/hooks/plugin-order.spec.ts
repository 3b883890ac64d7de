import { describe, expect, it } from '@jest/globals';
import { moved, namesFor, wholeOrder } from './plugin-order.ts';

describe('the order of plugins', () => {
  it('is what was named, then the others by id', () => {
    expect(wholeOrder(['z', 'gone'], ['b', 'a', 'z'])).toEqual(['z', 'gone', 'a', 'b']);
  });

  it('changes by moving one to the place of another, from before and from behind', () => {
    expect(moved(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(moved(['a', 'b'], 'a', 'nobody')).toEqual(['a', 'b']);
  });

  it('needs no names for those who stand by id at the end', () => {
    expect(namesFor(['b', 'a', 'c'])).toEqual(['b']);
    expect(namesFor(['a', 'c', 'b'])).toEqual(['a', 'c']);
    expect(namesFor(['a', 'b', 'c'])).toEqual([]);
    expect(wholeOrder(namesFor(['a', 'c', 'b', 'd']), ['a', 'b', 'c', 'd'])).toEqual(['a', 'c', 'b', 'd']);
  });
});
