import type { Dialect } from './dialect.ts';

/** A statement written with `?`, as the dialect has its parameters. It may hold no other question mark. */
export function inDialect(statement: string, dialect: Dialect): string {
  if (dialect === 'sqlite') return statement;
  let count = 0;
  return statement.replaceAll('?', () => `$${++count}`);
}
