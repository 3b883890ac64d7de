import { expect, it } from '@jest/globals';
import { snakeCase } from './snake-case.ts';

it.each([
  ['userID', 'user_id'],
  ['userIDs', 'user_ids'],
  ['XForwardedFor', 'x_forwarded_for'],
  ['RestrictDMAndGM', 'restrict_dm_and_gm'],
  ['GoogleOAuth', 'google_oauth'],
  ['userId1', 'user_id1'],
  ['URL', 'url'],
  ['c', 'c'],
])('%s is %s', (name, expected) => expect(snakeCase(name)).toBe(expected));
