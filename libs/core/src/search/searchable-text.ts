/**
 * Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, hangul, han. Each of their signs is indexed
 * as a word of its own, so that a search finds them wherever they stand.
 */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff';
const UNSPACED_SIGN = new RegExp(`[${UNSPACED}\\u{20000}-\\u{323af}]`, 'gu');

/** The same for PostgreSQL's regular expressions. */
export const UNSPACED_IN_POSTGRES = `${UNSPACED}\\U00020000-\\U000323af`;

/** A text as it is indexed and searched: signs of unspaced scripts apart, nothing that ends a string in C. */
export function searchableText(text: string | null): string {
  return (text ?? '').replaceAll('\u0000', ' ').replace(UNSPACED_SIGN, ' $& ');
}

/** The name of `searchableText` in SQL. */
export const SEARCHABLE = 'patchbay_searchable';
