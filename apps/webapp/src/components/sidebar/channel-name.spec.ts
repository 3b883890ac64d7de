import { describe, expect, it } from '@jest/globals';
import { channelNameOf } from './channel-name.ts';

describe('channelNameOf', () => {
  it.each([
    ['Design Review', 'design-review'],
    ['  Größe & Maß  ', 'grosse-mass'],
    ['a/b:c', 'a-b-c'],
    ['x'.repeat(80), 'x'.repeat(64)],
    ['日本', ''],
  ])('makes of %j the name %j', (title, name) => {
    expect(channelNameOf(title)).toBe(name);
  });
});
