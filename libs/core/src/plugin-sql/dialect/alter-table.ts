import { notSupported, SqlError, syntaxError } from '../errors.ts';
import { columnDefinition, CONSTRAINTS, tableConstraint, uniqueIndex } from './create-table.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { group, isGroup, isWord, name, op, sql, splitAt, textOfNode, word, wordsAt } from './node.ts';
import type { Node } from './node.ts';
import { parse } from './parse.ts';
import type { Plan, SchemaView } from './plan.ts';
import { cast, columnType, readType } from './types.ts';
import { coreTable, ownTable, readTable } from './writes.ts';
import type { TableName } from './writes.ts';

const NOTHING: Plan = { kind: 'nothing' };
const run = (nodes: readonly Node[]): Plan => ({ kind: 'run', schema: true, ...emit(nodes) });

/** `ALTER TABLE`: SQLite knows a few of its actions, and one at a time. */
export function alterTable(items: readonly Node[], schema: SchemaView): Plan[] {
  let i = 2;
  const ifExists = wordsAt(items, i, 'if', 'exists');
  if (ifExists) i += 2;
  if (isWord(items[i], 'only')) i++;
  const target = readTable(items, i);
  i = target.next;
  if (ifExists && schema.ownerOf(target.table) === undefined) return [NOTHING];
  assertOwn(target, schema);
  const alter = [sql('ALTER TABLE'), ...ownTable(target, schema)];
  if (isWord(items[i], 'rename')) {
    if (isWord(items[i + 1], 'constraint'))
      throw notSupported('RENAME CONSTRAINT', items[i]?.at, 'Drop it and add it under the new name.');
    const rest = items
      .slice(i + 1)
      .map((node) => (node.kind === 'word' && !isWord(node, 'to', 'column') ? name(node.value) : node));
    return [run([...alter, word('rename'), ...rest])];
  }
  const actions = splitAt(items.slice(i), ',');
  const [only] = actions;
  if (only !== undefined && actions.length === 1) return alterAction(only, target, alter, schema);
  // Each looks at what the one before has made of the table.
  return [{ kind: 'each', steps: actions.map((action) => (now) => alterAction(action, target, alter, now)) }];
}

/** Tables of the core are not a plugin's to change. */
export function assertOwn({ table, at }: Pick<TableName, 'table' | 'at'>, schema: SchemaView): void {
  const owner = schema.ownerOf(table);
  if (owner === undefined)
    throw new SqlError('undefined_table', `relation "${table}" does not exist`, { at });
  if (owner === 'core') throw coreTable({ table, at });
}

function alterAction(action: readonly Node[], target: TableName, alter: Node[], schema: SchemaView): Plan[] {
  const { table } = target;
  const unknown = (): SqlError =>
    notSupported(
      `ALTER TABLE ... ${action.slice(0, 2).map(textOfNode).join(' ').toUpperCase()}`,
      action[0]?.at,
      'Make a new table and copy the rows.',
    );
  let i = 1;
  switch (action[0]?.kind === 'word' ? action[0].value : '') {
    case 'add': {
      if (isWord(action[i], 'constraint', 'primary', 'unique', 'check', 'foreign'))
        return addConstraint(action.slice(1), target, schema);
      if (isWord(action[i], 'column')) i++;
      const ifNew = wordsAt(action, i, 'if', 'not', 'exists');
      if (ifNew) i += 3;
      const column = action[i];
      if (ifNew && column !== undefined && schema.hasColumn(table, textOfNode(column))) return [NOTHING];
      return [run([...alter, sql('ADD COLUMN'), ...columnDefinition(action.slice(i), new Set(), schema)])];
    }
    case 'drop': {
      if (isWord(action[i], 'constraint')) return dropConstraint(action.slice(2), target, schema);
      if (isWord(action[i], 'column')) i++;
      const ifThere = wordsAt(action, i, 'if', 'exists');
      if (ifThere) i += 2;
      const column = textOfNode(action[i]);
      if (ifThere && !schema.hasColumn(table, column)) return [NOTHING];
      const indices = schema.indicesWith(table, column);
      return [
        ...indices.map((index) => run([sql('DROP INDEX main.'), name(index)])),
        run([...alter, sql('DROP COLUMN'), name(column)]),
      ];
    }
    case 'alter': {
      if (isWord(action[i], 'column')) i++;
      return alterColumn(textOfNode(action[i]), action.slice(i + 1), target, schema, unknown);
    }
    case 'owner':
    case 'replica':
    case 'cluster':
    case 'enable':
    case 'disable':
      return [NOTHING];
    case 'set':
      if (isGroup(action[1])) return [NOTHING];
      throw unknown();
    default:
      throw unknown();
  }
}

