import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { PostgresStatements, type PostgresClient } from './postgres-statements.ts';
import { PreparedManager } from './prepared-manager.ts';
import { SqliteStatements } from './sqlite-statements.ts';
import type { Statements } from './statements.ts';

/** A data source of TypeORM whose managers run what is simple as prepared statements. */
export class PreparedSource extends DataSource {
  #shared: Statements | undefined;

  override createEntityManager(runner?: QueryRunner): EntityManager {
    return new PreparedManager(this, runner);
  }

  /** SQLite has one connection for everybody; on PostgreSQL a unit of work has its own. */
  statementsFor(runner: QueryRunner | undefined): Statements {
    if (this.options.type !== 'postgres')
      return (this.#shared ??= new SqliteStatements(driverOf(this).databaseConnection));
    if (runner) return new PostgresStatements(async () => (await runner.connect()) as PostgresClient);
    return (this.#shared ??= new PostgresStatements(() => Promise.resolve(driverOf(this).master)));
  }
}

/** What TypeORM's drivers hold, which their types do not say. */
function driverOf(source: DataSource): {
  databaseConnection: BetterSqlite3.Database;
  master: PostgresClient;
} {
  return source.driver as unknown as { databaseConnection: BetterSqlite3.Database; master: PostgresClient };
}
