import { notSupported } from '../errors.ts';
import { alterTable } from './alter-table.ts';
import { create, drop, truncate, unknownStatement } from './definitions.ts';
import { doBlock } from './do-block.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { isGroup, isWord, sql } from './node.ts';
import type { Node } from './node.ts';
import { parse } from './parse.ts';
import type { Plan, SchemaView, Step } from './plan.ts';
import { sessionStatement } from './session-statements.ts';
import { translateWrite } from './writes.ts';

/** A text in PostgreSQL's dialect, ready to be translated statement by statement. */
export interface Script {
  readonly steps: readonly Step[];
  /** How many arguments it takes. */
  readonly inputs: number;
}

/** Reads a text; each of its steps throws an `SqlError` when SQLite has nothing for it. */
export function readScript(text: string): Script {
  const statements = parse(text);
  let inputs = 0;
  const count = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.kind === 'group') count(node.items);
      else if (node.kind === 'param') inputs = Math.max(inputs, node.index + 1);
    }
  };
  statements.forEach(count);
  return { steps: statements.map(step), inputs };
}

function step(items: readonly Node[]): Step {
  return (schema) => translate(items, schema);
}

function translate(items: readonly Node[], schema: SchemaView): readonly Plan[] {
  const [first, second] = items;
  if (isGroup(first)) return [query(items)];
  switch (first?.kind === 'word' ? first.value : '') {
    case 'select':
    case 'values':
      return [query(items)];
    case 'table':
      return [query([sql('SELECT * FROM'), ...items.slice(1)])];
    case 'with': {
      const verb = items.findIndex((node) => isWord(node, 'select', 'values', 'insert', 'update', 'delete'));
      return [
        isWord(items[verb], 'insert', 'update', 'delete')
          ? translateWrite(items, verb, schema)
          : query(items),
      ];
    }
    case 'insert':
    case 'update':
    case 'delete':
      return [translateWrite(items, 0, schema)];
    case 'create':
      return create(items, schema);
    case 'alter':
      if (isWord(second, 'table')) return alterTable(items, schema);
      break;
    case 'drop':
      return drop(items, schema);
    case 'truncate':
      return truncate(items, schema);
    case 'do':
      return [doBlock(items, step)];
    case 'explain':
      if (!isWord(items[isWord(second, 'analyze') ? 2 : 1], 'select', 'with', 'values'))
        throw notSupported('EXPLAIN of a write', first?.at, 'Explain the query that finds the rows.');
      return [
        {
          kind: 'run',
          ...emit([
            sql('EXPLAIN QUERY PLAN'),
            ...translateExpressions(items.slice(isWord(second, 'analyze') ? 2 : 1)),
          ]),
        },
      ];
  }
  const session = sessionStatement(items);
  if (session !== undefined) return [session];
  throw unknownStatement(items);
}

/** At the outermost level a query in parentheses is none to SQLite. */
function query(items: readonly Node[]): Plan {
  const [only] = items;
  if (items.length === 1 && isGroup(only)) return query(only.items);
  return { kind: 'run', ...emit(translateExpressions(items)) };
}
