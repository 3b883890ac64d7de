import { notSupported, syntaxError } from '../errors.ts';
import { call, isGroup, isOp, isWord, sql, textOfNode, wordsAt } from './node.ts';
import type { Node } from './node.ts';

/** A type as it was written: PostgreSQL's full name, `(26)` or nothing, and whether it is an array. */
export interface SqlType {
  readonly name: string;
  readonly args: string;
  readonly array: boolean;
  /** Where the text goes on behind it. */
  readonly next: number;
}

const ALIASES: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  varchar: 'character varying',
  char: 'character',
  bpchar: 'character',
  float: 'double precision',
  float4: 'real',
  float8: 'double precision',
  decimal: 'numeric',
  timestamptz: 'timestamp with time zone',
  timestamp: 'timestamp without time zone',
  timetz: 'time with time zone',
  time: 'time without time zone',
  serial2: 'smallserial',
  serial4: 'serial',
  serial8: 'bigserial',
};

export function readType(items: readonly Node[], start: number): SqlType {
  let i = start;
  if (isWord(items[i], 'pg_catalog', 'public') && isOp(items[i + 1], '.')) i += 2;
  const first = items[i++];
  if (first?.kind !== 'word' && first?.kind !== 'name')
    throw syntaxError(textOfNode(first), first?.at ?? items[start - 1]?.at ?? 0);
  let name = first.value.toLowerCase();
  if (name === 'double' && isWord(items[i], 'precision')) i++;
  if ((name === 'character' || name === 'char' || name === 'bit') && isWord(items[i], 'varying')) {
    name = name === 'bit' ? 'bit varying' : 'varchar';
    i++;
  }
  let args = '';
  const list = items[i];
  if (isGroup(list)) {
    args = `(${list.items.map(textOfNode).join('')})`;
    i++;
  }
  if (name === 'timestamp' || name === 'time') {
    if (wordsAt(items, i, 'with', 'time', 'zone')) {
      name = `${name}tz`;
      i += 3;
    } else if (wordsAt(items, i, 'without', 'time', 'zone')) i += 3;
  }
  if (name === 'double') name = 'float8';
  let array = false;
  for (; isGroup(items[i], '[') || isWord(items[i], 'array'); i++) array = true;
  return { name: ALIASES[name] ?? name, args, array, next: i };
}

const INTEGERS = new Set(['smallint', 'integer', 'bigint', 'oid']);
const TEXTS = new Set([
  'text',
  'character varying',
  'character',
  'name',
  'citext',
  'uuid',
  'inet',
  'cidr',
  'xml',
]);
const MOMENTS = new Set(['timestamp with time zone', 'timestamp without time zone']);
const TIMES = new Set(['time with time zone', 'time without time zone']);
/** Names of things: text here. */
const REFERENCES = new Set(['regclass', 'regtype', 'regproc', 'regnamespace']);

/** `expression::type`. */
export function cast(operand: readonly Node[], type: SqlType, at: number): Node[] {
  const { name } = type;
  if (type.array || REFERENCES.has(name)) return [...operand];
  const native = (as: string): Node[] => call('cast', [...operand, sql(`AS ${as}`)]);
  if (TEXTS.has(name)) return native('TEXT');
  if (INTEGERS.has(name)) return native('INTEGER');
  if (name === 'real' || name === 'double precision') return native('REAL');
  if (name === 'numeric' || name === 'money') return native('NUMERIC');
  if (name === 'boolean') return call('pg_bool', operand);
  if (name === 'json' || name === 'jsonb') return call('json', operand);
  if (name === 'bytea') return call('pg_bytea', operand);
  if (MOMENTS.has(name)) return call('pg_timestamp', operand);
  if (name === 'date') return call('pg_date', operand);
  if (name === 'interval' || TIMES.has(name)) return [...operand];
  throw notSupported(`type "${name}"`, at, 'Store it as text, or use a type that docs/reference/plugin-sql.md lists.'); // prettier-ignore
}

/**
 * A column's type as SQLite keeps it: the text tells this driver what a value is, and SQLite, by the words in it, how
 * to store it (its manual, "Datatypes", section 3.1).
 */
export function columnType(type: SqlType, at: number): string {
  const { name, args } = type;
  if (type.array) return 'ARRAY TEXT';
  // Exactly INTEGER would be the row's own number, which fills itself in.
  if (name === 'integer') return 'INT';
  if (INTEGERS.has(name)) return name.toUpperCase();
  if (name === 'character varying') return `VARCHAR${args}`;
  if (name === 'character') return `CHAR${args}`;
  if (name === 'numeric') return `NUMERIC${args}`;
  if (name === 'boolean' || name === 'real' || name === 'text') return name.toUpperCase();
  if (name === 'double precision') return 'DOUBLE PRECISION';
  if (name === 'bytea') return 'BLOB';
  if (MOMENTS.has(name)) return name.includes('without') ? 'TIMESTAMP TEXT' : 'TIMESTAMPTZ TEXT';
  if (name === 'interval') return 'DURATION TEXT';
  if (TIMES.has(name)) return 'TIME TEXT';
  if (['json', 'jsonb', 'date', 'uuid', 'citext', 'name', 'inet', 'cidr', 'xml'].includes(name))
    return `${name.toUpperCase()} TEXT`;
  throw notSupported(`type "${name}"`, at, 'Store it as text, or use a type that docs/reference/plugin-sql.md lists.'); // prettier-ignore
}

export const SERIAL_TYPES: Readonly<Record<string, true>> = {
  serial: true,
  bigserial: true,
  smallserial: true,
};
