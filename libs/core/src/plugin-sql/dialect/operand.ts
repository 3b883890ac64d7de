import { isGroup, isOp, isWord } from './node.ts';
import type { Node } from './node.ts';
import { readType } from './types.ts';

/** Words before a parenthesis that do not make a function call of it. */
const NO_FUNCTION = new Set([
  'select', 'from', 'where', 'and', 'or', 'not', 'in', 'on', 'as', 'using', 'values', 'when', 'then', 'else', 'case',
  'by', 'having', 'union', 'except', 'intersect', 'returning', 'set', 'limit', 'offset', 'like', 'match', 'is',
  'between', 'join', 'with', 'distinct', 'all', 'default', 'check', 'lateral', 'into', 'key', 'unique', 'escape', 'regexp',
]); // prettier-ignore

export function isFunctionName(node: Node | undefined): boolean {
  return node?.kind === 'name' || (node?.kind === 'word' && !NO_FUNCTION.has(node.value));
}

/** Binds tighter than LIKE, so it belongs to an operand of it. */
const BINDS = ['||', '+', '-', '*', '/', '%', '^', '->', '->>', '#>', '#>>'];

/** Takes the expression that a postfix operator at the end of `out` applies to off its end. */
export function popOperand(out: Node[]): Node[] {
  const taken: Node[] = [];
  const take = (): void => {
    const node = out.pop();
    if (node !== undefined) taken.unshift(node);
  };
  const last = out.at(-1);
  if (isGroup(last, '[')) {
    take();
    return [...popOperand(out), ...taken];
  }
  if (isWord(last, 'end')) {
    let depth = 0;
    do {
      if (isWord(out.at(-1), 'end')) depth++;
      if (isWord(out.at(-1), 'case')) depth--;
      take();
    } while (depth > 0 && out.length > 0);
    return taken;
  }
  take();
  if (isGroup(last)) {
    if (isWord(out.at(-1), 'over', 'filter')) {
      take();
      return [...popOperand(out), ...taken];
    }
    if (!isFunctionName(out.at(-1))) return taken;
    take();
  }
  while (isOp(out.at(-1), '.')) {
    take();
    take();
  }
  return taken;
}

/** As {@link popOperand}, with the `->` steps that lead to it. */
export function popJsonOperand(out: Node[]): Node[] {
  let taken = popOperand(out);
  while (isOp(out.at(-1), '->')) {
    const arrow = out.pop();
    taken = [...popOperand(out), ...(arrow ? [arrow] : []), ...taken];
  }
  return taken;
}

/** Where the single expression that begins at `i` ends, with its casts and subscripts. */
export function endOfPrimary(items: readonly Node[], i: number): number {
  let end = i;
  while (isOp(items[end], '+', '-')) end++;
  const first = items[end];
  if (first === undefined) return end;
  if (isWord(first, 'case')) {
    let depth = 0;
    do {
      if (isWord(items[end], 'case')) depth++;
      if (isWord(items[end], 'end')) depth--;
      end++;
    } while (depth > 0 && end < items.length);
  } else if (isWord(first, 'interval', 'timestamp', 'date') && items[end + 1]?.kind === 'string') end += 2;
  else {
    end++;
    while (isOp(items[end], '.')) end += 2;
    if (first.kind !== 'group' && isGroup(items[end]) && isFunctionName(items[end - 1])) end++;
  }
  for (;;) {
    if (isGroup(items[end], '[')) end++;
    else if (isOp(items[end], '::')) end = readType(items, end + 1).next;
    else return end;
  }
}

/** Where the operand of a comparison that begins at `i` ends. */
export function endOfOperand(items: readonly Node[], i: number): number {
  let end = endOfPrimary(items, i);
  while (isOp(items[end], ...BINDS)) end = endOfPrimary(items, end + 1);
  return end;
}
