import type { PostgresFields } from './errors.ts';
import type { SqlValue } from './values.ts';
import type { Column } from './worker/values.ts';

/** What the server asks of a plugin's SQL process. `conn` and `rows` are ids that the server gives out. */
export type Question =
  | { readonly op: 'open' | 'close' | 'ping' | 'commit' | 'rollback'; readonly conn: string }
  | { readonly op: 'begin'; readonly conn: string; readonly readOnly: boolean }
  | { readonly op: 'prepare'; readonly conn: string; readonly sql: string }
  | { readonly op: 'exec'; readonly conn: string; readonly sql: string; readonly args: readonly SqlValue[] }
  | {
      readonly op: 'query';
      readonly conn: string;
      readonly rows: string;
      readonly sql: string;
      readonly args: readonly SqlValue[];
    }
  | { readonly op: 'fetch' | 'closeRows'; readonly conn: string; readonly rows: string };

export type Request = Question & { readonly id: number };

/** Some rows, and whether they were the last. */
export interface Batch {
  readonly rows: readonly (readonly SqlValue[])[];
  readonly done: boolean;
}

export interface Answers {
  readonly open: undefined;
  readonly close: undefined;
  readonly ping: undefined;
  readonly begin: undefined;
  readonly commit: undefined;
  readonly rollback: undefined;
  readonly closeRows: undefined;
  readonly prepare: { readonly inputs: number };
  readonly exec: { readonly rowsAffected: bigint };
  readonly query: { readonly columns: readonly Column[]; readonly batch: Batch };
  readonly fetch: Batch;
}

export interface Failure {
  readonly message: string;
  readonly postgres?: PostgresFields;
  /** One of Go's own errors. */
  readonly code?: number;
}

export type Reply =
  | { readonly id: number; readonly value: Answers[keyof Answers] }
  | { readonly id: number; readonly failure: Failure }
  /** Not an answer yet: it waits for another connection of the plugin, and for no longer than the lock may take. */
  | { readonly id: number; readonly waiting: boolean };
