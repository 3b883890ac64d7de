import { SqlError } from '../errors.ts';
import type { Step } from '../dialect/plan.ts';
import type { Answers } from '../protocol.ts';
import type { SqlValue } from '../values.ts';
import { OpenRows } from './open-rows.ts';
import { PlanRunner } from './plan-runner.ts';
import type { Done } from './plan-runner.ts';
import type { PooledHandle } from './pooled-handle.ts';
import { Transaction } from './transaction.ts';
import type { Shared } from './transaction.ts';
import { textIfText, toStored } from './values.ts';
import type { Stored } from './values.ts';

const NO_ROWS: Answers['query'] = { columns: [], batch: { rows: [], done: true } };

/** One connection of the plugin. */
export class Session {
  readonly transaction: Transaction;
  readonly #handle: PooledHandle;
  readonly #rows: OpenRows;
  readonly #runner: PlanRunner;
  readonly #tables: Shared['tables'];

  constructor(handle: PooledHandle, shared: Shared) {
    this.#handle = handle;
    this.#tables = shared.tables;
    this.#rows = new OpenRows(shared.limits.idleRowsMs);
    this.transaction = new Transaction(handle.db, this.#rows, shared);
    this.#runner = new PlanRunner(handle, this.transaction, shared.tables);
  }

  prepare(text: string): Answers['prepare'] {
    const { transaction } = this;
    this.#handle.upTo(this.#tables.version);
    transaction.touch();
    return transaction.guarded(text, () => {
      const { steps, inputs } = this.#handle.script(text);
      if (steps.length > 1) throw severalStatements();
      // What can be compiled now is, so that an error comes when PostgreSQL would give it.
      for (const plan of steps.flatMap((step) => this.#handle.plans(step)))
        if (plan.kind === 'run' && plan.schema !== true) this.#handle.statement(plan.sql, plan.params.length);
      return { inputs };
    });
  }

  async exec(text: string, args: readonly SqlValue[]): Promise<Answers['exec']> {
    const { rowsAffected, cursor } = await this.#run(text, args, false);
    cursor?.close();
    return { rowsAffected };
  }

  async query(rows: string, text: string, args: readonly SqlValue[]): Promise<Answers['query']> {
    const { rows: answer = NO_ROWS, cursor } = await this.#run(text, args, true);
    if (cursor !== undefined && !answer.batch.done) this.#rows.keep(rows, cursor);
    return answer;
  }

  fetch(rows: string): Answers['fetch'] {
    this.transaction.touch();
    return this.transaction.guarded('', () => this.#rows.next(rows));
  }

  closeRows(rows: string): void {
    this.#rows.close(rows);
  }

  /** Ends whatever is open. */
  close(): void {
    this.transaction.undo();
  }

  async #run(text: string, args: readonly SqlValue[], query: boolean): Promise<Done> {
    const { transaction } = this;
    this.#handle.upTo(this.#tables.version);
    transaction.touch();
    const { steps, stored, alone } = transaction.guarded(text, () => {
      const { steps, inputs } = this.#handle.script(text);
      if (steps.length > 1 && (query || args.length > 0)) throw severalStatements();
      if (args.length !== inputs)
        throw new SqlError(
          'syntax_error',
          `got ${args.length} parameters but the statement requires ${inputs}`,
        );
      return {
        steps,
        stored: this.#stored(text, args),
        alone: !transaction.open && this.#isAllOrNone(steps),
      };
    });
    if (!alone) return this.#runner.run(text, steps, stored);
    transaction.begin(false);
    try {
      const done = await this.#runner.run(text, steps, stored);
      transaction.commit();
      return done;
    } catch (error) {
      if (transaction.open) transaction.undo();
      throw error;
    }
  }

  /** Bytes are for a column of text or JSON, as which PostgreSQL takes them, unless there may be one of bytes. */
  #stored(text: string, args: readonly SqlValue[]): Stored[] {
    const bytesAreText =
      args.some((value) => value instanceof Uint8Array) && !this.#handle.isAboutBytes(text);
    return args.map((value) => (bytesAreText ? textIfText(toStored(value)) : toStored(value)));
  }

  /** Several statements at once are one transaction, unless they begin and end their own. */
  #isAllOrNone(steps: readonly Step[]): boolean {
    const [only] = steps;
    if (only !== undefined && steps.length === 1) {
      const plans = this.#handle.plans(only);
      return plans.length > 1 || plans.some(({ kind }) => kind === 'each' || kind === 'redefine');
    }
    const endsItself = (step: Step): boolean => {
      try {
        return this.#handle.plans(step).some(({ kind }) => kind === 'begin' || kind === 'commit');
      } catch {
        // It may be about a table that a statement before it makes.
        return false;
      }
    };
    return steps.length > 1 && !steps.some(endsItself);
  }
}

const severalStatements = (): SqlError =>
  new SqlError('syntax_error', 'cannot insert multiple commands into a prepared statement');
