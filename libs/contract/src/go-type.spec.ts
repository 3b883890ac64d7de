import { describe, expect, it } from '@jest/globals';
import { parseGoType } from './go-type.ts';

describe('parseGoType', () => {
  it('takes nested expressions apart', () => {
    expect(parseGoType('map[string][]*model.Post')).toEqual({
      kind: 'map',
      key: { kind: 'basic', name: 'string' },
      elem: { kind: 'slice', elem: { kind: 'pointer', elem: { kind: 'named', name: 'model.Post' } } },
    });
    expect(parseGoType('[4]uint8')).toEqual({
      kind: 'array',
      length: 4,
      elem: { kind: 'basic', name: 'uint8' },
    });
  });

  it('tells interfaces from names', () => {
    expect(parseGoType('any')).toEqual({ kind: 'interface', name: 'any' });
    expect(parseGoType('error')).toEqual({ kind: 'interface', name: 'error' });
    expect(parseGoType('struct{}')).toEqual({ kind: 'emptyStruct' });
  });

  it('keeps an instantiated generic type as one name', () => {
    expect(parseGoType('[]model.Pair[map[string]int,*model.Post]')).toEqual({
      kind: 'slice',
      elem: { kind: 'named', name: 'model.Pair[map[string]int,*model.Post]' },
    });
  });

  it.each([
    '',
    'Post',
    'model.',
    '[]',
    'map[string',
    'map[string]',
    '[x]int',
    'string]',
    'model.A[int',
    'func()',
  ])('refuses %p and says where it stopped', (expression) => {
    expect(() => parseGoType(expression)).toThrow(
      /^Not a Go type expression: ".*" \(unexpected text at \d+\)$/,
    );
  });
});
