const modifiers = /(?:^|\s)-?(?:from|in|channel|on|before|after|ext):\s?\S+/gi;
/** A quoted phrase, or a word with an asterisk at its end for any ending. */
const parts = /"([^"]+)"|(\S+)/g;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * What to mark in the results of a search: each word and each phrase of its terms, without what narrows it
 * (`from:ada`) or is not wanted (`-word`). Undefined when there is nothing to mark.
 */
export function wordsToMark(terms: string, found: readonly string[] = []): RegExp | undefined {
  const words = [...terms.replaceAll(modifiers, ' ').matchAll(parts)]
    .map(([, phrase, word]) => phrase ?? word ?? '')
    .filter((word) => !word.startsWith('-'))
    .map((word) => word.replaceAll(/^[*"']+|["',.;!?]+$/g, ''))
    .filter((word) => word.replace('*', '') !== '');
  const forms = [...words.map(formOf), ...found.filter(Boolean).map(escaped)];
  if (forms.length === 0) {
    return undefined;
  }
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${forms.join('|')})`, 'giu');
}

function formOf(word: string): string {
  return word.endsWith('*')
    ? `${escaped(word.slice(0, -1))}[\\p{L}\\p{N}_-]*`
    : `${escaped(word)}(?![\\p{L}\\p{N}_])`;
}

/** The HTML of a message with what was looked for in marks; texts alone are touched, never a tag or an address. */
export function markWords(html: string, words: RegExp | undefined): string {
  if (words === undefined) {
    return html;
  }
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode() !== null) {
    texts.push(walker.currentNode as Text);
  }
  for (const node of texts) {
    markText(node, words);
  }
  return body.innerHTML;
}

function markText(node: Text, words: RegExp): void {
  const text = node.data;
  const pieces: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(words)) {
    const mark = node.ownerDocument.createElement('span');
    mark.className = 'search-highlight';
    mark.textContent = match[0];
    pieces.push(text.slice(from, match.index), mark);
    from = match.index + match[0].length;
  }
  if (pieces.length > 0) {
    node.replaceWith(...pieces, text.slice(from));
  }
}
