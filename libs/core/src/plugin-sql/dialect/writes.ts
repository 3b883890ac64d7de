import { SqlError, notSupported, syntaxError } from '../errors.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { group, isGroup, isOp, isWord, name, op, sql, textOfNode, word } from './node.ts';
import type { Node } from './node.ts';
import type { Plan, SchemaView } from './plan.ts';

/** How SQLite calls the plugin's own database, and where the core's is attached. */
export const OWN = 'main';

export interface TableName {
  readonly table: string;
  /** Where the text goes on behind it. */
  readonly next: number;
  readonly at: number;
}

/** A table's name at `i`; the only schema there is may stand before it. */
export function readTable(items: readonly Node[], i: number): TableName {
  let node = items[i];
  if (node?.kind !== 'word' && node?.kind !== 'name') throw syntaxError(textOfNode(node), node?.at ?? 0);
  let next = i + 1;
  if (isOp(items[next], '.')) {
    if (node.value.toLowerCase() !== 'public')
      throw new SqlError('invalid_schema_name', `schema "${node.value}" does not exist`, {
        at: node.at,
        hint: 'There is one schema, public; leave the name out.',
      });
    node = items[next + 1];
    if (node?.kind !== 'word' && node?.kind !== 'name') throw syntaxError(textOfNode(node), node?.at ?? 0);
    next += 2;
  }
  return { table: node.value, next, at: node.at };
}

/** The table in the database that may be written. */
export function ownTable({ table, at }: TableName, schema: SchemaView): Node[] {
  return [word(schema.ownerOf(table) === 'temporary' ? 'temp' : OWN), op('.'), name(table, at)];
}

/** Tables of the chat are not a plugin's to change. */
export function coreTable({ table, at }: Pick<TableName, 'table' | 'at'>): SqlError {
  return new SqlError('insufficient_privilege', `permission denied for table ${table}`, {
    at,
    table,
    hint: 'Tables of the chat are for reading. Use the plugin API to change what is in them.',
  });
}

/** INSERT, UPDATE or DELETE, with the CTEs before it. */
export function translateWrite(items: readonly Node[], verbAt: number, schema: SchemaView): Plan {
  const ctes = translateExpressions(items.slice(0, verbAt));
  const rest = items.slice(verbAt);
  const run = (nodes: Node[]): Plan => ({ kind: 'run', ...emit([...ctes, ...nodes]) });
  if (isWord(rest[0], 'insert')) return run(insert(rest, schema));
  const isUpdate = isWord(rest[0], 'update');
  let i = 1;
  if (!isUpdate && !isWord(rest[i++], 'from')) throw syntaxError(textOfNode(rest[1]), rest[1]?.at ?? 0);
  if (isWord(rest[i], 'only')) i++;
  const target = readTable(rest, i);
  i = target.next;
  if (isOp(rest[i], '*')) i++;
  const alias: Node[] = [];
  if (isWord(rest[i], 'as')) i++;
  const aliasName = rest[i];
  if (
    aliasName?.kind === 'name' ||
    (aliasName?.kind === 'word' && !isWord(aliasName, 'set', 'where', 'using', 'returning'))
  ) {
    alias.push(word('as'), aliasName);
    i++;
  }
  if (!isUpdate && isWord(rest[i], 'using'))
    throw notSupported('DELETE ... USING', rest[i]?.at, 'Use WHERE ... IN (SELECT ...).');
  const tail = rest.slice(i);
  if (schema.ownerOf(target.table) === 'core')
    return {
      kind: 'core-write',
      table: target.table,
      at: target.at,
      ...emit([...ctes, ...whetherAny(target, alias, tail)]),
    };
  return run([
    ...rest.slice(0, isUpdate ? 1 : 2),
    ...ownTable(target, schema),
    ...alias,
    ...translateExpressions(tail),
  ]);
}

/** Asks whether an UPDATE or DELETE would change anything. */
function whetherAny({ table, at }: TableName, alias: Node[], tail: readonly Node[]): Node[] {
  const clause = (start: string, ...ends: string[]): Node[] => {
    const from = tail.findIndex((node) => isWord(node, start));
    if (from < 0) return [];
    const length = tail.slice(from).findIndex((node) => isWord(node, ...ends));
    return tail.slice(from, length < 0 ? undefined : from + length);
  };
  const others = clause('from', 'where', 'returning').slice(1);
  const where = clause('where', 'returning');
  const from = [
    name(table, at),
    ...alias,
    ...(others.length > 0 ? [op(','), ...translateExpressions(others)] : []),
  ];
  return [sql('SELECT 1 FROM'), ...from, ...translateExpressions(where), sql('LIMIT 1')];
}

function insert(items: readonly Node[], schema: SchemaView): Node[] {
  if (!isWord(items[1], 'into')) throw syntaxError(textOfNode(items[1]), items[1]?.at ?? 0);
  const target = readTable(items, 2);
  if (schema.ownerOf(target.table) === 'core') throw coreTable(target);
  let i = target.next;
  const head: Node[] = [sql('INSERT INTO'), ...ownTable(target, schema)];
  if (isWord(items[i], 'as')) {
    head.push(...items.slice(i, i + 2));
    i += 2;
  }
  const list = items[i];
  if (isGroup(list) && !isWord(list.items[0], 'select', 'with', 'values')) {
    // Only names stand here, whatever SQLite makes of them elsewhere.
    head.push(group(list.items.map((node) => (node.kind === 'word' ? name(node.value, node.at) : node))));
    i++;
  }
  if (isWord(items[i], 'overriding')) i += 3;
  return [...head, ...translateExpressions(upsert(items.slice(i)))];
}

/** ON CONFLICT behind a SELECT: SQLite takes ON for a join's unless there is a WHERE before it. */
function upsert(items: readonly Node[]): Node[] {
  const on = items.findIndex((node, n) => isWord(node, 'on') && isWord(items[n + 1], 'conflict'));
  if (on < 0) return [...items];
  if (isWord(items[on + 2], 'on') && isWord(items[on + 3], 'constraint'))
    throw notSupported('ON CONFLICT ON CONSTRAINT', items[on]?.at, 'Name its columns: ON CONFLICT (a, b).');
  const source = items.slice(0, on);
  const select = source.findLastIndex((node) => isWord(node, 'select'));
  if (
    select < 0 ||
    source.slice(select).some((node) => isWord(node, 'where', 'group', 'having', 'order', 'limit'))
  )
    return [...items];
  return [...source, sql('WHERE true'), ...items.slice(on)];
}
