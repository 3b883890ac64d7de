import { describe, expect, it } from '@jest/globals';
import { linkFilter, linksOf, permalinkedPostId } from './message-links.ts';

const SITE = 'https://chat.example.com';
const POST = 'a'.repeat(26);

describe('the links of a message', () => {
  it.each([
    ['see https://example.com/a?b=c.', 'https://example.com/a?b=c'],
    ['(https://example.com/x_(y))', 'https://example.com/x_(y)'],
    ['<https://example.com>', 'https://example.com'],
    ['www.example.com is it', 'http://www.example.com'],
    ['first http://one.example then http://two.example', 'http://one.example'],
    ['`https://in.code` and ```\nhttps://in.block\n``` then https://out.example', 'https://out.example'],
    ['a ` alone, https://out.example', 'https://out.example'],
    ['[words](https://hidden.example)', ''],
    ['```\nhttps://in.open.block', ''],
    ['nothing: here', ''],
  ])('of %j is %j', (message, link) => {
    expect(linksOf(message).firstLink).toBe(link);
  });

  it('are images too', () => {
    expect(
      linksOf('![a](https://example.com/a.png "title") and ![b](<https://example.com/b.gif>)').images,
    ).toEqual(['https://example.com/a.png', 'https://example.com/b.gif']);
  });

  it('leave out domains that must not be previewed, and take the next one', () => {
    const isAllowed = linkFilter('@evil.example, other.example');
    expect(linksOf('https://www.evil.example/x https://good.example', isAllowed).firstLink).toBe(
      'https://good.example',
    );
  });

  it.each([
    ['backticks', '`'.repeat(16_383) + 'https://x.example'],
    [
      'backtick rows of all lengths',
      Array.from({ length: 180 }, (_, n) => '`'.repeat(n + 1)).join(' ') + '://',
    ],
    ['open brackets', '['.repeat(16_000) + '://'],
    ['open images', '![]('.repeat(4_000) + 'a'.repeat(300) + '://'],
    ['named links without an end', '[]('.repeat(5_000) + '://'],
  ])('are found in reasonable time among %s', (_what, message) => {
    expect(linksOf(message).images).toEqual([]);
  });
});

describe('a permalink', () => {
  it.each([
    [`${SITE}/team/pl/${POST}`, POST],
    [`${SITE}/_redirect/pl/${POST}`, POST],
    [`${SITE}/team/channels/${POST}`, ''],
    [`https://elsewhere.example/team/pl/${POST}`, ''],
    [`${SITE}.evil.example/team/pl/${POST}`, ''],
  ])('%s names %j', (link, id) => {
    expect(permalinkedPostId(link, SITE)).toBe(id);
  });

  it('is none where the site has no address', () => {
    expect(permalinkedPostId(`/team/pl/${POST}`, '')).toBe('');
  });
});
