import { notSupported, syntaxError } from '../errors.ts';
import { translateClauses } from './clauses.ts';
import { JSON_FUNCTIONS, RENAMED, SET_RETURNING, WITHOUT_PARENTHESES } from './functions.ts';
import { call, group, isGroup, isOp, isWord, sql, splitAt, text, textOfNode, word, wordsAt } from './node.ts';
import type { Group, Node } from './node.ts';
import { endOfOperand, endOfPrimary, isFunctionName, popJsonOperand, popOperand } from './operand.ts';
import { specialCall } from './special-calls.ts';
import { cast, readType } from './types.ts';

/** Operators of arrays, ranges, text search and the like, for which SQLite has nothing. */
const UNKNOWN_OPERATORS = ['@@', '@?', '?|', '?&', '&&', '#-', '#', ':=', '=>', '..', ':', '^'];
const TYPED_LITERALS = [
  'date',
  'timestamp',
  'timestamptz',
  'time',
  'json',
  'jsonb',
  'text',
  'varchar',
  'bytea',
];

/** Turns the expressions and clauses of one level, and what stands in parentheses below it, into SQLite's. */
export function translateExpressions(given: readonly Node[]): Node[] {
  const items = translateClauses(given);
  const out: Node[] = [];
  let i = 0;
  /** The operand that begins at `start`, translated; goes on behind it. */
  const operand = (start: number, end: (items: readonly Node[], i: number) => number): Node[] => {
    const stop = end(items, start);
    if (stop === start) throw syntaxError(textOfNode(items[start]), items[start]?.at ?? 0);
    i = stop;
    return translateExpressions(items.slice(start, stop));
  };

  while (i < items.length) {
    const item = items[i] as Node;
    const next = items[i + 1];
    if (item.kind === 'group') {
      out.push(...translateGroup(item, out));
      i++;
    } else if (item.kind === 'op') {
      i = operator(item.value, item.at);
    } else if (item.kind === 'word' && !isOp(out.at(-1), '.')) {
      i = keyword(item.value, item.at, next);
    } else {
      out.push(item);
      i++;
    }
  }
  return out;

  function operator(value: string, at: number): number {
    const next = items[i + 1];
    switch (value) {
      case '::': {
        const type = readType(items, i + 1);
        out.push(...cast(popOperand(out), type, at));
        return type.next;
      }
      case '->>': {
        const left = popJsonOperand(out);
        out.push(...call('pg_json_text', left, operand(i + 1, endOfPrimary)));
        return i;
      }
      case '#>':
      case '#>>': {
        const left = popJsonOperand(out);
        out.push(
          ...call(value === '#>' ? 'pg_json_path' : 'pg_json_path_text', left, operand(i + 1, endOfPrimary)),
        );
        return i;
      }
      case '@>':
      case '<@': {
        const left = popJsonOperand(out);
        const right = operand(i + 1, endOfPrimary);
        out.push(
          ...(value === '@>' ? call('pg_json_contains', left, right) : call('pg_json_contains', right, left)),
        );
        return i;
      }
      case '||': {
        const left = out.at(-2);
        if (!isGroup(out.at(-1)) || left?.kind !== 'word' || !JSON_FUNCTIONS.has(left.value)) break;
        out.push(...call('pg_json_concat', popOperand(out), operand(i + 1, endOfPrimary)));
        return i;
      }
      case '~':
      case '~*':
      case '!~':
      case '!~*': {
        if (value.startsWith('!')) out.push(word('not'));
        const pattern = operand(i + 1, endOfOperand);
        out.push(word('regexp'), ...(value.endsWith('*') ? call('pg_any_case', pattern) : pattern));
        return i;
      }
      case '~~':
      case '!~~':
      case '~~*':
      case '!~~*':
        if (value.startsWith('!')) out.push(word('not'));
        return like(value.endsWith('*'));
      case '+':
      case '-': {
        const interval = intervalAt(i + 1);
        if (interval === undefined) break;
        out.push(...call('pg_add_interval', popOperand(out), [text(value)], [interval.literal]));
        return interval.next;
      }
      case '=':
      case '<>':
      case '!=': {
        if (!isWord(next, 'any', 'some', 'all') || !isGroup(items[i + 2])) break;
        const every = isWord(next, 'all');
        if ((value === '=') === every)
          throw notSupported(
            `${value} ${textOfNode(next).toUpperCase()}`,
            at,
            'Use = ANY or <> ALL, IN or EXISTS.',
          );
        if (every) out.push(word('not'));
        out.push(word('in'), membersOf(items[i + 2] as Group));
        return i + 3;
      }
    }
    if (isWord(next, 'any', 'some', 'all') && isGroup(items[i + 2]) && value !== ',')
      throw notSupported(
        `${value} ${textOfNode(next).toUpperCase()}`,
        at,
        'Compare with min() or max() of a subquery.',
      );
    if (UNKNOWN_OPERATORS.includes(value))
      throw notSupported(`operator ${value}`, at, 'Ask in another way, or compare in the plugin.');
    out.push({ kind: 'op', value, at });
    return i + 1;
  }

  function keyword(value: string, at: number, next: Node | undefined): number {
    if (isOp(next, '.')) {
      // There is one schema; the catalogues are views with plain names.
      if (value === 'public' || value === 'pg_catalog') return i + 2;
      const table = items[i + 2];
      if (value === 'information_schema' && (table?.kind === 'word' || table?.kind === 'name')) {
        out.push(word(`information_schema_${table.value.toLowerCase()}`, at));
        return i + 3;
      }
    } else if (isGroup(next) && isFunctionName(items[i])) {
      if (SET_RETURNING.has(value))
        throw notSupported(`function ${value}()`, at, 'Pass a list with = ANY($1), or several statements.');
      const special = specialCall(value, next, translateExpressions);
      if (special !== undefined) {
        out.push(...special);
        return i + 2;
      }
      out.push(word(RENAMED[value] ?? value, at));
      return i + 1;
    } else if (next?.kind === 'string' && TYPED_LITERALS.includes(value)) {
      out.push(...cast([next], readType(items, i), at));
      return i + 2;
    } else if (Object.hasOwn(WITHOUT_PARENTHESES, value) && !isWord(out.at(-1), 'as')) {
      out.push(word(WITHOUT_PARENTHESES[value] ?? value), group([]));
      return i + 1;
    }
    switch (value) {
      case 'ilike':
        return like(true);
      case 'like':
        return like(false);
      case 'similar':
        throw notSupported('SIMILAR TO', at, 'Use LIKE, ILIKE or ~.');
      case 'array':
        if (isGroup(next, '[')) {
          out.push(...call('pg_array_text', ...listOf(next)));
          return i + 2;
        }
        break;
      case 'interval':
        if (next?.kind !== 'string') break;
        out.push(next);
        return i + 2;
      case 'at':
        if (!wordsAt(items, i, 'at', 'time', 'zone')) break;
        if (items[i + 3]?.kind !== 'string' || !/^(?:utc|gmt|z|etc\/utc)$/i.test(textOfNode(items[i + 3])))
          throw notSupported(
            'a time zone other than UTC',
            at,
            'Times are kept in UTC: convert in the plugin.',
          );
        return i + 4;
      case 'distinct':
        if (isWord(next, 'on') && isGroup(items[i + 2]))
          throw notSupported('DISTINCT ON', at, 'Use row_number() OVER (PARTITION BY ...) or GROUP BY.');
        break;
      case 'lateral':
        throw notSupported('LATERAL', at, 'Use a subquery in the list of columns, or a join.');
      case 'into':
        if (isWord(items[0], 'select') || isWord(items[0], 'with'))
          throw notSupported('SELECT INTO', at, 'Use CREATE TABLE ... AS SELECT.');
        break;
      case 'in':
        if (isGroup(next) && isRowList(next) && isGroup(out.at(-1))) {
          out.push(word('in'), group([word('values'), ...translateExpressions(next.items)]));
          return i + 2;
        }
    }
    out.push(word(value, at));
    return i + 1;
  }

  /** LIKE with the escape that PostgreSQL has without being told; MATCH is ours for ILIKE. */
  function like(anyCase: boolean): number {
    if (isWord(items[i + 1], 'any', 'all', 'some') && isGroup(items[i + 2]))
      throw notSupported('LIKE ANY', items[i]?.at, 'Write the patterns one by one, joined by OR.');
    out.push(word(anyCase ? 'match' : 'like'), ...operand(i + 1, endOfOperand));
    if (!isWord(items[i], 'escape')) out.push(sql("ESCAPE '\\'"));
    return i;
  }

  function intervalAt(start: number): { literal: Node; next: number } | undefined {
    const literal = items[start + 1];
    if (isWord(items[start], 'interval') && literal?.kind === 'string') return { literal, next: start + 2 };
    const first = items[start];
    if (
      (first?.kind === 'string' || first?.kind === 'param' || isGroup(first)) &&
      isOp(items[start + 1], '::')
    ) {
      const type = readType(items, start + 2);
      const inside = isGroup(first) ? group(translateExpressions(first.items)) : first;
      if (type.name === 'interval') return { literal: inside, next: type.next };
    }
    return undefined;
  }
}

/** What `= ANY (…)` looks in. */
function membersOf(list: Group): Node {
  if (isWord(list.items[0], 'select', 'with', 'values')) return group(translateExpressions(list.items));
  const array = list.items[1];
  if (isWord(list.items[0], 'array') && isGroup(array, '[')) return group(translateExpressions(array.items));
  return group([
    sql('SELECT value FROM json_each'),
    group(call('pg_array', translateExpressions(list.items))),
  ]);
}

const listOf = (list: Group): Node[][] => splitAt(translateExpressions(list.items), ',');

/** `((1, 2), (3, 4))`. */
function isRowList(list: Group): boolean {
  return splitAt(list.items, ',').every(([row, ...rest]) => rest.length === 0 && isGroup(row) && !isWord(row.items[0], 'select')); // prettier-ignore
}

function translateGroup(item: Group, before: Node[]): Node[] {
  if (item.open === '(') return [group(translateExpressions(item.items), item.at)];
  if (isWord(before.at(-1), 'array')) return [item];
  throw notSupported('subscripts of arrays', item.at, 'Keep the list in a table of its own, or as JSON.');
}