function alterColumn(
  column: string,
  change: readonly Node[],
  target: TableName,
  schema: SchemaView,
  unknown: () => SqlError,
): Plan[] {
  const own = ownTable(target, schema);
  const update = (...nodes: Node[]): Plan =>
    run([sql('UPDATE'), ...own, sql('SET'), name(column), op('='), ...nodes]);
  const edit = (
    change: (constraints: Node[], type: Node[]) => { constraints?: Node[]; type?: Node[] },
  ): string => editColumn(target, schema, column, change);
  const redefine = (definition: string, then: Plan[] = []): Plan[] => [
    { kind: 'redefine', table: target.table, definition, then },
  ];
  const typeAt = isWord(change[0], 'type') ? 1 : wordsAt(change, 0, 'set', 'data', 'type') ? 3 : 0;
  if (typeAt > 0) {
    const type = readType(change, typeAt);
    const declared = sql(columnType(type, change[typeAt]?.at ?? 0));
    const value = isWord(change[type.next], 'using')
      ? translateExpressions(change.slice(type.next + 1))
      : cast([name(column)], type, 0);
    return redefine(
      edit(() => ({ type: [declared] })),
      [update(...value)],
    );
  }
  if (wordsAt(change, 0, 'set', 'default')) {
    const value = group(translateExpressions(change.slice(2)));
    return redefine(
      edit((constraints) => ({ constraints: [...without(constraints, 'default'), word('default'), value] })),
    );
  }
  if (wordsAt(change, 0, 'drop', 'default'))
    return redefine(edit((constraints) => ({ constraints: without(constraints, 'default') })));
  if (wordsAt(change, 0, 'drop', 'not', 'null'))
    return redefine(edit((constraints) => ({ constraints: without(constraints, 'not') })));
  if (wordsAt(change, 0, 'set', 'not', 'null'))
    // Rows that hold NULL are found by writing them again.
    return redefine(
      edit((constraints) => ({ constraints: [...without(constraints, 'not'), sql('NOT NULL')] })),
      [
        run([
          sql('UPDATE'),
          ...own,
          sql('SET'),
          name(column),
          op('='),
          name(column),
          sql('WHERE'),
          name(column),
          sql('IS NULL'),
        ]),
      ],
    );
  if (wordsAt(change, 0, 'set', 'statistics') || wordsAt(change, 0, 'set', 'storage')) return [NOTHING];
  throw unknown();
}

/** A constraint that begins with this word, and what belongs to it, taken out. */
function without(constraints: readonly Node[], first: 'default' | 'not'): Node[] {
  const at = constraints.findIndex(
    (node, n) => isWord(node, first) && (first === 'default' || isWord(constraints[n + 1], 'null')),
  );
  return at < 0 ? [...constraints] : [...constraints.slice(0, at), ...constraints.slice(at + 2)];
}

