import { LOCK_WAIT_MS } from './locks.ts';

/** Bounds of one plugin's SQL; a test sets shorter ones. */
export interface SqlLimits {
  readonly lockWaitMs: number;
  /** A transaction in which nothing happens for this long is rolled back. */
  readonly idleTransactionMs: number;
  /** Rows that nobody reads on for this long are dropped. */
  readonly idleRowsMs: number;
  readonly connections: number;
}

export const DEFAULT_LIMITS: SqlLimits = {
  lockWaitMs: LOCK_WAIT_MS,
  idleTransactionMs: 300_000,
  idleRowsMs: 300_000,
  // PostgreSQL's own.
  connections: 100,
};

/** Rows, and bytes of them by estimate, that go to the server at once. */
export const BATCH_ROWS = 500;
export const BATCH_BYTES = 256 * 1024;
/** The largest single row that goes to the server, in bytes by estimate. */
export const ROW_BYTES = 64 * 1024 * 1024;
/** Rows that are read to their end because the transaction goes on before the plugin has read them. */
export const DRAIN_ROWS = 50_000;
/** Statements that each connection keeps compiled, and texts that it keeps translated. */
export const KEPT = 128;
/** Connections that are kept open for the next who needs one. */
export const KEPT_HANDLES = 4;
