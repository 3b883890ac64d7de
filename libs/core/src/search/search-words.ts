import { searchableText } from './searchable-text.ts';

/** Most words that a search looks for: more say nothing more, and each costs. */
const MOST_WORDS = 64;
/** Longest word, in characters. */
const LONGEST = 100;

/** Letters and digits that follow each other where they are found; the last may be the beginning of a word. */
export interface SearchWord {
  readonly parts: readonly string[];
  readonly isPrefix: boolean;
}

/**
 * The words of a search: `"a phrase"`, `begin*`, anything else. Only letters, digits and marks count: whatever else a
 * database might read as an operator separates words, as it does in what is searched.
 */
export function searchWords(terms: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const term of terms.match(/"[^"]*"|[^\s"]+/g) ?? []) {
    const parts = (searchableText(term).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []).map((part) =>
      part.slice(0, LONGEST),
    );
    if (parts.length === 0) continue;
    words.push({ parts, isPrefix: !term.startsWith('"') && term.endsWith('*') });
    if (words.length === MOST_WORDS) break;
  }
  return words;
}

/** For FTS5: every part is quoted, so that none is read as anything but text. '' for no words. */
export function ftsQuery(words: readonly SearchWord[], joinedBy: 'AND' | 'OR'): string {
  return words
    .map(({ parts, isPrefix }) => `"${parts.join(' ')}"${isPrefix ? ' *' : ''}`)
    .join(` ${joinedBy} `);
}

/** For PostgreSQL's `to_tsquery`. */
export function tsQuery(words: readonly SearchWord[], joinedBy: 'AND' | 'OR'): string {
  return words
    .map(({ parts, isPrefix }) => {
      const phrase = parts.map((part) => `'${part}'`).join(' <-> ');
      return `(${isPrefix ? `${phrase}:*` : phrase})`;
    })
    .join(joinedBy === 'AND' ? ' & ' : ' | ');
}
