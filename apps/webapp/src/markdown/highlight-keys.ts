import type { FormatTextOptions, MentionKey } from './format-text.ts';

interface Marking {
  pattern: RegExp;
  className: string;
}

/** In these a word is what it is. */
const LEFT_ALONE =
  'code, pre, .emoticon, [data-mention], [data-channel-mention], .mention--highlight, .search-highlight';

/** Marks words in HTML that is safe already: those that notify, and those that were searched for. */
export function highlightKeys(html: string, options: FormatTextOptions): string {
  const markings = markingsOf(options);
  if (markings.length === 0) {
    return html;
  }
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const { pattern, className } of markings) {
    for (const node of textsIn(body)) {
      mark(node, pattern, className);
    }
  }
  return body.innerHTML;
}

function markingsOf(options: FormatTextOptions): Marking[] {
  const {
    mentionKeys = [],
    highlightKeys: wanted = [],
    mentionHighlight,
    searchTerms,
    searchMatches,
  } = options;
  const words = (keys: readonly MentionKey[], className: string): Marking[] =>
    keys
      .filter(({ key }) => key !== '' && !key.startsWith('@'))
      .map(({ key, caseSensitive }) => ({ pattern: wholeWord(key, caseSensitive === true), className }));
  return [
    ...(searchMatches?.length
      ? searchMatches.map((match) => ({ pattern: anywhere(match), className: 'search-highlight' }))
      : termsOf(searchTerms ?? '').map((pattern) => ({ pattern, className: 'search-highlight' }))),
    ...(options.searchPatterns ?? []).map(({ pattern }) => ({
      pattern: new RegExp(pattern.source, pattern.flags.replace(/g?$/, 'g')),
      className: 'search-highlight',
    })),
    ...(mentionHighlight === false ? [] : words(mentionKeys, 'mention--highlight')),
    ...words(wanted, 'non-notification-highlight'),
  ];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anywhere = (text: string) => new RegExp(escaped(text), 'giu');
const wholeWord = (text: string, caseSensitive: boolean) =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(text)}(?![\\p{L}\\p{N}_])`, caseSensitive ? 'gu' : 'giu');

/** Words and "quoted phrases" of a search, without its `from:`, `in:` and what is not wanted; `word*` begins words. */
function termsOf(terms: string): RegExp[] {
  const found = terms.match(/"[^"]+"|\S+/g) ?? [];
  return found
    .filter((term) => !/^(?:-|(?:from|in|channel|before|after|on|ext):)/i.test(term))
    .map((term) => term.replace(/^"|"$/g, ''))
    .filter((term) => term !== '' && term !== '*')
    .map((term) =>
      term.endsWith('*')
        ? new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(term.slice(0, -1))}[\\p{L}\\p{N}_]*`, 'giu')
        : wholeWord(term, false),
    );
}

function textsIn(body: HTMLElement): Text[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(LEFT_ALONE) === null) {
      found.push(node as Text);
    }
  }
  return found;
}

function mark(node: Text, pattern: RegExp, className: string): void {
  const parts = [...node.data.matchAll(pattern)].filter(([match]) => match !== '');
  if (parts.length === 0) {
    return;
  }
  const { ownerDocument: document } = node;
  const made: Node[] = [];
  let end = 0;
  for (const part of parts) {
    const marked = document.createElement('span');
    marked.className = className;
    marked.textContent = part[0];
    made.push(document.createTextNode(node.data.slice(end, part.index)), marked);
    end = part.index + part[0].length;
  }
  node.replaceWith(...made, document.createTextNode(node.data.slice(end)));
}
