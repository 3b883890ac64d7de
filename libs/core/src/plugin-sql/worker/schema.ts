import type { Owner, SchemaView } from '../dialect/plan.ts';
import { CORE, WRITE_MARK } from './catalog.ts';
import type { Handle } from './handle.ts';

/** The tables as one connection sees them, asked for when needed. */
export function schemaOf(db: Handle): SchemaView {
  const find = (place: string, type: string, name: string): { name: string; sql: string } | undefined =>
    db
      .prepare(`SELECT name, sql FROM ${place}.sqlite_schema WHERE type IN (${type}) AND lower(name) = ?`)
      .get(name.toLowerCase()) as { name: string; sql: string } | undefined;
  const places: readonly (readonly [string, Owner])[] = [
    ['temp', 'temporary'],
    ['main', 'own'],
    [CORE, 'core'],
  ];
  return {
    ownerOf(table) {
      if (table === WRITE_MARK) return undefined;
      return places.find(([place]) => find(place, "'table', 'view'", table) !== undefined)?.[1];
    },
    hasColumn: (table, column) =>
      db
        .prepare('SELECT 1 FROM pragma_table_info(?, ?) WHERE lower(name) = ?')
        .get(table, 'main', column.toLowerCase()) !== undefined,
    definitionOf: (table) => find('main', "'table'", table)?.sql,
    hasIndex: (name) => typeof find('main', "'index'", name)?.sql === 'string',
    indicesWith: (table, column) =>
      (
        db
          .prepare(
            `SELECT i.name FROM pragma_index_list(?, 'main') i
             WHERE i.origin = 'c' AND EXISTS (SELECT 1 FROM pragma_index_info(i.name, 'main') c WHERE lower(c.name) = ?)`,
          )
          .all(table, column.toLowerCase()) as { name: string }[]
      ).map(({ name }) => name),
  };
}
