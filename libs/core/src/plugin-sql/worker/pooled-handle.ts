import type BetterSqlite3 from 'better-sqlite3';
import { SqlError } from '../errors.ts';
import type { Plan, SchemaView, Step } from '../dialect/plan.ts';
import { readScript } from '../dialect/translate.ts';
import type { Script } from '../dialect/translate.ts';
import { writesOutside } from './handle.ts';
import type { Handle } from './handle.ts';
import { KEPT } from './limits.ts';
import { schemaOf } from './schema.ts';

/** What was least recently asked for is forgotten. */
class Recent<V> {
  readonly #map = new Map<string, V>();

  get(key: string, make: () => V): V {
    const known = this.#map.get(key);
    const value = known ?? make();
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > KEPT) this.#map.delete(this.#map.keys().next().value as string);
    return value;
  }

  clear(): void {
    this.#map.clear();
  }
}

const WITH_BYTES = `SELECT DISTINCT lower(t.name) FROM
  (SELECT name, 'main' AS place FROM main.sqlite_schema WHERE type = 'table'
   UNION ALL SELECT name, 'temp' FROM temp.sqlite_schema WHERE type = 'table') t,
  pragma_table_info(t.name, t.place) c WHERE upper(c.type) = 'BLOB'`;

/** Columns that are JSON in each of the plugin's tables that has them. */
const JSON_COLUMNS = `SELECT lower(c.name) FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c
  WHERE t.type = 'table' GROUP BY lower(c.name) HAVING min(upper(c.type) LIKE 'JSON%') = 1`;

type Statement = BetterSqlite3.Statement<unknown[], unknown>;

/** An open connection with what was translated and compiled for it. */
export class PooledHandle {
  readonly db: Handle;
  readonly schema: SchemaView;
  /** It has made tables that only it sees, and must not be given to another. */
  temporary = false;
  #version = 0;
  readonly #scripts = new Recent<Script>();
  readonly #plans = new Map<Step, readonly Plan[]>();
  readonly #statements = new Recent<Statement>();
  #tablesWithBytes: readonly string[] | undefined;
  #jsonColumns: ReadonlySet<string> | undefined;

  constructor(db: Handle) {
    this.db = db;
    this.schema = schemaOf(db);
  }

  /** Forgets what was made for other tables than there are now. */
  upTo(version: number): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#plans.clear();
    this.#statements.clear();
    this.#tablesWithBytes = undefined;
    this.#jsonColumns = undefined;
  }

  /** Whether an expression of this name is JSON, as `COALESCE(settings, '{}') AS settings` of such a column is. */
  readonly isJson = (name: string): boolean => {
    this.#jsonColumns ??= new Set(this.db.prepare(JSON_COLUMNS).pluck().all() as string[]);
    return this.#jsonColumns.has(name.toLowerCase());
  };

  /** Whether a statement may be about a column of bytes: it names the type, or a table that has one. */
  isAboutBytes(text: string): boolean {
    const lower = text.toLowerCase();
    this.#tablesWithBytes ??= this.db.prepare(WITH_BYTES).pluck().all() as string[];
    return lower.includes('bytea') || this.#tablesWithBytes.some((table) => lower.includes(table));
  }

  script(text: string): Script {
    return this.#scripts.get(text, () => readScript(text));
  }

  plans(step: Step): readonly Plan[] {
    const known = this.#plans.get(step);
    if (known !== undefined) return known;
    const plans = step(this.schema);
    // What changes tables is not asked for again, and would be answered otherwise.
    if (plans.some((plan) => plan.kind === 'redefine' || (plan.kind === 'run' && plan.schema === true)))
      return plans;
    if (this.#plans.size >= KEPT) this.#plans.clear();
    this.#plans.set(step, plans);
    return plans;
  }

  /** A compiled statement that nothing is being read from. Refuses one that would write what is not the plugin's. */
  statement(sql: string, params: number): Statement {
    const known = this.#statements.get(sql, () => this.#compile(sql, params));
    return (known as Statement & { busy?: boolean }).busy === true ? this.#compile(sql, params) : known;
  }

  #compile(sql: string, params: number): Statement {
    const statement = this.db.prepare(sql);
    if (!statement.readonly && writesOutside(this.db, sql, params))
      throw new SqlError('insufficient_privilege', 'permission denied: a plugin writes its own tables only', {
        hint: 'Tables of the chat are for reading. Use the plugin API to change what is in them.',
      });
    return statement.reader ? statement.raw(true) : statement;
  }
}
