import { expect, it } from '@jest/globals';
import { isId, newId } from './ids.ts';

it('ids have 26 letters and digits and are never the same', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
