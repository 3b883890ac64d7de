import { Table, TableIndex, type QueryRunner, type TableColumnOptions } from 'typeorm';

/** Column makers for migrations: SQL defaults as written, types that SQLite and PostgreSQL share. */
export const id = (name: string, length = 26): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isPrimary: true,
});
export const key = (name: string, length = 26): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  default: "''",
});
export const optional = (name: string, length = 26): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable: true,
});
export const text = (name: string): TableColumnOptions => ({ name, type: 'text', default: "''" });
export const json = (name: string): TableColumnOptions => ({ name, type: 'text', isNullable: true });
export const integer = (name: string): TableColumnOptions => ({ name, type: 'bigint', default: '0' });
export const nullableInteger = (name: string): TableColumnOptions => ({
  name,
  type: 'bigint',
  isNullable: true,
});
export const flag = (name: string): TableColumnOptions => ({ name, type: 'boolean', default: 'false' });
export const blob = (name: string): TableColumnOptions => ({ name, type: 'blob', isNullable: true });

export type Index = readonly [name: string, columns: readonly string[], unique?: 'unique'];

/** Makes one table with its indices; `blob` is `bytea` on PostgreSQL, booleans default to 0 on SQLite. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indices: readonly Index[] = [],
): Promise<void> {
  const postgres = runner.dataSource.options.type === 'postgres';
  const adapted = columns.map((column) => {
    if (postgres && column.type === 'blob') return { ...column, type: 'bytea' };
    if (!postgres && column.type === 'boolean') return { ...column, default: '0' };
    return column;
  });
  await runner.createTable(new Table({ name, columns: adapted }));
  for (const [index, columnNames, unique] of indices)
    await runner.createIndex(
      name,
      new TableIndex({ name: index, columnNames: [...columnNames], isUnique: unique === 'unique' }),
    );
}
