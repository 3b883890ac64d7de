import { describe, expect, it } from '@jest/globals';
import { parseValue } from './config-value.ts';

describe('parseValue', () => {
  it.each<[string[], unknown, unknown]>([
    [['true'], false, true],
    [['false'], true, false],
    [['12'], 3, 12],
    [['true'], 'text', 'true'],
    [['12'], '', '12'],
    [['a', 'b'], [], ['a', 'b']],
    [['a'], ['x'], ['a']],
    [[''], ['x'], []],
    [['{"a": 1}'], {}, { a: 1 }],
    [['5'], undefined, 5],
    [['"5"'], undefined, '5'],
    [['plain text'], undefined, 'plain text'],
    [['true'], null, true],
  ])('reads %j for a setting that holds %j', (values, current, parsed) => {
    expect(parseValue('A.B', values, current)).toEqual(parsed);
  });

  it.each<[string[], unknown]>([
    [['yes'], true],
    [['twelve'], 1],
    [[' '], 1],
    [['[1]'], {}],
    [['nonsense'], {}],
    [['a', 'b'], 'text'],
    [['true', 'false'], true],
  ])('refuses %j for a setting that holds %j, and names the setting', (values, current) => {
    expect(() => parseValue('A.B', values, current)).toThrow(/^A\.B takes /);
  });
});
