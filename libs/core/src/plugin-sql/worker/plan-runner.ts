import type { Handler, Plan, Step } from '../dialect/plan.ts';
import { coreTable } from '../dialect/writes.ts';
import { SqlError, SQLSTATE } from '../errors.ts';
import type { Answers } from '../protocol.ts';
import { Cursor } from './cursor.ts';
import type { PooledHandle } from './pooled-handle.ts';
import { redefineTable } from './redefine.ts';
import type { Shared, Transaction } from './transaction.ts';
import { describe } from './values.ts';
import type { Stored } from './values.ts';

/** What a statement did. */
export interface Done {
  readonly rowsAffected: bigint;
  readonly rows?: Answers['query'];
  /** Where the rest of the rows comes from. */
  readonly cursor?: Cursor;
}

const NOTHING: Done = { rowsAffected: 0n };
const REACHES_SQLITE: readonly Plan['kind'][] = ['savepoint', 'core-write', 'redefine', 'if', 'try', 'run'];
/** The savepoint of a block with EXCEPTION; those of blocks within blocks may share a name. */
const ATTEMPT = 'patchbay_attempt';
/** What OTHERS does not take: a cancelled statement, as in PostgreSQL, and what only this database refuses. */
const NEVER_TAKEN: readonly string[] = ['query_canceled', 'feature_not_supported'];

/** Runs translated statements on one connection. */
export class PlanRunner {
  readonly #handle: PooledHandle;
  readonly #transaction: Transaction;
  readonly #tables: Shared['tables'];

  constructor(handle: PooledHandle, transaction: Transaction, tables: Shared['tables']) {
    this.#handle = handle;
    this.#transaction = transaction;
    this.#tables = tables;
  }

  /** One after the other; what the last one did. `text` is what the plugin sent. */
  async run(text: string, steps: readonly Step[], args: readonly Stored[]): Promise<Done> {
    let done = NOTHING;
    for (const step of steps) {
      this.#handle.upTo(this.#tables.version);
      const plans = this.#transaction.guarded(text, () => this.#handle.plans(step));
      for (const plan of plans) {
        done.cursor?.close();
        done = await this.#plan(text, plan, args);
      }
    }
    return done;
  }

  async #plan(text: string, plan: Plan, args: readonly Stored[]): Promise<Done> {
    const transaction = this.#transaction;
    transaction.assertTakes(kindOf(plan));
    if (REACHES_SQLITE.includes(plan.kind)) await transaction.start();
    switch (plan.kind) {
      case 'nothing':
        return NOTHING;
      case 'rows': {
        const columns = plan.columns.map((name) => ({ name, type: 'TEXT' }));
        return {
          rowsAffected: BigInt(plan.rows.length),
          rows: { columns, batch: { rows: plan.rows, done: true } },
        };
      }
      case 'begin':
        transaction.begin(plan.readOnly);
        return NOTHING;
      case 'commit':
        transaction.commit();
        return NOTHING;
      case 'rollback':
        transaction.rollback();
        return NOTHING;
      case 'savepoint':
        transaction.savepoint(text, plan.sql, plan.rescue);
        return NOTHING;
      case 'core-write':
        if (this.#first(text, plan, args) === undefined) return NOTHING;
        transaction.fail();
        throw coreTable(plan);
      case 'redefine':
        await transaction.writing(text, () => redefineTable(this.#handle.db, plan.table, plan.definition));
        this.#tables.version++;
        for (const next of plan.then) await this.#plan(text, next, args);
        return NOTHING;
      case 'each':
        return this.run(text, plan.steps, args);
      case 'if': {
        const [value] = (this.#first(text, plan.condition, args) ?? []) as unknown[];
        return this.run(text, value === 1n ? plan.then : plan.otherwise, args);
      }
      case 'try':
        return this.#attempt(text, plan, args);
      case 'run':
        return this.#statement(text, plan, bind(plan.params, args));
    }
  }

  async #attempt(text: string, plan: Plan & { kind: 'try' }, args: readonly Stored[]): Promise<Done> {
    const transaction = this.#transaction;
    transaction.savepoint(text, `SAVEPOINT ${ATTEMPT}`, false);
    try {
      const done = await this.run(text, plan.steps, args);
      transaction.savepoint(text, `RELEASE ${ATTEMPT}`, false);
      return done;
    } catch (error) {
      const handler = plan.handlers.find((each) => takes(each, error));
      if (handler === undefined) throw error;
      transaction.savepoint(text, `ROLLBACK TO ${ATTEMPT}; RELEASE ${ATTEMPT}`, true);
      this.#tables.version++;
      return this.run(text, handler.steps, args);
    }
  }

  #first(text: string, plan: { sql: string; params: readonly number[] }, args: readonly Stored[]): unknown {
    const params = bind(plan.params, args);
    return this.#transaction.guarded(text, () =>
      this.#handle.statement(plan.sql, params.length).get(...params),
    );
  }

  async #statement(text: string, plan: Plan & { kind: 'run' }, params: Stored[]): Promise<Done> {
    const transaction = this.#transaction;
    const statement = transaction.guarded(text, () => this.#handle.statement(plan.sql, params.length));
    if (statement.readonly)
      return transaction.retrying(text, () => {
        const { columns, converts } = describe(statement.columns(), this.#handle.isJson);
        const cursor = new Cursor(statement.iterate(...params), converts);
        const batch = cursor.next();
        return { rowsAffected: BigInt(batch.rows.length), rows: { columns, batch }, cursor };
      });
    const done = await transaction.writing(text, (): Done => {
      if (!statement.reader) return { rowsAffected: BigInt(statement.run(...params).changes) };
      const { columns, converts } = describe(statement.columns(), this.#handle.isJson);
      const found = statement.all(...params) as Stored[][];
      const cursor = new Cursor(found[Symbol.iterator](), converts);
      return { rowsAffected: BigInt(found.length), rows: { columns, batch: cursor.next() }, cursor };
    });
    if (plan.schema === true) {
      this.#tables.version++;
      if (plan.sql.includes('temp .')) this.#handle.temporary = true;
    }
    return done;
  }
}

function bind(params: readonly number[], args: readonly Stored[]): Stored[] {
  return params.map((index) => args[index] ?? null);
}

/** Whether a handler is for this error. */
function takes({ conditions }: Handler, error: unknown): boolean {
  if (!(error instanceof SqlError)) return false;
  const { state } = error;
  if (conditions.includes(state) || conditions.includes(SQLSTATE[state].toLowerCase())) return true;
  return conditions.includes('others') && !NEVER_TAKEN.includes(state);
}

function kindOf(plan: Plan): 'statement' | 'rescue' | 'end' {
  if (plan.kind === 'rollback' || plan.kind === 'commit') return 'end';
  return plan.kind === 'savepoint' && plan.rescue ? 'rescue' : 'statement';
}
