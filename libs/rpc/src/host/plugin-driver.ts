/** A value of Go's database/sql/driver. An int64 is a bigint, a float64 a number, a time.Time a Date. */
export type DriverValue = null | boolean | bigint | number | string | Uint8Array | Date;

/** An argument of a statement; `ordinal` counts from 1. */
export interface NamedValue {
  readonly name: string;
  readonly ordinal: number;
  readonly value: DriverValue;
}

export interface TransactionOptions {
  /** Go's sql.IsolationLevel; 0 is the database's own. */
  readonly isolation: number;
  readonly readOnly: boolean;
}

/** What a statement without rows did. */
export interface DriverResult {
  readonly rowsAffected: bigint;
  /** Absent where the database has no such thing, as PostgreSQL has not. */
  readonly lastInsertId?: bigint;
}

/** One row, or that there are no more. */
export type NextRow = readonly DriverValue[] | undefined;

/** The fields of a `*pq.Error`, by their Go names; what is left out is empty. */
export interface PostgresErrorFields {
  readonly Severity: string;
  /** SQLSTATE, such as 23505. */
  readonly Code: string;
  readonly Message: string;
  readonly Detail?: string;
  readonly Hint?: string;
  /** Where in the statement, in characters from 1. */
  readonly Position?: string;
  readonly Table?: string;
  readonly Column?: string;
  readonly Constraint?: string;
}

/**
 * What a driver's error may carry, so that the plugin sees an error it knows: `code`, one of ERROR_CODES, for Go's own
 * (`driver.ErrBadConn`), or `postgres` for a `*pq.Error`. Anything else reaches the plugin as its text.
 */
export interface DriverError extends Error {
  readonly code?: number | string;
  readonly postgres?: PostgresErrorFields;
}

/**
 * The SQL of one plugin: Go's `plugin.Driver` (contract: server-plugins §10). Connections, transactions, statements
 * and rows are named by ids that it gives out. What fails, rejects.
 */
export interface PluginDriver {
  conn(isMaster: boolean): Promise<string>;
  connPing(conn: string): Promise<void>;
  connClose(conn: string): Promise<void>;
  /** Resolves with the id of the rows. */
  connQuery(conn: string, sql: string, args: readonly NamedValue[]): Promise<string>;
  connExec(conn: string, sql: string, args: readonly NamedValue[]): Promise<DriverResult>;
  tx(conn: string, options: TransactionOptions): Promise<string>;
  txCommit(tx: string): Promise<void>;
  txRollback(tx: string): Promise<void>;
  stmt(conn: string, sql: string): Promise<string>;
  stmtClose(stmt: string): Promise<void>;
  /** How many arguments it takes; -1 when that is not known. */
  stmtNumInput(stmt: string): number;
  stmtQuery(stmt: string, args: readonly NamedValue[]): Promise<string>;
  stmtExec(stmt: string, args: readonly NamedValue[]): Promise<DriverResult>;
  rowsColumns(rows: string): readonly string[];
  rowsClose(rows: string): Promise<void>;
  /** At once where the row is here already. */
  rowsNext(rows: string): NextRow | Promise<NextRow>;
  rowsHasNextResultSet(rows: string): boolean;
  rowsNextResultSet(rows: string): Promise<void>;
  rowsColumnTypeDatabaseTypeName(rows: string, index: number): string;
  rowsColumnTypePrecisionScale(rows: string, index: number): { precision: bigint; scale: bigint } | undefined;
}
