import type { SearchParams } from '@patchbay/contract';
import { fill } from '../model/fill.ts';

const FLAGS = ['from', 'channel', 'in', 'before', 'after', 'on', 'ext'] as const;
type FlagName = (typeof FLAGS)[number];

const LEADING_PUNCTUATION = /^[^\p{L}\d\s#"]+/u;
/** A star at the end stays: it is a wildcard. */
const TRAILING_PUNCTUATION = /[^\p{L}\p{M}\d\s*"]+$/u;
const HASHTAG = /^#\p{L}[\p{L}\d\-_.]*[\p{L}\d]$/u;

interface Word {
  readonly value: string;
  readonly excluded: boolean;
}
interface Flag extends Word {
  readonly name: FlagName;
}

/**
 * What someone typed into the search box, as upstream reads it: words and "phrases", `-` before what must not be there,
 * `from: in: channel: before: after: on: ext:` with a value behind the colon or a space, `#hashtags`. Hashtags are a
 * search of their own: the answer holds what either finds. Nothing is refused.
 *
 * @param timeZoneOffset of the dates, in seconds east of Greenwich
 */
export function parseSearch(text: string, timeZoneOffset: number): SearchParams[] {
  const { words, flags } = sortWords(splitWords(text));
  const valuesOf = (names: readonly FlagName[], excluded: boolean) =>
    flags.filter((flag) => names.includes(flag.name) && flag.excluded === excluded).map((flag) => flag.value);
  const last = (name: FlagName, excluded: boolean) => valuesOf([name], excluded).at(-1) ?? '';
  const filter: Partial<SearchParams> = {
    in_channels: valuesOf(['in', 'channel'], false),
    excluded_channels: valuesOf(['in', 'channel'], true),
    from_users: valuesOf(['from'], false),
    excluded_users: valuesOf(['from'], true),
    after_date: last('after', false),
    excluded_after_date: last('after', true),
    before_date: last('before', false),
    excluded_before_date: last('before', true),
    extensions: valuesOf(['ext'], false),
    excluded_extensions: valuesOf(['ext'], true),
    on_date: last('on', false),
    excluded_date: last('on', true),
    timezone_offset: timeZoneOffset,
  };
  const searches = [false, true].flatMap((ishashtag) => {
    const ofKind = words.filter((word) => HASHTAG.test(word.value) === ishashtag);
    if (ofKind.length === 0) return [];
    const join = (excluded: boolean) =>
      ofKind
        .filter((word) => word.excluded === excluded)
        .map((word) => word.value)
        .join(' ');
    return [{ ...filter, ishashtag, terms: join(false), excluded_terms: join(true) }];
  });
  if (searches.length === 0 && flags.length > 0)
    searches.push({ ...filter, ishashtag: false, terms: '', excluded_terms: '' });
  return searches.map((search) => fill<SearchParams>('model.SearchParams', search));
}

/** Words as separated by spaces; what is quoted, with a `-` before it, is one. A quote that is not closed means nothing. */
function splitWords(text: string): string[] {
  return text.match(/-?"[^"]*"|[^\s"]+|"\S*/g)?.flatMap((word) => (word === '"' ? [] : [word])) ?? [];
}

function sortWords(input: readonly string[]): { words: Word[]; flags: Flag[] } {
  const words: Word[] = [];
  const flags: Flag[] = [];
  for (let index = 0; index < input.length; index += 1) {
    const word = input[index] ?? '';
    const flag = flagOf(word, input[index + 1]);
    if (flag) {
      flags.push(flag.flag);
      if (flag.tookNext) index += 1;
      continue;
    }
    const value = word
      .replace(LEADING_PUNCTUATION, '')
      .replace(TRAILING_PUNCTUATION, '')
      .replace(/^#{2,}/, '#');
    if (value !== '') words.push({ value, excluded: word.startsWith('-') });
  }
  return { words, flags };
}

function flagOf(word: string, next: string | undefined): { flag: Flag; tookNext: boolean } | undefined {
  const colon = word.indexOf(':');
  if (colon < 0) return undefined;
  const excluded = word.startsWith('-');
  const given = word.slice(excluded ? 1 : 0, colon).toLowerCase();
  const name = FLAGS.find((each) => each === given);
  const value = word.slice(colon + 1) || next;
  if (name === undefined || value === undefined) return undefined;
  return { flag: { name, value, excluded }, tookNext: colon === word.length - 1 };
}
