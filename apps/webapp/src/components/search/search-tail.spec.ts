import { describe, expect, it } from '@jest/globals';
import { searchTail, withChoice } from './search-tail.ts';

describe('the end of the terms', () => {
  it.each([
    ['from:', { kind: 'from', prefix: 'from:', term: '' }],
    ['hello From:ad', { kind: 'from', prefix: 'From:', term: 'ad' }],
    ['in: to', { kind: 'in', prefix: 'in: ', term: 'to' }],
    ['channel:to', { kind: 'in', prefix: 'channel:', term: 'to' }],
    ['-ext:pd', { kind: 'ext', prefix: '-ext:', term: 'pd' }],
  ])('narrows: %s', (terms, tail) => {
    expect(searchTail(terms)).toEqual(tail);
  });

  it.each(['hello', 'from:ada ', 'xfrom:ada', ''])('does not: "%s"', (terms) => {
    expect(searchTail(terms)).toBeUndefined();
  });

  it('is replaced by what was chosen', () => {
    expect(withChoice('hello from:ad', 'ada', 'ad')).toBe('hello from:ada ');
    expect(withChoice('hello from:', 'ada', '')).toBe('hello from:ada ');
    expect(withChoice('hello', 'in:', '')).toBe('hello in:');
    expect(withChoice('', 'in:', '')).toBe('in:');
  });
});
