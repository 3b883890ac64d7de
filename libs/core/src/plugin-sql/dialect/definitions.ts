import { notSupported, SqlError, syntaxError } from '../errors.ts';
import { assertOwn } from './alter-table.ts';
import { createTable } from './create-table.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { group, isGroup, isOp, isWord, name, op, sql, splitAt, textOfNode, word, wordsAt } from './node.ts';
import type { Node } from './node.ts';
import type { Plan, SchemaView } from './plan.ts';
import { OWN, ownTable, readTable } from './writes.ts';

const NOTHING: Plan = { kind: 'nothing' };
const run = (nodes: readonly Node[]): Plan => ({ kind: 'run', schema: true, ...emit(nodes) });

/** Extensions whose functions are here, or that only speed things up. */
const EXTENSIONS = ['pgcrypto', 'uuid-ossp', 'pg_trgm', 'btree_gin', 'btree_gist', 'plpgsql', 'citext'];
/** Functions that plugins define in migrations and that this driver has. */
const PROVIDED = ['json_array_length_safe'];

/** CREATE of anything. */
export function create(items: readonly Node[], schema: SchemaView): Plan[] {
  let i = 1;
  const replace = wordsAt(items, i, 'or', 'replace');
  if (replace) i += 2;
  const what = items[i];
  if (isWord(what, 'unique', 'index')) return createIndex(items, i, schema);
  if (
    isWord(what, 'table', 'unlogged', 'global', 'local') ||
    (isWord(what, 'temp', 'temporary') && isWord(items[i + 1], 'table'))
  )
    return createTable(items, i, schema);
  if (isWord(what, 'view')) {
    const { table, next, at } = readTable(items, i + (wordsAt(items, i + 1, 'if', 'not', 'exists') ? 4 : 1));
    const view = [word(OWN), op('.'), name(table, at)];
    const drop = replace ? [run([sql('DROP VIEW IF EXISTS'), ...view])] : [];
    return [...drop, run([sql('CREATE VIEW'), ...view, ...translateExpressions(items.slice(next))])];
  }
  const last = items.at(-1);
  if (
    isWord(what, 'extension') &&
    EXTENSIONS.includes(textOfNode(items[i + (isWord(items[i + 1], 'if') ? 4 : 1)]).toLowerCase())
  )
    return [NOTHING];
  if (isWord(what, 'schema') && wordsAt(items, i + 1, 'if', 'not', 'exists') && textOfNode(last) === 'public')
    return [NOTHING];
  if (isWord(what, 'function') && PROVIDED.includes(textOfNode(items[i + 1]))) return [NOTHING];
  throw notSupported(
    `CREATE ${textOfNode(what).toUpperCase()}`,
    items[0]?.at,
    'Tables, indices and views can be made; write the rest of the logic in the plugin.',
  );
}

function createIndex(items: readonly Node[], start: number, schema: SchemaView): Plan[] {
  let i = start;
  const head: Node[] = [sql('CREATE')];
  if (isWord(items[i], 'unique')) head.push(items[i++] as Node);
  head.push(word('index'));
  i++;
  if (isWord(items[i], 'concurrently')) i++;
  if (wordsAt(items, i, 'if', 'not', 'exists')) {
    head.push(sql('IF NOT EXISTS'));
    i += 3;
  }
  const given = isWord(items[i], 'on') ? undefined : readTable(items, i);
  i = given?.next ?? i;
  if (!isWord(items[i++], 'on')) throw syntaxError(textOfNode(items[i - 1]), items[i - 1]?.at ?? 0);
  if (isWord(items[i], 'only')) i++;
  const target = readTable(items, i);
  assertOwn(target, schema);
  i = target.next;
  if (isWord(items[i], 'using')) {
    // Other kinds of index than B-trees only make a search faster.
    if (!isWord(items[i + 1], 'btree', 'hash')) return [NOTHING];
    i += 2;
  }
  const list = items[i];
  if (!isGroup(list)) throw syntaxError(textOfNode(list), list?.at ?? 0);
  const columns = splitAt(list.items, ',').map((column) =>
    translateExpressions(
      column.filter(
        (node, n) =>
          !(
            node.kind === 'word' &&
            (node.value.endsWith('_ops') ||
              isWord(node, 'nulls') ||
              (isWord(column[n - 1], 'nulls') && isWord(node, 'first', 'last')))
          ),
      ),
    ),
  );
  const plain = columns.map(([first]) =>
    first?.kind === 'word' || first?.kind === 'name' ? first.value : 'expr',
  );
  const indexName = given?.table ?? `${[target.table, ...plain].join('_')}_idx`;
  i++;
  if (isWord(items[i], 'include')) i += 2;
  if (isWord(items[i], 'with')) i += 2;
  if (isWord(items[i], 'nulls'))
    throw notSupported('NULLS NOT DISTINCT', items[i]?.at, 'Use an index on coalesce(column, ...).');
  const inside = columns.flatMap((column, n) => (n === 0 ? column : [op(','), ...column]));
  return [
    run([
      ...head,
      word(OWN),
      op('.'),
      name(indexName),
      word('on'),
      name(target.table),
      group(inside),
      ...translateExpressions(items.slice(i)),
    ]),
  ];
}

