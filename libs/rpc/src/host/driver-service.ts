import { goTypes, registeredGobTypes, serviceCalls } from '@patchbay/contract';
import { ERROR_CODES, ErrorString } from '../gob/errors-on-wire.ts';
import type { LocalType, TypeTable } from '../gob/local-type.ts';
import { asGobType } from '../gob/special.ts';
import { RpcCodec } from '../netrpc/codec.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import type { DriverError, DriverResult, DriverValue, NamedValue, PluginDriver } from './plugin-driver.ts';

const UNAVAILABLE =
  'this server gives plugins no SQL access: use the key-value store of the plugin API instead';
const NO_INSERT_ID = 'LastInsertId is not supported by this driver';

/**
 * The driver's stream has types of its own: an int64 stays apart from a float64 and keeps all of its bits, and a
 * plugin that has registered time.Time with gob, as it must to send one, is understood.
 */
export const driverWire = new RpcCodec(
  [goTypes as TypeTable],
  [
    ...registeredGobTypes,
    { name: 'int64', type: 'int64 as bigint' },
    { name: 'time.Time', type: 'time.Time' },
  ],
);

/** What stands on the wire for a NamedValue. */
interface WireValue {
  readonly Name: string;
  readonly Ordinal: number;
  readonly Value: DriverValue | undefined;
}

/** A method's answer: the results that are no error, in order. A reply with room for an error has it last. */
type Answer = (driver: PluginDriver, args: never) => unknown[] | Promise<unknown[]>;

const answers: Readonly<Record<string, Answer>> = {
  Conn: async (driver, isMaster: boolean) => [await driver.conn(isMaster)],
  ConnPing: (driver, conn: string) => driver.connPing(conn).then(nothing),
  ConnClose: (driver, conn: string) => driver.connClose(conn).then(nothing),
  ConnQuery: async (driver, [conn, sql, args]: [string, string, WireValue[]]) => [
    await driver.connQuery(conn, sql, named(args)),
  ],
  ConnExec: async (driver, [conn, sql, args]: [string, string, WireValue[]]) => [
    container(await driver.connExec(conn, sql, named(args))),
  ],
  Tx: async (driver, [conn, o]: [string, { Isolation: number; ReadOnly: boolean }]) => [
    await driver.tx(conn, { isolation: o.Isolation, readOnly: o.ReadOnly }),
  ],
  TxCommit: (driver, tx: string) => driver.txCommit(tx).then(nothing),
  TxRollback: (driver, tx: string) => driver.txRollback(tx).then(nothing),
  Stmt: async (driver, [conn, sql]: [string, string]) => [await driver.stmt(conn, sql)],
  StmtClose: (driver, stmt: string) => driver.stmtClose(stmt).then(nothing),
  StmtNumInput: (driver, stmt: string) => [driver.stmtNumInput(stmt)],
  StmtQuery: async (driver, [stmt, args]: [string, WireValue[]]) => [
    await driver.stmtQuery(stmt, named(args)),
  ],
  StmtExec: async (driver, [stmt, args]: [string, WireValue[]]) => [
    container(await driver.stmtExec(stmt, named(args))),
  ],
  RowsColumns: (driver, rows: string) => [driver.rowsColumns(rows)],
  RowsClose: (driver, rows: string) => driver.rowsClose(rows).then(nothing),
  RowsNext: (driver, [rows]: [string]) => {
    const row = driver.rowsNext(rows);
    return row instanceof Promise ? row.then(nextRow) : nextRow(row);
  },
  RowsHasNextResultSet: (driver, rows: string) => [driver.rowsHasNextResultSet(rows)],
  RowsNextResultSet: (driver, rows: string) => driver.rowsNextResultSet(rows).then(nothing),
  RowsColumnTypeDatabaseTypeName: (driver, [rows, index]: [string, number]) => [
    driver.rowsColumnTypeDatabaseTypeName(rows, index),
  ],
  RowsColumnTypePrecisionScale: (driver, [rows, index]: [string, number]) => {
    const known = driver.rowsColumnTypePrecisionScale(rows, index);
    return [Number(known?.precision ?? 0n), Number(known?.scale ?? 0n), known !== undefined];
  },
};

/**
 * Serves a plugin's SQL (contract: server-plugins §10). Errors stand in the reply wherever it has room for one: the
 * plugin's side only logs an error of the call itself, and goes on as if nothing had failed.
 */
export function driverService(driver: PluginDriver | undefined): Map<string, ServedMethod> {
  const served = new Map<string, ServedMethod>();
  for (const { name, args, reply } of serviceCalls.driver) {
    const method = { name: `Plugin.${name}`, args: typeOf(args), reply: typeOf(reply) };
    const { shape } = method.reply;
    const fields = shape.kind === 'struct' && shape.tuple ? shape.fields : undefined;
    const errorAt = fields?.findIndex((field) => field.type.shape.kind === 'error') ?? -1;
    const fail = (error: unknown): unknown => {
      // Go must not take "no answer" for "takes no arguments"; -1 is "not known".
      if (name === 'StmtNumInput') return [-1];
      if (errorAt < 0) throw error;
      const answer: unknown[] = [];
      answer[errorAt] = wireError(error);
      return answer;
    };
    const succeed = (values: unknown[]): unknown => {
      if (fields === undefined) return values[0];
      if (errorAt === 0 && values.length < fields.length) return [undefined, ...values];
      return values;
    };
    const answer = answers[name];
    served.set(method.name, {
      ...method,
      handle: (given) => {
        if (driver === undefined || answer === undefined) return fail(new Error(UNAVAILABLE));
        try {
          const values = answer(driver, given as never);
          return values instanceof Promise ? values.then(succeed, fail) : succeed(values);
        } catch (error) {
          return fail(error);
        }
      },
    });
  }
  return served;
}

function typeOf(expression: string): LocalType {
  return expression.startsWith('plugin.Z_')
    ? driverWire.types.tuple(expression)
    : driverWire.types.type(expression);
}

function nothing(): unknown[] {
  return [];
}

function named(args: readonly WireValue[]): NamedValue[] {
  return args.map(({ Name, Ordinal, Value }) => ({ name: Name, ordinal: Ordinal, value: Value ?? null }));
}

function container(result: DriverResult): unknown {
  const { lastInsertId, rowsAffected } = result;
  return {
    LastID: Number(lastInsertId ?? 0n),
    LastIDError: lastInsertId === undefined ? new ErrorString(NO_INSERT_ID) : undefined,
    RowsAffected: Number(rowsAffected),
    RowsAffectedError: undefined,
  };
}

function nextRow(row: readonly DriverValue[] | undefined): unknown[] {
  if (row === undefined) return [new ErrorString('EOF', ERROR_CODES.EOF), []];
  return [undefined, row.map(plain)];
}

/** A time as text: a plugin that has not registered time.Time with gob would lose the whole row with it. */
function plain(value: DriverValue): DriverValue {
  return value instanceof Date ? value.toISOString() : value;
}

function wireError(error: unknown): unknown {
  if (!(error instanceof Error)) return new ErrorString(String(error));
  const { postgres, code, message } = error as DriverError;
  if (postgres !== undefined) return asGobType('*pq.Error', { ...postgres });
  return new ErrorString(message, typeof code === 'number' ? code : ERROR_CODES.none);
}