/** The text of CREATE TABLE with one column changed. */
function editColumn(
  target: TableName,
  schema: SchemaView,
  column: string,
  change: (constraints: Node[], type: Node[]) => { constraints?: Node[]; type?: Node[] },
): string {
  return editTable(target, schema, (parts) => {
    const found = parts.findIndex(
      ([first]) => first?.kind === 'name' && first.value.toLowerCase() === column.toLowerCase(),
    );
    const part = parts[found];
    if (part === undefined)
      throw new SqlError(
        'undefined_column',
        `column "${column}" of relation "${target.table}" does not exist`,
        { table: target.table, column },
      );
    let end = 1;
    while (end < part.length && !isWord(part[end], ...CONSTRAINTS)) end++;
    const { constraints = part.slice(end), type = part.slice(1, end) } = change(
      part.slice(end),
      part.slice(1, end),
    );
    return parts.with(found, [...part.slice(0, 1), ...type, ...constraints]);
  });
}

function editTable(
  { table, at }: TableName,
  schema: SchemaView,
  change: (parts: Node[][]) => Node[][],
): string {
  const [nodes] = parse(schema.definitionOf(table) ?? '');
  const list = nodes?.findIndex((node) => isGroup(node)) ?? -1;
  const definition = nodes?.[list];
  if (nodes === undefined || !isGroup(definition))
    throw notSupported(`changing "${table}"`, at, 'Make a new table and copy the rows.');
  const parts = change(splitAt(definition.items, ','));
  const inside = parts.flatMap((part, n) => (n === 0 ? part : [op(','), ...part]));
  return emit([...nodes.slice(0, list), group(inside), ...nodes.slice(list + 1)]).sql;
}

function addConstraint(given: readonly Node[], target: TableName, schema: SchemaView): Plan[] {
  let part = given;
  const { table } = target;
  let named: string | undefined;
  if (isWord(part[0], 'constraint')) {
    named = textOfNode(part[1]);
    part = part.slice(2);
  }
  const validity = part.findIndex((node, n) => isWord(node, 'not') && isWord(part[n + 1], 'valid'));
  if (validity >= 0) part = part.slice(0, validity);
  if (isWord(part[0], 'primary')) {
    named ??= `${table}_pkey`;
    part = [word('unique'), ...part.slice(2)];
  }
  const whole = named === undefined ? part : [word('constraint'), name(named), ...part];
  if (isWord(part[0], 'unique')) {
    const index = uniqueIndex(table, whole);
    if (index === undefined) throw notSupported('a key from an index', part[0]?.at, 'Name its columns.');
    return [run(index)];
  }
  const nodes = tableConstraint(whole, schema);
  if (nodes.length === 0) return [NOTHING];
  return [
    {
      kind: 'redefine',
      table,
      definition: editTable(target, schema, (parts) => [...parts, nodes]),
      then: [],
    },
  ];
}

function dropConstraint(given: readonly Node[], target: TableName, schema: SchemaView): Plan[] {
  const ifThere = wordsAt(given, 0, 'if', 'exists');
  const node = given[ifThere ? 2 : 0];
  if (node === undefined) throw syntaxError('end of input', target.at);
  const constraint = textOfNode(node);
  if (schema.hasIndex(constraint)) return [run([sql('DROP INDEX main.'), name(constraint)])];
  let found = false;
  const definition = editTable(target, schema, (parts) =>
    parts.filter((part) => {
      const is =
        isWord(part[0], 'constraint') && textOfNode(part[1]).toLowerCase() === constraint.toLowerCase();
      // Their index is part of the table's file; only a new table is without it.
      if (is && isWord(part[2], 'primary', 'unique'))
        throw notSupported(
          `dropping constraint "${constraint}"`,
          node.at,
          'Make a new table and copy the rows.',
        );
      found ||= is;
      return !is;
    }),
  );
  if (found) return [{ kind: 'redefine', table: target.table, definition, then: [] }];
  if (ifThere) return [NOTHING];
  throw new SqlError(
    'undefined_object',
    `constraint "${constraint}" of relation "${target.table}" does not exist`,
    {
      at: node.at,
      hint: 'On SQLite only constraints that were given a name are known by one.',
    },
  );
}
