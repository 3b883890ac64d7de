import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, Post, SearchParameter, Team, User } from '@patchbay/contract';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const DAY_MS = 86_400_000;
/** 2026-03-10 00:00 in Greenwich. */
const DAY = Date.UTC(2026, 2, 10);

describe('searching posts', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let square: Channel;
  let secret: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    square = await test.townSquare(team);
    secret = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'secret', display_name: 'Secret', type: 'P' },
      bob.id,
    );
  });
  afterAll(() => test.close());

  const post = (message: string, more: Partial<Post> = {}) =>
    test.core.posts.create(CONTEXT, { user_id: ada.id, channel_id: square.id, message, ...more });
  const find = async (terms: string, more: SearchParameter = {}, user = ada) => {
    const { order, posts } = await test.core.search.postsForUser(team.id, user.id, { terms, ...more });
    return order.map((id) => posts[id]?.message);
  };

  it('sees a post at once, its edit, its deletion', async () => {
    const made = await post('a zeppelin over the bay');
    expect(await find('zeppelin')).toEqual(['a zeppelin over the bay']);
    await test.core.posts.patch(CONTEXT, made.id, { message: 'a balloon over the bay' });
    expect(await find('zeppelin')).toEqual([]);
    expect(await find('balloon')).toEqual(['a balloon over the bay']);
    await test.core.posts.delete(CONTEXT, made.id, ada.id);
    expect(await find('balloon')).toEqual([]);
  });

  it('finds nothing of a post that was rolled back', async () => {
    await expect(
      test.core.posts.create(CONTEXT, {
        user_id: ada.id,
        channel_id: square.id,
        message: 'x'.repeat(20_000),
      }),
    ).rejects.toThrow();
    expect(await find('x'.repeat(20_000))).toEqual([]);
  });

  describe('reads what was typed as upstream does:', () => {
    beforeAll(async () => {
      await post('red apples are sweet');
      await post('green apples are sour');
      await post('red cars are fast');
      await post('apples that are red', { user_id: bob.id });
      await post('深い森の中で日本語を話す');
      await post('grüße aus München');
      await post('mail me at ada@example.com about foo-bar_baz');
      await post('release notes #ship-it #v2go');
      await post('ship it please');
    });

    it.each<[string, SearchParameter, string[]]>([
      ['all words', { terms: 'red apples' }, ['apples that are red', 'red apples are sweet']],
      [
        'any word',
        { terms: 'sour fast', is_or_search: true },
        ['red cars are fast', 'green apples are sour'],
      ],
      ['a phrase', { terms: '"red apples"' }, ['red apples are sweet']],
      ['no such word', { terms: 'apples -red' }, ['green apples are sour']],
      ['no such phrase', { terms: 'apples -"red apples"' }, ['apples that are red', 'green apples are sour']],
      ['the beginning of a word', { terms: 'gree*' }, ['green apples are sour']],
      ['other forms of a word', { terms: 'apple sweet' }, ['red apples are sweet']],
      ['an author', { terms: 'apples from:bob' }, ['apples that are red']],
      ['an author with @', { terms: 'from:@bob apples' }, ['apples that are red']],
      ['everybody else', { terms: 'apples red -from:bob' }, ['red apples are sweet']],
      ['nobody', { terms: 'apples from:nobody' }, []],
      ['a channel', { terms: 'cars in:town-square' }, ['red cars are fast']],
      ['a channel with ~', { terms: 'cars channel: ~town-square' }, ['red cars are fast']],
      ['another channel', { terms: 'cars in:off-topic' }, []],
      ['not this channel', { terms: 'cars -in:town-square' }, []],
      ['a word within Japanese', { terms: '日本語' }, ['深い森の中で日本語を話す']],
      ['two signs', { terms: '日本' }, ['深い森の中で日本語を話す']],
      ['signs that are not together', { terms: '森本' }, []],
      ['an umlaut', { terms: 'münchen' }, ['grüße aus München']],
      ['an address', { terms: 'ada@example.com' }, ['mail me at ada@example.com about foo-bar_baz']],
      ['a compound', { terms: 'foo-bar' }, ['mail me at ada@example.com about foo-bar_baz']],
      ['a hashtag', { terms: '#ship-it' }, ['release notes #ship-it #v2go']],
      ['a hashtag in capitals', { terms: '#SHIP-IT' }, ['release notes #ship-it #v2go']],
      ['half a hashtag', { terms: '#ship' }, []],
      ['everything', { terms: '*' }, []],
      ['nothing', { terms: '   ' }, []],
      ['signs alone', { terms: '!!! ???' }, []],
    ])('%s', async (_what, { terms = '', ...more }, expected) => {
      expect(await find(terms, more)).toEqual(expected);
    });

    it('pages, newest first', async () => {
      expect(await find('apples', { page: 0, per_page: 2 })).toEqual([
        'apples that are red',
        'green apples are sour',
      ]);
      expect(await find('apples', { page: 1, per_page: 2 })).toEqual(['red apples are sweet']);
      expect(await find('apples', { page: 2, per_page: 2 })).toEqual([]);
    });

    it('says which words matched', async () => {
      const { order, matches } = await test.core.search.postsForUser(team.id, ada.id, { terms: 'apple sw*' });
      expect(matches).toEqual({ [order[0] ?? '']: ['apples', 'sweet'] });
    });
  });

  describe('by day, where the reader lives:', () => {
    beforeAll(async () => {
      await post('calendar one', { create_at: DAY - 1 });
      await post('calendar two', { create_at: DAY });
      await post('calendar three', { create_at: DAY + DAY_MS });
    });

    it.each<[string, number, string[]]>([
      ['calendar on:2026-03-10', 0, ['calendar two']],
      ['calendar on:2026-3-10', 3_600, ['calendar two', 'calendar one']],
      ['calendar before:2026-03-10', 0, ['calendar one']],
      ['calendar after:2026-03-10', 0, ['calendar three']],
      ['calendar after:2026-03-08 before:2026-03-10', 0, ['calendar one']],
      ['calendar -on:2026-03-10', 0, ['calendar three', 'calendar one']],
      ['calendar -after:2026-03-10', 0, ['calendar two', 'calendar one']],
      ['calendar -before:2026-03-10', 0, ['calendar three', 'calendar two']],
      ['on:2026-03-10', 0, ['calendar two']],
      ['calendar on:yesterday', 0, []],
    ])('%s', async (terms, offset, expected) => {
      expect(await find(terms, { time_zone_offset: offset })).toEqual(expected);
    });
  });

  it('never shows a channel that the reader is not in, or no longer', async () => {
    await test.core.posts.create(CONTEXT, {
      user_id: bob.id,
      channel_id: secret.id,
      message: 'the vault is open',
    });
    expect(await find('vault')).toEqual([]);
    expect(await find(`vault in:secret`)).toEqual([]);
    expect(await find(`in:${secret.id}`)).toEqual([]);
    expect(await find('vault', {}, bob)).toEqual(['the vault is open']);
    await test.core.channelMembers.add(CONTEXT, secret.id, ada.id);
    expect(await find('vault')).toEqual(['the vault is open']);
    await test.core.channelMembers.remove(CONTEXT, secret.id, ada.id);
    expect(await find('vault')).toEqual([]);
  });

  it('shows archived channels only where they are asked for', async () => {
    const channel = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'attic', display_name: 'Attic', type: 'O' },
      ada.id,
    );
    await post('cobwebs', { channel_id: channel.id });
    await test.core.channels.delete(CONTEXT, channel.id, ada);
    expect(await find('cobwebs')).toEqual([]);
    expect(await find('cobwebs', { include_deleted_channels: true })).toEqual(['cobwebs']);
  });

  it.each([
    ['SQL', `"' OR 1=1 --`],
    ['operators of FTS5', `NEAR("a" "b") ^c {place} : "x" a" NOT "b`],
    ['a column of FTS5', `message : x`],
    ['the names of operators', `a AND OR NOT`],
    ['brackets that do not close', `)))((( ^ * -`],
    ['operators of PostgreSQL', `'a' & !'b' | <-> :*`],
    ['a NUL', `a\u0000b from:a\u0000b in:a\u0000b`],
    ['half a character', `\ud800`],
    ['flags without values', `in: from: -`],
    ['wildcards of LIKE', `%_\\`],
    ['ten thousand dashes', '-'.repeat(10_000)],
    ['two thousand words', 'wörd '.repeat(2_000)],
    ['a phrase of five thousand', `"${'x '.repeat(5_000)}"`],
    ['a word of ten thousand', 'a'.repeat(10_000)],
    ['five thousand signs', '日'.repeat(5_000)],
  ])('takes %s for words', async (_what, terms) => {
    expect(await find(terms)).toEqual([]);
  });

  it('finds files of posts by their names and by what is written in them', async () => {
    const { id } = await test.core.fileUploads.upload(CONTEXT, {
      channelId: square.id,
      userId: ada.id,
      name: 'annual-report.txt',
      data: Buffer.from('a submarine on the first page'),
    });
    const search = async (terms: string, user = ada) =>
      (await test.core.search.filesForUser(team.id, user.id, { terms })).order;
    expect(await search('report')).toEqual([]);
    await post('read this', { file_ids: [id] });
    for (const terms of ['report', 'annual-report.txt', 'submarines', 'report ext:txt', 'from:ada report'])
      expect(await search(terms)).toEqual([id]);
    for (const terms of ['report ext:pdf', 'report -ext:txt', 'report from:bob', 'zebra'])
      expect(await search(terms)).toEqual([]);
    expect(await search('report', await test.user('stranger'))).toEqual([]);
  });

  it('gives plugins what anybody could find', async () => {
    const [params] = (await import('./parse-search.ts')).parseSearch('vault', 0);
    const found = await test.core.search.postsInTeam(team.id, params ? [params] : []);
    expect(found.map((each) => each.message)).toEqual(['the vault is open']);
  });

  it('refuses when the administrator switched it off', async () => {
    await test.core.config.patch(
      { ServiceSettings: { EnablePostSearch: false, EnableFileSearch: false } },
      { userId: '' },
    );
    await expect(find('apples')).rejects.toMatchObject({
      id: 'store.sql_post.search.disabled',
      status_code: 501,
    });
    await expect(test.core.search.filesForUser(team.id, ada.id, { terms: 'x' })).rejects.toMatchObject({
      id: 'store.sql_file_info.search.disabled',
      status_code: 501,
    });
  });
});
