import { SqlError } from '../errors.ts';
import { driverTypeName } from '../functions/type-names.ts';
import type { SqlValue } from '../values.ts';

/** What better-sqlite3 binds and gives, with whole numbers as bigint. */
export type Stored = null | bigint | number | string | Uint8Array;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An argument as SQLite keeps it: there are no booleans and no times. */
export function toStored(value: SqlValue): Stored {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value)
    throw new SqlError('program_limit_exceeded', `${value} is out of range for type bigint`);
  return value;
}

/** Bytes that are UTF-8 as text; anything else as it is. With a NUL in it, some of SQLite's functions would cut it. */
export function textIfText(value: Stored): Stored {
  if (!(value instanceof Uint8Array) || value.includes(0)) return value;
  try {
    return utf8.decode(value);
  } catch {
    return value;
  }
}

/** A column of a result as better-sqlite3 describes it. */
export interface ResultColumn {
  readonly name: string;
  readonly column: string | null;
  readonly table: string | null;
  readonly database: string | null;
  readonly type: string | null;
}

/** Columns that are jsonb in Mattermost and text in ours; lib/pq gives jsonb as bytes, and plugins scan it as such. */
const CORE_JSON = new Set([
  'posts.props', 'users.props', 'users.notifyprops', 'users.timezone', 'channelmembers.notifyprops',
  'threads.participants', 'sessions.props',
]); // prettier-ignore

export interface Column {
  readonly name: string;
  /** lib/pq's name of its type; '' for an expression. */
  readonly type: string;
}

export type Convert = (value: Stored) => SqlValue;

const TEXTUAL = /^(?:TEXT|VARCHAR|CHAR|CHARACTER)\b/;
const same: Convert = (value) => value;
const asBoolean: Convert = (value) => (value === 1n || value === 0n ? value === 1n : value);
const asBytes: Convert = (value) => (typeof value === 'string' ? Buffer.from(value) : value);

/**
 * Names and types of columns as PostgreSQL would give them, and how their values become Go's. SQLite knows no type of an
 * expression; one that has the name of a JSON column is taken for what that column holds, and lib/pq gives bytes.
 */
export function describe(
  columns: readonly ResultColumn[],
  isJson: (name: string) => boolean,
): { columns: Column[]; converts: Convert[] } {
  return {
    columns: columns.map((column) => ({ name: nameOf(column), type: driverTypeName(column.type) })),
    converts: columns.map(({ name, type, table, column }) => {
      const declared = type?.toUpperCase() ?? '';
      if (declared.startsWith('BOOL')) return asBoolean;
      if (
        declared.startsWith('JSON') ||
        declared === 'BLOB' ||
        CORE_JSON.has(`${table ?? ''}.${column ?? ''}`) ||
        (type === null && column === null && isJson(name))
      )
        return asBytes;
      return TEXTUAL.test(declared) ? textIfText : same;
    }),
  };
}

/** SQLite names an expression by its text; PostgreSQL by its function, or not at all. */
function nameOf({ name, column }: ResultColumn): string {
  if (column !== null || /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name)) return name;
  const fn = /^([a-z_][a-z0-9_]*) ?\(/i.exec(name)?.[1];
  if (fn !== undefined) return fn.replace(/^pg_/, '');
  return /^case\b/i.test(name) ? 'case' : name.includes(' ') || /^[\d'?]/.test(name) ? '?column?' : name;
}
