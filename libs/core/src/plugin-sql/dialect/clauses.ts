import { notSupported } from '../errors.ts';
import { group, isGroup, isOp, isWord, sql, splitAt, word, wordsAt } from './node.ts';
import type { Node } from './node.ts';
import { resultNames } from './result-names.ts';

/** Words that end a list behind ORDER BY. */
const AFTER_ORDER = [
  'limit', 'offset', 'fetch', 'for', 'union', 'except', 'intersect', 'rows', 'range', 'groups', 'on', 'returning',
]; // prettier-ignore
const LOCKS = ['update', 'share', 'no', 'key'];

/**
 * Clauses of a query that PostgreSQL words or orders in another way: where NULL sorts, LIMIT, OFFSET, FETCH, and the
 * locking of rows, which a database with one writer needs not.
 */
export function translateClauses(items: readonly Node[]): Node[] {
  return paging(withoutLocks(ordered(items)));
}

/** In PostgreSQL NULL is the largest value, in SQLite the smallest; and a bare name is first one of the result. */
function ordered(items: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Node;
    out.push(item);
    if (!isWord(item, 'order') || !isWord(items[i + 1], 'by')) continue;
    out.push(items[i + 1] as Node);
    let end = i + 2;
    while (end < items.length && !isWord(items[end], ...AFTER_ORDER)) end++;
    const names = resultNames(items.slice(0, i));
    splitAt(items.slice(i + 2, end), ',').forEach((term, n) => {
      if (n > 0) out.push({ kind: 'op', value: ',', at: item.at });
      const [first, ...rest] = term;
      const named = first?.kind === 'word' || first?.kind === 'name' ? names.get(first.value) : undefined;
      if (named !== undefined && (rest.length === 0 || isWord(rest[0], 'asc', 'desc', 'nulls')))
        out.push(...named, ...rest);
      else out.push(...term);
      if (term.some((node) => isWord(node, 'nulls'))) return;
      out.push(sql(isWord(term.at(-1), 'desc') ? 'NULLS FIRST' : 'NULLS LAST'));
    });
    i = end - 1;
  }
  return out;
}

function withoutLocks(items: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (let i = 0; i < items.length; i++) {
    if (!isWord(items[i], 'for') || !isWord(items[i + 1], ...LOCKS)) {
      out.push(items[i] as Node);
      continue;
    }
    i++;
    while (isWord(items[i + 1], 'key', 'update', 'share')) i++;
    if (isWord(items[i + 1], 'of')) {
      i += 2;
      while (isOp(items[i + 1], ',', '.')) i += 2;
    }
    if (isWord(items[i + 1], 'nowait')) i++;
    else if (wordsAt(items, i + 1, 'skip', 'locked')) i += 2;
  }
  return out;
}

/** LIMIT before OFFSET, and no OFFSET without it. */
function paging(items: readonly Node[]): Node[] {
  const out: Node[] = [];
  let limit: Node[] | undefined;
  let offset: Node[] | undefined;
  let i = 0;
  const isEnd = (node: Node | undefined): boolean =>
    node === undefined ||
    isWord(node, 'limit', 'offset', 'fetch', 'union', 'except', 'intersect', 'on', 'returning');
  const flush = (): void => {
    if (limit === undefined && offset === undefined) return;
    out.push(word('limit'), ...(limit ?? [sql('-1')]));
    if (offset !== undefined) out.push(word('offset'), ...offset);
    limit = offset = undefined;
  };
  while (i < items.length) {
    const item = items[i] as Node;
    if (isWord(item, 'fetch') && isWord(items[i + 1], 'first', 'next')) {
      i += 2;
      const count = isWord(items[i], 'row', 'rows') ? sql('1') : (items[i++] as Node);
      if (!isWord(items[i], 'row', 'rows') || !isWord(items[i + 1], 'only'))
        throw notSupported('FETCH ... WITH TIES', item.at, 'Write LIMIT.');
      limit = [count];
      i += 2;
    } else if (isWord(item, 'limit', 'offset') && !isOp(items[i - 1], '.') && !isGroup(items[i + 1], '[')) {
      let end = i + 1;
      while (!isEnd(items[end])) end++;
      let value = items.slice(i + 1, end);
      if (isWord(value.at(-1), 'row', 'rows')) value = value.slice(0, -1);
      if (isWord(item, 'offset')) offset = value;
      else if (value.length === 1 && isWord(value[0], 'all', 'null')) limit = [sql('-1')];
      else
        limit = [group([word('coalesce'), group([...value, { kind: 'op', value: ',', at: 0 }, sql('-1')])])];
      i = end;
    } else {
      flush();
      out.push(item);
      i++;
    }
  }
  flush();
  return out;
}
