import { describe, expect, it } from '@jest/globals';
import { plainFields } from './plain-fields.ts';

describe('the fields of a log entry', () => {
  it('are copied as JSON has them', () => {
    const deep = { list: [1, { a: 'b' }] };
    const { value, characters } = plainFields(
      { deep, big: 5n, error: new Error('why'), gone: undefined },
      1_000,
    );
    expect(value).toEqual({ deep, big: '5', error: 'why' });
    expect(value['deep']).not.toBe(deep);
    expect(characters).toBeGreaterThan(0);
    expect(plainFields({}, 10)).toEqual({ value: {}, characters: 0 });
  });

  it('are named instead where they are too long, or no JSON', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(plainFields(round, 1_000).value).toEqual({ left_out: 'fields that cannot be written as JSON' });
    expect(plainFields({ a: 'x'.repeat(1_000) }, 100).value).toEqual({
      left_out: 'fields of 1008 characters',
    });
  });
});
