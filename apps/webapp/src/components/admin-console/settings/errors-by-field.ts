import type { ActionError } from '../../../actions/result.ts';
import type { Setting } from './setting.ts';

/**
 * Which settings an answer of the server is about, with its words: those whose path it names, else the only one whose
 * last name stands in it as a word. The server checks values when they are saved, and so may plugins.
 */
export function errorsByField(
  settings: readonly Setting[],
  { message }: ActionError,
): Readonly<Record<string, string>> {
  const shown = settings.filter(({ isHidden, type }) => !isHidden && type !== 'banner');
  const byPath = shown.filter(({ path }) => hasWord(message, path.join('.')));
  const named = byPath.length > 0 ? byPath : only(shown.filter((setting) => isNamed(message, setting)));
  return Object.fromEntries(named.map(({ key }) => [key, message]));
}

const only = <Item>(items: readonly Item[]): readonly Item[] => (items.length === 1 ? items : []);

function isNamed(message: string, { path, name }: Setting): boolean {
  return hasWord(message, path.at(-1) ?? '') || (name.length > 2 && hasWord(message, name));
}

function hasWord(message: string, word: string): boolean {
  const at = message.toLowerCase().indexOf(word.toLowerCase());
  const isWordy = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);
  return word !== '' && at !== -1 && !isWordy(message[at - 1]) && !isWordy(message[at + word.length]);
}
