import type { SqlValue } from '../values.ts';
import type { Emitted } from './emit.ts';

/** Whose a table is, as far as a plugin can see it. */
export type Owner = 'own' | 'temporary' | 'core';

/** What a translation has to know of the tables there are. */
export interface SchemaView {
  /** Names without regard to case, as SQLite has them. */
  ownerOf(table: string): Owner | undefined;
  hasColumn(table: string, column: string): boolean;
  /** The text of CREATE TABLE of one of the plugin's own tables, as SQLite keeps it. */
  definitionOf(table: string): string | undefined;
  hasIndex(name: string): boolean;
  /** Indices that were made by themselves and hold this column. */
  indicesWith(table: string, column: string): readonly string[];
}

/** What to do for one statement. */
export type Plan =
  /** SQLite runs it. `schema`: it changes what tables there are. */
  | ({ readonly kind: 'run'; readonly schema?: true } & Emitted)
  /** There is nothing to do on this database. */
  | { readonly kind: 'nothing' }
  /** The answer is known. */
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly SqlValue[])[];
    }
  | { readonly kind: 'begin'; readonly readOnly: boolean }
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback' }
  /** SAVEPOINT and its kin; `rescue` when it makes a failed transaction usable again. */
  | { readonly kind: 'savepoint'; readonly sql: string; readonly rescue: boolean }
  /** A write to a table of the core: allowed as long as it would change nothing. */
  | ({ readonly kind: 'core-write'; readonly table: string; readonly at: number } & Emitted)
  /** Gives a table a new text of CREATE TABLE, then runs the rest. */
  | {
      readonly kind: 'redefine';
      readonly table: string;
      readonly definition: string;
      readonly then: readonly Plan[];
    }
  /** One after the other, all or none. */
  | { readonly kind: 'each'; readonly steps: readonly Step[] }
  /** IF of a DO block: `condition` gives one row with one value. */
  | {
      readonly kind: 'if';
      readonly condition: Emitted;
      readonly then: readonly Step[];
      readonly otherwise: readonly Step[];
    }
  /** BEGIN ... EXCEPTION of a DO block: what failed is undone, then the first handler that takes the error runs. */
  | { readonly kind: 'try'; readonly steps: readonly Step[]; readonly handlers: readonly Handler[] };

export interface Handler {
  /** PostgreSQL's names of conditions, SQLSTATEs, or `others`, all in lower case. */
  readonly conditions: readonly string[];
  readonly steps: readonly Step[];
}

/** A statement that is translated when its turn comes, since those before it may change the tables. */
export type Step = (schema: SchemaView) => readonly Plan[];
