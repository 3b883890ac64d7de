/** A lower-case LIKE pattern for texts that start with `term`; use it with ESCAPE '\'. */
export function likePattern(term: string, end = '%'): string {
  return term.toLowerCase().replaceAll(/[\\%_]/g, (symbol) => `\\${symbol}`) + end;
}
