import { notSupported, SqlError, syntaxError } from '../errors.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { group, isGroup, isOp, isWord, name, op, sql, splitAt, textOfNode, word, wordsAt } from './node.ts';
import type { Node } from './node.ts';
import type { Plan, SchemaView } from './plan.ts';
import { columnType, readType, SERIAL_TYPES } from './types.ts';
import { OWN, readTable } from './writes.ts';

/** Words that begin a constraint of a column. */
export const CONSTRAINTS = [
  'constraint', 'not', 'null', 'primary', 'unique', 'check', 'default', 'references', 'generated', 'collate',
  'deferrable', 'initially',
]; // prettier-ignore

/** Types whose values are kept as they are written. */
const TEXT_LIKE = ['text', 'character varying', 'character', 'json', 'jsonb', 'uuid'];

/** `CREATE [TEMP|UNLOGGED] TABLE`, from the word behind CREATE on. */
export function createTable(items: readonly Node[], start: number, schema: SchemaView): Plan[] {
  let i = start;
  const temporary = isWord(items[i], 'temp', 'temporary');
  while (isWord(items[i], 'temp', 'temporary', 'unlogged', 'global', 'local')) i++;
  if (!isWord(items[i++], 'table')) throw syntaxError(textOfNode(items[i - 1]), items[i - 1]?.at ?? 0);
  const ifNew = wordsAt(items, i, 'if', 'not', 'exists');
  const { table, next, at } = readTable(items, ifNew ? i + 3 : i);
  const owner = schema.ownerOf(table);
  if (owner === 'temporary' || (owner !== undefined && !temporary)) {
    if (ifNew) return [{ kind: 'nothing' }];
    throw new SqlError('duplicate_table', `relation "${table}" already exists`, { at, table });
  }
  const head: Node[] = [sql('CREATE TABLE'), word(temporary ? 'temp' : OWN), op('.'), name(table, at)];
  const run = (nodes: Node[]): Plan => ({ kind: 'run', schema: true, ...emit(nodes) });
  const list = items[next];
  if (isWord(list, 'as') || (isGroup(list) && isWord(items[next + 1], 'as'))) {
    if (isGroup(list))
      throw notSupported('CREATE TABLE (...) AS', list.at, 'Give names with AS in the query.');
    const query = items.slice(next + 1);
    const data = query.findIndex((node, n) => isWord(node, 'with') && isWord(query[n + 1], 'data'));
    return [run([...head, word('as'), ...translateExpressions(data < 0 ? query : query.slice(0, data))])];
  }
  if (!isGroup(list)) throw syntaxError(textOfNode(list), list?.at ?? 0);
  const behind = items[next + 1];
  if (isWord(behind, 'inherits', 'partition'))
    throw notSupported(
      `CREATE TABLE ... ${textOfNode(behind).toUpperCase()}`,
      behind?.at,
      'Use one plain table.',
    );
  const parts = splitAt(list.items, ',');
  // As indices they have a name, by which errors call them and ALTER TABLE drops them.
  const unique = temporary
    ? []
    : parts.map((part) => uniqueIndex(table, part)).filter((index) => index !== undefined);
  const kept = parts.filter((part) => temporary || uniqueIndex(table, part) === undefined);
  return [run([...head, group(definitions(kept, schema))]), ...unique.map(run)];
}

/** `[CONSTRAINT x] UNIQUE (a, b)` as an index, called as PostgreSQL calls it; undefined when it is something else. */
export function uniqueIndex(table: string, given: readonly Node[]): Node[] | undefined {
  const named = isWord(given[0], 'constraint') ? textOfNode(given[1]) : undefined;
  const [verb, columns, ...rest] = named === undefined ? given : given.slice(2);
  if (!isWord(verb, 'unique') || !isGroup(columns) || isWord(rest[0], 'using')) return undefined;
  const names = splitAt(columns.items, ',').map(([column]) => textOfNode(column));
  const index = named ?? `${[table, ...names].join('_')}_key`;
  const list = names.flatMap((column, n) => (n === 0 ? [name(column)] : [op(','), name(column)]));
  return [sql('CREATE UNIQUE INDEX main.'), name(index.toLowerCase()), sql('ON'), name(table), group(list)];
}

function definitions(parts: readonly Node[][], schema: SchemaView): Node[] {
  const keys = new Set(parts.flatMap(primaryKeyOf));
  return parts
    .map((part) =>
      isTableConstraint(part) ? tableConstraint(part, schema) : columnDefinition(part, keys, schema),
    )
    .filter((nodes) => nodes.length > 0)
    .flatMap((nodes, n) => (n === 0 ? nodes : [op(','), ...nodes]));
}

const isTableConstraint = (part: readonly Node[]): boolean =>
  isWord(part[0], 'constraint', 'unique', 'check', 'foreign', 'exclude', 'like') ||
  (isWord(part[0], 'primary') && isWord(part[1], 'key'));

/** Columns of a key of the whole table: never NULL in PostgreSQL, while SQLite lets them. */
function primaryKeyOf(part: readonly Node[]): string[] {
  const at = part.findIndex((node, n) => isWord(node, 'primary') && isWord(part[n + 1], 'key'));
  const list = part[at + 2];
  if (at < 0 || !isTableConstraint(part) || !isGroup(list)) return [];
  return list.items.flatMap((node) => (node.kind === 'word' || node.kind === 'name' ? [node.value] : []));
}

