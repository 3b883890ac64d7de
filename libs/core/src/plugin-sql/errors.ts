/** The fields of a `*pq.Error` that are filled in here, by their Go names. */
export interface PostgresFields {
  readonly Severity: string;
  readonly Code: string;
  readonly Message: string;
  readonly Detail?: string;
  readonly Hint?: string;
  readonly Position?: string;
  readonly Table?: string;
  readonly Column?: string;
  readonly Constraint?: string;
}

/** SQLSTATEs in use, by PostgreSQL's names for them (its manual, appendix A). */
export const SQLSTATE = {
  feature_not_supported: '0A000',
  too_many_connections: '53300',
  invalid_text_representation: '22P02',
  datetime_field_overflow: '22008',
  invalid_parameter_value: '22023',
  not_null_violation: '23502',
  foreign_key_violation: '23503',
  unique_violation: '23505',
  check_violation: '23514',
  active_sql_transaction: '25001',
  no_active_sql_transaction: '25P01',
  in_failed_sql_transaction: '25P02',
  idle_in_transaction_session_timeout: '25P03',
  read_only_sql_transaction: '25006',
  invalid_schema_name: '3F000',
  insufficient_privilege: '42501',
  syntax_error: '42601',
  duplicate_column: '42701',
  ambiguous_column: '42702',
  undefined_column: '42703',
  undefined_object: '42704',
  datatype_mismatch: '42804',
  undefined_function: '42883',
  undefined_table: '42P01',
  duplicate_table: '42P07',
  invalid_column_reference: '42P10',
  configuration_limit_exceeded: '53400',
  disk_full: '53100',
  out_of_memory: '53200',
  program_limit_exceeded: '54000',
  statement_too_complex: '54001',
  object_in_use: '55006',
  lock_not_available: '55P03',
  query_canceled: '57014',
  io_error: '58030',
  data_corrupted: 'XX001',
  internal_error: 'XX000',
} as const;

export type SqlState = keyof typeof SQLSTATE;

export interface SqlErrorDetails {
  /** Offset in the statement, in UTF-16 units from 0. */
  readonly at?: number | undefined;
  readonly detail?: string | undefined;
  /** What to do. */
  readonly hint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
}

/** What PostgreSQL would have said, or would have to say of this database; reaches the plugin as a `*pq.Error`. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly state: SqlState;
  readonly postgres: PostgresFields;

  constructor(state: SqlState, message: string, details: SqlErrorDetails = {}) {
    super(message);
    this.state = state;
    const { at, detail, hint, table, column, constraint } = details;
    this.postgres = {
      Severity: 'ERROR',
      Code: SQLSTATE[state],
      Message: message,
      ...(detail !== undefined && { Detail: detail }),
      ...(hint !== undefined && { Hint: hint }),
      ...(at !== undefined && { Position: String(at + 1) }),
      ...(table !== undefined && { Table: table }),
      ...(column !== undefined && { Column: column }),
      ...(constraint !== undefined && { Constraint: constraint }),
    };
  }
}

/** Go's own errors, by the codes of the wire (contract: server-plugins §7). */
export const GO_ERRORS = { EOF: 1, ErrNoRows: 2, ErrConnDone: 3, ErrTxDone: 4, ErrBadConn: 6 } as const;

/** An error that the plugin's database/sql knows: on ErrBadConn, for one, it takes another connection. */
export class GoSqlError extends Error {
  override readonly name = 'GoSqlError';
  readonly code: number;

  constructor(which: keyof typeof GO_ERRORS, message: string) {
    super(message);
    this.code = GO_ERRORS[which];
  }
}

/** Refuses what this database cannot do, saying what to do instead. */
export function notSupported(what: string, at: number | undefined, hint: string): SqlError {
  return new SqlError('feature_not_supported', `${what} is not supported on SQLite`, { at, hint });
}

export function syntaxError(near: string, at: number): SqlError {
  return new SqlError('syntax_error', `syntax error at or near "${near}"`, { at });
}
