import { describe, expect, it } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import { postRows } from './post-rows.ts';

const MINUTE = 60_000;
const NOON = new Date(2026, 5, 1, 12).getTime();
const post = (id: string, at: number, more: Partial<Post> = {}) =>
  ({ id, user_id: 'ada', create_at: at, root_id: '', type: '', props: {}, ...more }) as Post;
const shape = (rows: ReturnType<typeof postRows>) =>
  rows.map((row) => (row.kind === 'post' ? `${row.post.id}${row.isContinued ? '+' : ''}` : row.kind));

describe('postRows', () => {
  it('puts posts of one person under one name for a while', () => {
    const rows = postRows([post('1', NOON), post('2', NOON + MINUTE), post('3', NOON + 10 * MINUTE)]);
    expect(shape(rows)).toEqual(['date', '1', '2+', '3']);
  });

  it.each([
    ['another person', { user_id: 'ben' }],
    ['another thread', { root_id: 'root' }],
    ['a system message', { type: 'system_header_change' as Post['type'] }],
    ['another shown name', { props: { override_username: 'bot' } }],
  ])('starts anew with %s', (_name, more) => {
    expect(shape(postRows([post('1', NOON), post('2', NOON + MINUTE, more)]))).toEqual(['date', '1', '2']);
  });

  it('tells in one row of those who come and go one after the other', () => {
    const join = { type: 'system_join_channel' as Post['type'] };
    const posts = [
      post('1', NOON, join),
      post('2', NOON + 1, join),
      post('3', NOON + 2),
      post('4', NOON + 3, join),
    ];
    expect(shape(postRows(posts))).toEqual(['date', 'activity', '3', 'activity']);
    expect(shape(postRows(posts, { isHidden: ({ type }) => type === join.type }))).toEqual(['date', '3']);
  });

  it('gives the days of a list that has older posts put in before the same keys', () => {
    const later = postRows([post('2', NOON + MINUTE)]).map(({ key }) => key);
    const both = postRows([post('1', NOON), post('2', NOON + MINUTE)]).map(({ key }) => key);
    expect(both).toEqual([later[0], '1', '2']);
  });

  it('separates days', () => {
    const nextDay = NOON + 24 * 60 * MINUTE;
    expect(shape(postRows([post('1', NOON), post('2', nextDay)]))).toEqual(['date', '1', 'date', '2']);
  });

  it('marks once where the new ones of others begin', () => {
    const posts = [
      post('1', NOON),
      post('2', NOON + MINUTE, { user_id: 'me' }),
      post('3', NOON + 2 * MINUTE),
      post('4', NOON + 3 * MINUTE),
    ];
    expect(shape(postRows(posts, { readUntil: NOON, currentUserId: 'me' }))).toEqual([
      'date',
      '1',
      '2',
      'new',
      '3',
      '4+',
    ]);
    expect(shape(postRows(posts, { readUntil: 0 }))).not.toContain('new');
  });

  it('keeps the key of a post from pending to there', () => {
    const pending = post('ada:1', NOON, { pending_post_id: 'ada:1' });
    const created = post('real', NOON, { pending_post_id: 'ada:1' });
    expect(postRows([created]).at(-1)?.key).toBe(postRows([pending]).at(-1)?.key);
  });
});
