import { describe, expect, it } from '@jest/globals';
import { entryOfRoute } from './entry-of-route.ts';

const entries = [
  { id: '1', pluginId: 'a', route: 'a/board' },
  { id: '2', pluginId: 'b', route: 'b/' },
];

describe('entryOfRoute', () => {
  it.each([
    ['a/board', '1'],
    ['a/board/7', '1'],
    ['b', '2'],
    ['b/any/thing', '2'],
  ])('finds the page of %s', (path, id) => {
    expect(entryOfRoute(entries, path)?.id).toBe(id);
  });

  it.each(['a', 'a/boards', 'ab', 'c/board', ''])('finds none for %j', (path) => {
    expect(entryOfRoute(entries, path)).toBeUndefined();
  });
});