/** DROP of anything. */
export function drop(items: readonly Node[], schema: SchemaView): Plan[] {
  let i = 1;
  const what = items[i++];
  if (isWord(items[i], 'concurrently')) i++;
  const ifThere = wordsAt(items, i, 'if', 'exists');
  if (ifThere) i += 2;
  if (isWord(what, 'function') && PROVIDED.includes(textOfNode(items[i]))) return [NOTHING];
  if (!isWord(what, 'table', 'index', 'view')) {
    if (ifThere) return [NOTHING];
    throw notSupported(
      `DROP ${textOfNode(what).toUpperCase()}`,
      items[0]?.at,
      'There is no such thing here to drop.',
    );
  }
  const rest = items.slice(i).filter((node) => !isWord(node, 'cascade', 'restrict'));
  return splitAt(rest, ',').map((part) => {
    const target = readTable(part, 0);
    if (isWord(what, 'table')) {
      if (ifThere && schema.ownerOf(target.table) === undefined) return NOTHING;
      assertOwn(target, schema);
    }
    const place = isWord(what, 'table')
      ? ownTable(target, schema)
      : [word(OWN), op('.'), name(target.table, target.at)];
    return run([sql('DROP'), what as Node, ...(ifThere ? [sql('IF EXISTS')] : []), ...place]);
  });
}

export function truncate(items: readonly Node[], schema: SchemaView): Plan[] {
  let i = isWord(items[1], 'table') ? 2 : 1;
  if (isWord(items[i], 'only')) i++;
  const rest = items
    .slice(i)
    .filter((node) => !isWord(node, 'cascade', 'restrict', 'restart', 'continue', 'identity'));
  return splitAt(rest, ',').map((part) => {
    const target = readTable(
      part.filter((node) => !isOp(node, '*')),
      0,
    );
    assertOwn(target, schema);
    return { kind: 'run', ...emit([sql('DELETE FROM'), ...ownTable(target, schema)]) };
  });
}

/** What a statement begins with that there is no answer to. */
export function unknownStatement(items: readonly Node[]): SqlError {
  const [first] = items;
  const text = textOfNode(first);
  if (isWord(first, 'attach', 'detach', 'pragma', 'reindex', 'replace'))
    return new SqlError('syntax_error', `syntax error at or near "${text}"`, {
      at: first?.at,
      hint: 'The dialect is PostgreSQL, whatever database is behind it.',
    });
  if (
    isWord(
      first,
      'copy',
      'grant',
      'revoke',
      'listen',
      'notify',
      'unlisten',
      'call',
      'execute',
      'prepare',
      'declare',
      'merge',
      'refresh',
      'cluster',
      'security',
    )
  )
    return notSupported(text.toUpperCase(), first?.at, 'See docs/reference/plugin-sql.md for what is.');
  return syntaxError(text, first?.at ?? 0);
}
