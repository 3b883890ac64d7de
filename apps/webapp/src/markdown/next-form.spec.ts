import { describe, expect, it, jest } from '@jest/globals';
import { nextForm } from './next-form.ts';

describe('nextForm', () => {
  it.each(['a @b c', 'x #tag ~town :smile: y', 'a :) b <3', 'none', '@', ''])(
    'finds in every rest of %j what it would find in it alone',
    (text) => {
      const rests = Array.from({ length: text.length + 1 }, (_, index) => text.slice(index));
      const alone = (rest: string) => {
        nextForm('');
        return nextForm(rest);
      };
      expect(rests.map((rest) => nextForm(rest))).toEqual(rests.map(alone));
    },
  );

  it('finds in another text what is there', () => {
    expect(nextForm('a b @c')).toBe(4);
    expect(nextForm('b @c @d')).toBe(2);
    expect(nextForm('nothing')).toBeUndefined();
  });

  it.each([
    ['nothing in it', 'a\n'.repeat(500), 1],
    ['a form at its end', `${'a\n'.repeat(500)}@b`, 2],
  ])('searches a text with %s no more often than it has forms', (_name, text, most) => {
    const search = jest.spyOn(String.prototype, 'search');
    for (let index = 0; index < text.length; index += 2) {
      nextForm(text.slice(index));
    }
    expect(search.mock.calls.length).toBeLessThanOrEqual(most);
    search.mockRestore();
  });
});
