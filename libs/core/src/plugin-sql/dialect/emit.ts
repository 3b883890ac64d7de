import { SqlError } from '../errors.ts';
import { isOp, isWord } from './node.ts';
import type { Node } from './node.ts';

export interface Emitted {
  readonly sql: string;
  /** Which argument, from 0, each `?` of the text takes. */
  readonly params: readonly number[];
}

/** Reserved in SQLite and not in PostgreSQL; quoted where only a name can stand. */
const SQLITE_RESERVED = new Set([
  'add', 'alter', 'autoincrement', 'commit', 'delete', 'drop', 'escape', 'exists', 'glob', 'if', 'index', 'insert',
  'isnull', 'match', 'nothing', 'notnull', 'regexp', 'set', 'transaction', 'update', 'values',
]); // prettier-ignore

const quoteName = (value: string): string => `"${value.replaceAll('"', '""')}"`;
export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** SQLite's internals have no counterpart in PostgreSQL, so a plugin has no reason to name them. */
const INTERNAL = /^(?:sqlite_|pragma_|patchbay_)/;
const INTERNAL_FUNCTIONS = new Set(['load_extension', 'fts3_tokenizer']);

function assertNamable(node: { value: string; at: number }): void {
  const value = node.value.toLowerCase();
  if (!INTERNAL.test(value) && !INTERNAL_FUNCTIONS.has(value)) return;
  throw new SqlError('insufficient_privilege', `permission denied for ${value}`, {
    at: node.at,
    hint: 'Plugins use what PostgreSQL has: information_schema and pg_catalog tell of tables and columns.',
  });
}

/** Puts a translated statement together as SQLite's text. */
export function emit(nodes: readonly Node[]): Emitted {
  const parts: string[] = [];
  const params: number[] = [];
  const walk = (items: readonly Node[]): void => {
    items.forEach((node, n) => {
      switch (node.kind) {
        case 'group':
          parts.push(node.open);
          walk(node.items);
          parts.push(node.open === '(' ? ')' : ']');
          return;
        case 'word': {
          assertNamable(node);
          const nameOnly = isOp(items[n - 1], '.') || isWord(items[n - 1], 'as');
          parts.push(nameOnly && SQLITE_RESERVED.has(node.value) ? quoteName(node.value) : node.value);
          return;
        }
        case 'name':
          assertNamable(node);
          parts.push(quoteName(node.value));
          return;
        case 'string':
          parts.push(quoteText(node.value));
          return;
        case 'param':
          params.push(node.index);
          parts.push('?');
          return;
        default:
          parts.push(node.value);
      }
    });
  };
  walk(nodes);
  return { sql: parts.join(' '), params };
}
