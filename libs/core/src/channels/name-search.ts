import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { likePattern } from '../database/like-pattern.ts';

/** Words that are looked for one by one; more of them than this are not. */
const MOST_WORDS = 10;

/** Narrows a query to rows in which the term, or every word of it, is part of one of the columns. Nothing narrows nothing. */
export function matching<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  term: string,
  columns: readonly string[],
  name = 'term',
): void {
  const wanted = term.trim();
  if (wanted === '') return;
  const contains = (parameter: string) =>
    columns.map((column) => `LOWER(${column}) LIKE :${parameter} ESCAPE '\\'`).join(' OR ');
  const words = wanted.split(/\s+/).slice(0, MOST_WORDS);
  query.andWhere(
    new Brackets((either) => {
      either.where(`(${contains(name)})`, { [name]: `%${likePattern(wanted)}` });
      if (words.length < 2) return;
      either.orWhere(
        new Brackets((all) => {
          words.forEach((word, index) =>
            all.andWhere(`(${contains(`${name}${index}`)})`, {
              [`${name}${index}`]: `%${likePattern(word)}`,
            }),
          );
        }),
      );
    }),
  );
}
