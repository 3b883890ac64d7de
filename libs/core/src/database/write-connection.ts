import type { EntityManager } from 'typeorm';
import { statementsOf, type Statements } from './statements.ts';
import type { PreparedSource } from './prepared-source.ts';

/** One transaction on the connection that writes, with marks that a unit of work in it can go back to. */
export class WriteConnection {
  readonly manager: EntityManager;
  readonly #runner: ReturnType<PreparedSource['createQueryRunner']>;
  readonly #statements: Statements;
  readonly #begin: string;

  constructor(source: PreparedSource) {
    this.#runner = source.createQueryRunner();
    this.manager = this.#runner.manager;
    this.#statements = statementsOf(this.manager);
    // SQLite would otherwise ask for the lock at the first write, and then be refused for having read before.
    this.#begin = source.options.type === 'postgres' ? 'BEGIN' : 'BEGIN IMMEDIATE';
  }

  async begin(): Promise<void> {
    try {
      await this.#statements.run(this.#begin, []);
      this.#inTransaction(true);
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#statements.run('COMMIT', []);
    this.#inTransaction(false);
  }

  /** Never fails: what went wrong before is the error to tell, and SQLite may have gone back by itself. */
  async rollback(): Promise<void> {
    await this.#statements.run('ROLLBACK', []).catch(() => undefined);
    this.#inTransaction(false);
  }

  async mark(): Promise<void> {
    await this.#statements.run('SAVEPOINT unit', []);
  }

  async keep(): Promise<void> {
    await this.#statements.run('RELEASE SAVEPOINT unit', []);
  }

  async undo(): Promise<void> {
    await this.#statements.run('ROLLBACK TO SAVEPOINT unit', []);
    await this.keep();
  }

  release(): Promise<void> {
    return this.#runner.release();
  }

  /** TypeORM asks its runner before it begins a transaction of its own. */
  #inTransaction(active: boolean): void {
    Object.assign(this.#runner, { isTransactionActive: active, transactionDepth: active ? 1 : 0 });
  }
}
