import type { EntityMetadata } from 'typeorm';
import type { SqlValue } from './statements.ts';

type Column = EntityMetadata['columns'][number];
type Values = Readonly<Record<string, unknown>>;

/** The condition of an index of those that are not empty. */
const SPARSE = /^(\w+) <> ''$/;

/** One table as statements see it: which column holds which property, and how values go in and come out. */
export class CompiledTable {
  readonly name: string;
  readonly #metadata: EntityMetadata;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #sparse: ReadonlySet<string>;
  readonly #selected: readonly string[];
  /** Those whose values the driver gives in another form than the row has. */
  readonly #converted: readonly Column[];

  constructor(metadata: EntityMetadata) {
    this.name = metadata.tableName;
    this.#metadata = metadata;
    this.#columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
    this.#sparse = new Set(metadata.indices.flatMap((index) => SPARSE.exec(index.where ?? '')?.[1] ?? []));
    this.#selected = metadata.columns
      .filter((column) => column.isSelect)
      .map((column) => column.propertyName);
    this.#converted = metadata.columns.filter(
      (column) => column.transformer !== undefined || !['varchar', 'text'].includes(String(column.type)),
    );
  }

  /** Whether the column has an index of those alone that are not empty: a condition must say that it wants such. */
  isSparse(property: string): boolean {
    return this.#sparse.has(this.#columns.get(property)?.databaseName ?? '');
  }

  /** Quoted; undefined if there is no such property. */
  column(property: string): string | undefined {
    const name = this.#columns.get(property)?.databaseName;
    return name === undefined ? undefined : `"${name}"`;
  }

  /** `"column" AS "property", …` of those wanted; if none are named, of all that a row has unless asked otherwise. */
  selection(properties: readonly string[] = this.#selected): string {
    return properties.map((property) => `${this.column(property) ?? 'NULL'} AS "${property}"`).join(', ');
  }

  /** The properties that are given and have a column. */
  given(values: Values): string[] {
    return Object.keys(values).filter((name) => values[name] !== undefined && this.#columns.has(name));
  }

  toDatabase(property: string, value: unknown): SqlValue {
    const column = this.#columns.get(property);
    if (!column) throw new TypeError(`${this.name} has no ${property}`);
    return this.#metadata.dataSource.driver.preparePersistentValue(value, column) as SqlValue;
  }

  /** Changes a row as the driver gave it into one of the table. */
  fromDatabase<Row extends object>(row: Row): Row {
    const values = row as Record<string, unknown>;
    const { driver } = this.#metadata.dataSource;
    for (const column of this.#converted) {
      const value = values[column.propertyName];
      if (value !== undefined) values[column.propertyName] = driver.prepareHydratedValue(value, column);
    }
    return row;
  }
}
