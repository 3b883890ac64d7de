import { describe, expect, it } from '@jest/globals';
import { formatText } from './format-text.ts';
import { MOST_MARKS, marksLookedAt } from './mark-limit.ts';

function parsed(text: string, options?: Parameters<typeof formatText>[1]): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = formatText(text, options);
  return element;
}

describe('formatText', () => {
  it.each([
    ['**bold**', 'strong', 'bold'],
    ['_soft_', 'em', 'soft'],
    ['~~gone~~', 'del', 'gone'],
    ['`code`', 'code', 'code'],
    ['> said', 'blockquote', 'said'],
    ['- one', 'ul.markdown__list > li', 'one'],
    ['3. three', 'ol.markdown__list[start="3"] > li', 'three'],
    ['# Title', 'h1', 'Title'],
    ['| a |\n|---|\n| b |', 'tbody td', 'b'],
    ['```ts\nlet a;\n```', '.post-code pre code', 'let a;'],
  ])('draws %j', (text, selector, content) => {
    expect(parsed(text).querySelector(selector)?.textContent?.trim()).toBe(content);
  });

  it('keeps the line breaks that were typed', () => {
    expect(parsed('one\ntwo').querySelectorAll('br')).toHaveLength(1);
  });

  it('opens a link elsewhere, without a way back to this page', () => {
    const link = parsed('[site](https://example.com/a?b=c&d)').querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://example.com/a?b=c&d');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });

  it('marks mentions, channels and emoji', () => {
    const element = parsed('hi @ben.o, see ~town-square :tada:');
    expect(element.querySelector('[data-mention]')?.getAttribute('data-mention')).toBe('ben.o');
    expect(element.querySelector('[data-channel-mention]')?.textContent).toBe('~town-square');
    expect(element.querySelector('[data-emoticon]')?.textContent).toBe('🎉');
  });

  it.each([
    'mail a@example.com now',
    'path/@scope',
    'half ~~strike~~ end',
    'at 10:30:45 sharp',
    'http://a:b:c',
    '`@ben :tada:`',
  ])('finds no mention and no emoji in %j', (text) => {
    expect(parsed(text).querySelector('[data-mention],[data-channel-mention],[data-emoticon]')).toBeNull();
  });

  it('names an emoji that it does not know, for it may be one of the site', () => {
    const emoji = parsed(':not_known:').querySelector('[data-emoticon]');
    expect([emoji?.getAttribute('data-emoticon'), emoji?.textContent]).toEqual(['not_known', ':not_known:']);
  });

  it('takes faces typed as signs for emoji where they stand alone, unless it is not to', () => {
    const names = (text: string, options = {}) =>
      [...parsed(text, options).querySelectorAll('[data-emoticon]')].map((face) =>
        face.getAttribute('data-emoticon'),
      );
    expect(names('well :) and ;-) <3')).toEqual(['slightly_smiling_face', 'wink', 'heart']);
    expect(names('http://x f(:)a 1<3')).toEqual([]);
    expect(names(':) :tada:', { renderEmoticonsAsEmoji: false })).toEqual(['tada']);
    expect(names(':) :tada:', { emoticons: false })).toEqual([]);
  });

  it('draws a message of nothing but emoji large', () => {
    expect(parsed(':tada: :rocket:').querySelector('.all-emoji')).not.toBeNull();
    expect(parsed('so :tada:').querySelector('.all-emoji')).toBeNull();
  });

  it('finds hashtags, if they are long enough and no headings', () => {
    const tags = (text: string, options = {}) =>
      [...parsed(text, options).querySelectorAll('[data-hashtag]')].map((tag) =>
        tag.getAttribute('data-hashtag'),
      );
    expect(tags('#release and #größe, a#b #12 #ab')).toEqual(['#release', '#größe']);
    expect(tags('#ab', { minimumHashtagLength: 2 })).toEqual(['#ab']);
    expect(tags('# Heading `#code` https://example.com/#anchor')).toEqual([]);
  });

  it('marks what was searched for and what notifies, and nothing in code', () => {
    const marked = (options: Parameters<typeof formatText>[1]) =>
      [...parsed('The deploy of Ada: `deploy` deployed', options).querySelectorAll('span')].map(
        (part) => part.textContent,
      );
    expect(marked({ searchTerms: 'from:ada deploy' })).toEqual(['deploy']);
    expect(marked({ searchTerms: 'deploy*' })).toEqual(['deploy', 'deployed']);
    expect(marked({ searchMatches: ['Ada'] })).toEqual(['Ada']);
    expect(marked({ mentionKeys: [{ key: 'ada' }, { key: '@ada' }] })).toEqual(['Ada']);
    expect(marked({ mentionKeys: [{ key: 'ada', caseSensitive: true }] })).toEqual([]);
    expect(marked({ mentionKeys: [{ key: 'ada' }], mentionHighlight: false })).toEqual([]);
  });

  it('shows links and pictures as text where they are not to be trusted', () => {
    const element = parsed('[a](https://evil.example.com) ![b](https://evil.example.com/b.png)', {
      unsafeLinks: true,
    });
    expect(element.querySelector('a, img')).toBeNull();
    expect(element.textContent).toContain('https://evil.example.com');
  });

  it('ticks the boxes of a list', () => {
    const boxes = parsed('- [x] done\n- [ ] open').querySelectorAll('input');
    expect([...boxes].map((box) => [box.type, box.checked, box.disabled])).toEqual([
      ['checkbox', true, true],
      ['checkbox', false, true],
    ]);
  });

  it.each([
    '<script>window.hacked = true</script>',
    '<img src=x onerror="window.hacked = true">',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:alert(1))',
    '![x](javascript:alert(1))',
    '![x" onerror="alert(1)](https://example.com/a.png)',
    '[x](https://example.com "t\\" onmouseover=\\"alert(1)")',
    '[x](//evil.example.com/)',
    '<iframe src="https://example.com"></iframe>',
    '<a href="https://example.com" style="position:fixed">x</a>',
    '<svg><animate onbegin=alert(1)></svg>',
    '```"><script>alert(1)</script>\nx\n```',
    '@ben" onclick="alert(1)',
  ])('lets nothing through that runs or covers the page: %j', (text) => {
    const element = parsed(text);
    expect(element.querySelector('script,iframe,svg,style,form')).toBeNull();
    for (const inside of element.querySelectorAll('*')) {
      const names = inside.getAttributeNames();
      expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
      expect(inside.getAttribute('href') ?? 'https://').toMatch(/^https:\/\//);
      expect(inside.getAttribute('src') ?? 'https://').toMatch(/^https:\/\//);
    }
  });

  it('shows HTML as the text that was typed', () => {
    expect(parsed('<b>not bold</b>').textContent?.trim()).toBe('<b>not bold</b>');
  });

  it('leaves the text alone when Markdown is off', () => {
    expect(parsed('**a** <i>b</i>', { markdown: false }).innerHTML).toBe('**a** &lt;i&gt;b&lt;/i&gt;');
  });

  it('makes one line of several, without blocks', () => {
    const element = parsed('# one\n**two**', { singleline: true });
    expect(element.querySelector('h1, p, br')).toBeNull();
    expect(element.querySelector('strong')?.textContent).toBe('two');
  });

  it.each([['>'.repeat(5000)], ['1. '.repeat(5000)], ['*a_'.repeat(40_000)]])(
    'shows as it is what no parser gets to the end of',
    (source) => {
      expect(formatText(source)).toContain(source.slice(0, 1) === '>' ? '&gt;' : source.slice(0, 3).trim());
      expect(formatText('**after**')).toContain('<strong>after</strong>');
    },
  );

  it('looks at no more marks of a text than a limit, and leaves those after it as they are', () => {
    const marks = '*a_ [b] `c` ~~d <e '.repeat(800);
    expect(formatText(`**before** ${marks} **after**`)).toContain('<strong>before</strong>');
    expect(marksLookedAt()).toBe(MOST_MARKS);
    expect(formatText(`${marks} **after**`)).toContain('**after**');
    expect(formatText('**after** `code`')).toContain('<strong>after</strong> <code>code</code>');
    expect(marksLookedAt()).toBeLessThan(5);
  });
});
