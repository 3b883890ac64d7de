import { isOp, isWord, splitAt } from './node.ts';
import type { Node } from './node.ts';

/**
 * The columns of a result that are written with their table, `p.id`, by the bare name under which PostgreSQL's
 * ORDER BY finds them before any column of a table; SQLite looks for that name in all tables, and may find two.
 */
export function resultNames(beforeOrder: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const names = new Map<string, readonly Node[]>();
  // Those that are combined are ordered by the names of the first alone, in both.
  if (beforeOrder.some((node) => isWord(node, 'union', 'except', 'intersect'))) return names;
  const select = beforeOrder.findLastIndex((node) => isWord(node, 'select'));
  const list = beforeOrder.slice(select + (isWord(beforeOrder[select + 1], 'distinct', 'all') ? 2 : 1));
  const from = list.findIndex((node) => isWord(node, 'from'));
  if (select < 0 || from < 0) return names;
  const twice = new Set<string>();
  for (const term of splitAt(list.slice(0, from), ',')) {
    const last = term.at(-1);
    if (last?.kind !== 'word' && last?.kind !== 'name') continue;
    if (names.has(last.value)) twice.add(last.value);
    names.set(last.value, term);
  }
  for (const [name, term] of names) {
    const isQualified = term.length === 3 && isOp(term[1], '.');
    if (!isQualified || twice.has(name)) names.delete(name);
  }
  return names;
}
