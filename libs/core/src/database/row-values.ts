import type { QueryDeepPartialEntity } from 'typeorm';

/** TypeORM's type of what is written does not know JSON columns; the row's own type is the one that counts. */
export function rowValues<Row extends object>(row: Row): QueryDeepPartialEntity<Row> {
  return row as QueryDeepPartialEntity<Row>;
}
