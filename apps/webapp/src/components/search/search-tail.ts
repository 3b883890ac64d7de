export type Narrowing = 'from' | 'in' | 'before' | 'after' | 'on' | 'ext';

export interface SearchTail {
  kind: Narrowing;
  /** As it was typed, with its colon; what a choice takes the place of, together with `term`. */
  prefix: string;
  term: string;
}

/** What the person is writing just now, when it narrows the search: `from:ad` at the end of the terms. */
export function searchTail(terms: string): SearchTail | undefined {
  const match = /(?:^|\s)((?:-)?(from|in|channel|before|after|on|ext):\s?)(\S*)$/i.exec(terms);
  if (match === null) {
    return undefined;
  }
  const [, prefix = '', word = '', term = ''] = match;
  const kind = word.toLowerCase();
  return { kind: kind === 'channel' ? 'in' : (kind as Narrowing), prefix, term };
}

/** Puts a choice where the part stands that it completes, and makes room for the next word (contract: registry registerSearchComponents). */
export function withChoice(terms: string, value: string, pretext: string): string {
  const kept =
    pretext !== '' && terms.toLowerCase().endsWith(pretext.toLowerCase())
      ? terms.slice(0, -pretext.length)
      : terms;
  const gap = kept === '' || /[\s:]$/.test(kept) || pretext !== '' ? '' : ' ';
  return `${kept}${gap}${value}${value.endsWith(':') ? '' : ' '}`;
}