/** `CONSTRAINT x CHECK (…)` and the like; nothing for what cannot be kept. */
export function tableConstraint(part: readonly Node[], schema: SchemaView): Node[] {
  let i = 0;
  const head: Node[] = [];
  if (isWord(part[0], 'constraint')) {
    head.push(word('constraint'), ...part.slice(1, 2));
    i = 2;
  }
  if (isWord(part[i], 'like', 'exclude'))
    throw notSupported(
      `${textOfNode(part[i]).toUpperCase()} in CREATE TABLE`,
      part[i]?.at,
      'Write the columns out.',
    );
  if (isWord(part[i], 'foreign')) {
    const references = part.findIndex((node) => isWord(node, 'references'));
    const kept = referencesAt(part, references, schema);
    if (kept === undefined) return [];
    return [...head, ...part.slice(i, references), ...kept.nodes];
  }
  return [...head, ...translateExpressions(part.slice(i))];
}

/** One column: `Name type constraints`; also behind ALTER TABLE ... ADD COLUMN. */
export function columnDefinition(
  part: readonly Node[],
  keys: ReadonlySet<string>,
  schema: SchemaView,
): Node[] {
  const column = part[0];
  if (column?.kind !== 'word' && column?.kind !== 'name')
    throw syntaxError(textOfNode(column), column?.at ?? 0);
  const type = readType(part, 1);
  const serial = Object.hasOwn(SERIAL_TYPES, type.name);
  const constraints: Node[] = [];
  let identity = serial;
  let inKey = keys.has(column.value);
  let notNull = false;
  let i = type.next;
  while (i < part.length) {
    const node = part[i] as Node;
    if (isWord(node, 'default')) {
      let end = i + 1;
      while (end < part.length && !(isWord(part[end], ...CONSTRAINTS) && end > i + 1)) end++;
      constraints.push(word('default'), group(defaultValue(part.slice(i + 1, end))));
      i = end;
    } else if (isWord(node, 'generated')) {
      const as = part.findIndex((other, n) => n > i && isWord(other, 'as'));
      if (isWord(part[as + 1], 'identity')) {
        identity = true;
        i = as + (isGroup(part[as + 2]) ? 3 : 2);
      } else {
        constraints.push(sql('GENERATED ALWAYS AS'), ...translateExpressions(part.slice(as + 1, as + 3)));
        i = as + 3;
      }
    } else if (isWord(node, 'references')) {
      const kept = referencesAt(part, i, schema);
      if (kept !== undefined) constraints.push(...kept.nodes);
      i = kept?.next ?? endOfReferences(part, i);
    } else if (isWord(node, 'collate')) i += 2;
    else if (isWord(node, 'deferrable', 'initially')) i += isWord(node, 'initially') ? 2 : 1;
    else if (isWord(node, 'primary') && isWord(part[i + 1], 'key')) {
      inKey = true;
      constraints.push(sql('PRIMARY KEY'));
      i += 2;
    } else if (isWord(node, 'not') && isWord(part[i + 1], 'null')) {
      notNull = true;
      constraints.push(sql('NOT NULL'));
      i += 2;
    } else if (isWord(node, 'constraint')) {
      constraints.push(node, ...part.slice(i + 1, i + 2));
      i += 2;
    } else {
      constraints.push(...(node.kind === 'group' ? [group(translateExpressions(node.items))] : [node]));
      i++;
    }
  }
  if (identity && !inKey)
    throw notSupported(
      `column "${column.value}" that counts by itself without being the primary key`,
      column.at,
      'Make it the primary key, or set it in the plugin.',
    );
  if (inKey && !notNull) constraints.push(sql('NOT NULL'));
  const declared = sql(identity ? 'INTEGER' : columnType(type, part[1]?.at ?? column.at));
  const out = [name(column.value, column.at), declared, ...constraints];
  // Numbers that were given out are not given out again; SQLite says so behind PRIMARY KEY.
  const key = out.findIndex((node) => node.kind === 'sql' && node.value === 'PRIMARY KEY');
  if (identity && key >= 0) out.splice(key + 1, 0, word('autoincrement'));
  return out;
}

/** SQLite adds a column to rows that are there only with a constant, which a text cast to a kind of text is. */
function defaultValue(items: readonly Node[]): Node[] {
  const [literal, colons] = items;
  if (literal?.kind === 'string' && isOp(colons, '::')) {
    const type = readType(items, 2);
    if (type.next === items.length && TEXT_LIKE.includes(type.name)) return [literal];
  }
  return translateExpressions(items);
}

function endOfReferences(part: readonly Node[], start: number): number {
  let i = readTable(part, start + 1).next;
  if (isGroup(part[i])) i++;
  for (;;) {
    if (isWord(part[i], 'on')) i += isWord(part[i + 2], 'set', 'no') ? 4 : 3;
    else if (isWord(part[i], 'match', 'initially')) i += 2;
    else if (isWord(part[i], 'deferrable')) i++;
    else if (isWord(part[i], 'not') && isWord(part[i + 1], 'deferrable')) i += 2;
    else return i;
  }
}

/** A reference to another of the plugin's tables. One to the core's cannot be kept: they are in another file. */
function referencesAt(
  part: readonly Node[],
  start: number,
  schema: SchemaView,
): { nodes: Node[]; next: number } | undefined {
  const { table } = readTable(part, start + 1);
  if (schema.ownerOf(table) === 'core') return undefined;
  const next = endOfReferences(part, start);
  const nodes = part
    .slice(start, next)
    .filter((node, n, all) => !isOp(node, '.') && !(isWord(node, 'public') && isOp(all[n + 1], '.')));
  return { nodes, next };
}
