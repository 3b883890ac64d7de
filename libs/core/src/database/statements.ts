import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { PreparedManager } from './prepared-manager.ts';

/** Lists are PostgreSQL's alone: see `inList`. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly string[];

/**
 * SQL that is written by hand, for the few ways that everything passes: each connection prepares a text once. Values
 * stand as `?` in both dialects, so a text must be one of few and never hold a value; `?` means nothing else in it.
 */
export interface Statements {
  all<Row extends object>(sql: string, values: readonly SqlValue[]): Promise<Row[]>;
  /** How many rows it changed. */
  run(sql: string, values: readonly SqlValue[]): Promise<number>;
}

/** The statements of the connection, or of the unit of work, that a manager stands for. */
export function statementsOf(manager: EntityManager): Statements {
  return prepared(manager).statements;
}

/** Rows of an entity by SQL written by hand: all that comes behind `SELECT … FROM table`. */
export function rowsOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  tail: string,
  values: readonly SqlValue[],
): Promise<Row[]> {
  return prepared(manager).rows(entity, tail, values);
}

function prepared(manager: EntityManager): PreparedManager {
  if (manager instanceof PreparedManager) return manager;
  throw new TypeError('This manager is none of the chat database: it has no prepared statements.');
}
