/** A piece of a statement. `value` is what it means, `at` where it stood, in UTF-16 units from 0. */
export type Leaf =
  /** An unquoted word, folded to lower case as PostgreSQL does. */
  | { readonly kind: 'word'; readonly value: string; readonly at: number }
  /** A quoted name. */
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: string; readonly at: number }
  /** Operators, commas, dots, semicolons. */
  | { readonly kind: 'op'; readonly value: string; readonly at: number }
  /** `$2` or the second `?` has index 1. */
  | { readonly kind: 'param'; readonly value: string; readonly index: number; readonly at: number }
  /** SQLite's own SQL, put in by the translation. */
  | { readonly kind: 'sql'; readonly value: string; readonly at: number };

export interface Group {
  readonly kind: 'group';
  readonly open: '(' | '[';
  readonly items: readonly Node[];
  readonly at: number;
}

export type Node = Leaf | Group;

export const sql = (value: string): Leaf => ({ kind: 'sql', value, at: 0 });
export const word = (value: string, at = 0): Leaf => ({ kind: 'word', value, at });
export const name = (value: string, at = 0): Leaf => ({ kind: 'name', value, at });
export const text = (value: string, at = 0): Leaf => ({ kind: 'string', value, at });
export const group = (items: readonly Node[], at = 0): Group => ({ kind: 'group', open: '(', items, at });
export const op = (value: string, at = 0): Leaf => ({ kind: 'op', value, at });

/** `fn(a, b)` of operands. */
export function call(fn: string, ...args: readonly (readonly Node[])[]): Node[] {
  return [word(fn), group(args.flatMap((arg, n) => (n === 0 ? arg : [op(','), ...arg])))];
}

export function isWord(node: Node | undefined, ...values: readonly string[]): boolean {
  return node?.kind === 'word' && values.includes(node.value);
}

export function isOp(node: Node | undefined, ...values: readonly string[]): boolean {
  return node?.kind === 'op' && values.includes(node.value);
}

export function isGroup(node: Node | undefined, open: '(' | '[' = '('): node is Group {
  return node?.kind === 'group' && node.open === open;
}

/** Whether the words from `i` on are these. */
export function wordsAt(items: readonly Node[], i: number, ...values: readonly string[]): boolean {
  return values.every((value, n) => isWord(items[i + n], value));
}

export function splitAt(items: readonly Node[], separator: string): Node[][] {
  const parts: Node[][] = [[]];
  for (const item of items) {
    if (isOp(item, separator)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}

export function textOfNode(node: Node | undefined): string {
  if (node === undefined) return 'end of input';
  return node.kind === 'group' ? node.open : node.kind === 'param' ? `$${node.value}` : node.value;
}
