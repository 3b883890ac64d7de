import { describe, expect, it } from '@jest/globals';
import { applyMarkdown } from './apply-markdown.ts';
import type { MarkdownMode, TextEdit } from './apply-markdown.ts';
import { continueList } from './continue-list.ts';

/** `[` and `]` stand at the ends of what is selected, before and after. */
function parse(marked: string): [text: string, start: number, end: number] {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return [marked.replace('[', '').replace(']', ''), start, end];
}

function show(value: string, { start, end, text, selectFrom, selectTo }: TextEdit): string {
  const all = value.slice(0, start) + text + value.slice(end);
  return `${all.slice(0, selectFrom)}[${all.slice(selectFrom, selectTo)}]${all.slice(selectTo)}`;
}

describe('applyMarkdown', () => {
  it.each<[MarkdownMode, string, string]>([
    ['bold', 'a [word] b', 'a **[word]** b'],
    ['bold', 'a **[word]** b', 'a [word] b'],
    ['bold', '[**word**]', '[word]'],
    ['bold', 'a [word ]b', 'a **[word]** b'],
    ['italic', '**[word]**', '***[word]***'],
    ['strike', 'a []', 'a ~~[]~~'],
    ['code', '[x]', '`[x]`'],
    ['quote', 'one\n[two\nthree]', 'one\n[> two\n> three]'],
    ['quote', '[> two\n> three]', '[two\nthree]'],
    ['bullets', '[one\ntwo]', '[- one\n- two]'],
    ['numbers', '[one\ntwo]', '[1. one\n2. two]'],
    ['heading', 'on[]e', '### on[]e'],
    ['link', 'see [this]', 'see [this](<url>)'],
  ])('%s of %j', (mode, before, after) => {
    const [value, start, end] = parse(before);
    const edit = applyMarkdown(mode, value, start, end);
    // A link has brackets of its own: what is selected of it stands between < and >.
    const shown =
      mode === 'link' ? show(value, edit).replace('([', '(<').replace('])', '>)') : show(value, edit);
    expect(shown).toBe(after);
  });

  it('puts several lines of code between fences', () => {
    const edit = applyMarkdown('code', 'a\nb', 0, 3);
    expect(edit.text).toBe('```\na\nb\n```');
  });

  it('puts an address into the place of one', () => {
    const edit = applyMarkdown('link', 'https://a.example', 0, 17);
    expect(edit).toMatchObject({ text: '[](https://a.example)', selectFrom: 1, selectTo: 1 });
  });
});

describe('continueList', () => {
  it.each([
    ['- one', '- one\n- '],
    ['9. one', '9. one\n10. '],
    ['- [x] done', '- [x] done\n- [ ] '],
    ['one\n- ', 'one\n'],
  ])('after %j', (before, after) => {
    const edit = continueList(before, before.length);
    expect(before.slice(0, edit?.start) + (edit?.text ?? '')).toBe(after);
  });

  it.each(['plain', '-', '```\n- in code'])('leaves a new line alone after %j', (text) => {
    expect(continueList(text, text.length)).toBeUndefined();
  });
});
