import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '@mattermost/types/users';
import { customStatusOf } from './status.tsx';

const userWith = (customStatus: unknown) => ({ props: { customStatus } }) as unknown as UserProfile;
const statusOf = (value: unknown) => customStatusOf(userWith(JSON.stringify(value)));

describe('what somebody says of themselves', () => {
  it('is a text, an emoji or both', () => {
    expect(statusOf({ text: 'away', emoji: 'palm_tree' })).toEqual({ text: 'away', emoji: 'palm_tree' });
    expect(statusOf({ text: 'away' })).toEqual({ text: 'away', emoji: '' });
    expect(statusOf({ text: '', emoji: 'palm_tree' })).toMatchObject({ emoji: 'palm_tree' });
  });

  it.each<[unknown]>([
    [null],
    [7],
    ['text'],
    [[]],
    [{}],
    [{ text: '' }],
    [{ text: null, emoji: 'x' }],
    [{ text: { toString: null } }],
    [{ text: 'a', emoji: 7 }],
    [{ text: 'a', emoji: {} }],
    [{ text: 'a', expires_at: {}, duration: null, emoji: [] }],
  ])('is nothing where it is odd: %j', (value) => {
    expect(statusOf(value)).toBeUndefined();
  });

  it.each([['{'], [undefined], [null], [{}], [7]])('is nothing where it cannot be read: %j', (raw) => {
    expect(customStatusOf(userWith(raw))).toBeUndefined();
  });

  it('is over at its time', () => {
    const over = { text: 'away', duration: 'thirty_minutes', expires_at: '2001-01-01T00:00:00Z' };
    expect(statusOf(over)).toBeUndefined();
    expect(statusOf({ ...over, duration: '' })).toMatchObject({ text: 'away' });
  });
});
