import { describe, expect, it } from '@jest/globals';
import { reArg } from './re-arg.ts';

const both = reArg(['type', 'component'], (args) => args);

describe('reArg', () => {
  it('names positional arguments', () => {
    expect(both('custom_a', 1)).toEqual({ type: 'custom_a', component: 1 });
  });

  it('takes one plain object whose keys are all known', () => {
    expect(both({ type: 'custom_a', component: 1 })).toEqual({ type: 'custom_a', component: 1 });
    expect(both(Object.assign(Object.create(null), { type: 'custom_a' }))).toEqual({ type: 'custom_a' });
  });

  it.each([
    ['an unknown key', [{ type: 'a', other: 1 }]],
    ['a second argument', [{ type: 'a' }, 2]],
    ['an object of a class', [new Map()]],
    ['an array', [[]]],
    ['null', [null]],
  ])('takes %s as positional', (_name, args) => {
    expect(both(...args)).toEqual({ type: args[0], component: args[1] });
  });
});
