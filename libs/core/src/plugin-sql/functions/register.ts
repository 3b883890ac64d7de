import type BetterSqlite3 from 'better-sqlite3';
import { POSTGRES_VERSION } from '../dialect/session-statements.ts';
import { postgresTypeName } from './type-names.ts';
import { arrayText } from './arrays.ts';
import { jsonFunctions } from './json.ts';
import type { Argument, SqlFunction } from './sql-function.ts';
import { strict, textOf, truth } from './sql-function.ts';
import { textFunctions } from './text.ts';
import { timeFunctions } from './time.ts';

/** How the one database is called. */
export const DATABASE_NAME = 'mattermost';

/** Advisory locks, as one connection sees them. Taking one that another has throws what makes the engine wait. */
export interface AdvisoryLocks {
  take(key: string, scope: 'session' | 'transaction'): void;
  tryTake(key: string, scope: 'session' | 'transaction'): boolean;
  free(key: string): boolean;
  freeAll(): void;
}

/** Gives a connection the functions of PostgreSQL. */
export function registerFunctions(db: BetterSqlite3.Database, locks: AdvisoryLocks): void {
  const add = (name: string, { call, fixed = false, varargs = false }: SqlFunction): void => {
    db.function(
      name,
      { deterministic: fixed, varargs, safeIntegers: true },
      call as (...args: unknown[]) => unknown,
    );
  };
  const tables = {
    ...jsonFunctions,
    ...timeFunctions,
    ...textFunctions,
    ...sessionFunctions,
    ...lockFunctions(locks),
  };
  for (const [name, definition] of Object.entries(tables)) add(name, definition);
  const fold = (name: string, start: bigint, step: (total: bigint, value: bigint) => bigint): void => {
    db.aggregate(name, {
      start: null as bigint | null,
      safeIntegers: true,
      step: (total: bigint | null, value: Argument) =>
        value === null ? total : step(total ?? start, BigInt(value as bigint)),
    });
  };
  fold('bool_and', 1n, (total, value) => total & truth(value !== 0n));
  fold('bool_or', 0n, (total, value) => total | truth(value !== 0n));
  db.aggregate('array_agg', {
    start: () => [] as Argument[],
    safeIntegers: true,
    step: (all: Argument[], value: Argument) => {
      all.push(value);
    },
    result: (all: Argument[]) => (all.length === 0 ? null : arrayText(all)),
  });
}

const sessionFunctions: Readonly<Record<string, SqlFunction>> = {
  version: { call: () => `PostgreSQL ${POSTGRES_VERSION} (the dialect; the database is SQLite)` },
  current_database: { call: () => DATABASE_NAME },
  current_schema: { call: () => 'public' },
  pg_user: { call: () => DATABASE_NAME },
  pg_backend_pid: { call: () => BigInt(process.pid) },
  pg_type_name: { fixed: true, call: (type) => postgresTypeName(textOf(type ?? '')) },
  // As regclass reads it: folded, unless it is quoted.
  pg_relation_name: strict((name) => {
    const table = textOf(name).replace(/^"?public"?\./i, '');
    return table.startsWith('"') ? table.replaceAll('"', '') : table.toLowerCase();
  }),
};

function lockFunctions(locks: AdvisoryLocks): Record<string, SqlFunction> {
  const key = (args: Argument[]): string => args.map(textOf).join('/');
  const varargs = true;
  return {
    pg_advisory_lock: { varargs, call: (...args) => (locks.take(key(args), 'session'), '') },
    pg_advisory_xact_lock: { varargs, call: (...args) => (locks.take(key(args), 'transaction'), '') },
    pg_try_advisory_lock: { varargs, call: (...args) => truth(locks.tryTake(key(args), 'session')) },
    pg_try_advisory_xact_lock: { varargs, call: (...args) => truth(locks.tryTake(key(args), 'transaction')) },
    pg_advisory_unlock: { varargs, call: (...args) => truth(locks.free(key(args))) },
    pg_advisory_unlock_all: { call: () => (locks.freeAll(), '') },
  };
}
