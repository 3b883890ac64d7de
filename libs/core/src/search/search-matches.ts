import type { Post } from '@patchbay/contract';
import type { SearchWord } from './search-words.ts';

const WORD = /[\p{L}\p{N}\p{M}_-]+/gu;

/** The words of each post that a search found it by, as clients mark them; a stem counts for its forms. */
export function searchMatches(
  posts: readonly Post[],
  words: readonly SearchWord[],
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const post of posts) {
    const text = post.message.normalize();
    const own = new Set<string>();
    for (const { parts, isPrefix } of words) {
      const whole = parts.join('');
      // A sign of an unspaced script is found wherever it stands.
      if (parts.length > 1 && text.includes(whole)) own.add(whole);
      else
        for (const part of parts)
          for (const word of text.match(WORD) ?? []) if (isForm(word, part, isPrefix)) own.add(word);
    }
    if (own.size > 0) found[post.id] = [...own];
  }
  return found;
}

function isForm(word: string, sought: string, isPrefix: boolean): boolean {
  const [given, wanted] = [word.toLowerCase(), sought.toLowerCase()];
  if (isPrefix) return given.startsWith(wanted);
  return given === wanted || (given.startsWith(stem(wanted)) && stem(given) === stem(wanted));
}

/** Roughly: the databases have their own. */
function stem(word: string): string {
  return word.replace(/(?<=.{3})(?:ing|ed|es|s|e)$/, '');
}
