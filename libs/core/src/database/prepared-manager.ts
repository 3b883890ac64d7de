import {
  EntityManager,
  InsertResult,
  UpdateResult,
  type DeleteResult,
  type EntityTarget,
  type FindManyOptions,
  type FindOneOptions,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm';
import { CompiledTable } from './compiled-table.ts';
import { compileWhere } from './compiled-where.ts';
import type { Dialect } from './dialect.ts';
import type { PreparedSource } from './prepared-source.ts';
import type { SqlValue, Statements } from './statements.ts';

type Values = Record<string, unknown>;

/** What a `find` may ask for and still be a statement prepared once. */
const SIMPLE = new Set(['where', 'order', 'skip', 'take', 'select']);

const tables = new WeakMap<object, Map<unknown, CompiledTable>>();

/**
 * TypeORM's manager, but for what is simple: finding, inserting, updating and deleting by plain conditions becomes a
 * statement that the connection prepares once. TypeORM builds the text anew for each, which costs more than running it.
 */
export class PreparedManager extends EntityManager {
  readonly #source: PreparedSource;
  readonly #dialect: Dialect;
  #statements: Statements | undefined;

  constructor(source: PreparedSource, runner?: QueryRunner) {
    super(source, runner);
    this.#source = source;
    this.#dialect = source.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  get statements(): Statements {
    return (this.#statements ??= this.#source.statementsFor(this.queryRunner));
  }

  override async find<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindManyOptions<Entity> = {},
  ): Promise<Entity[]> {
    return (await this.#find(target, options)) ?? super.find(target, options);
  }

  override async findOne<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindOneOptions<Entity>,
  ): Promise<Entity | null> {
    const rows = options.where === undefined ? undefined : await this.#find(target, { ...options, take: 1 });
    return rows ? (rows[0] ?? null) : super.findOne(target, options);
  }

  override async count<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindManyOptions<Entity> = {},
  ): Promise<number> {
    const simple = Object.entries(options).every(([name, value]) => name === 'where' || value === undefined);
    const table = this.#table(target);
    const where = simple ? compileWhere(table, options.where, this.#dialect) : undefined;
    if (!where) return super.count(target, options);
    const sql = `SELECT COUNT(*) AS count FROM "${table.name}"${where.sql}`;
    const [row] = await this.statements.all<{ count: number | string }>(sql, where.values);
    return Number(row?.count ?? 0);
  }

  override async insert<Entity extends ObjectLiteral>(
    ...[target, given]: Parameters<EntityManager['insert']>
  ): Promise<InsertResult> {
    const table = this.#table(target as EntityTarget<Entity>);
    const rows = (Array.isArray(given) ? given : [given]) as Values[];
    if (rows.some((row) => hasFunction(row))) return super.insert(target, given);
    for (const row of rows) {
      const names = table.given(row);
      const columns = names.map((name) => table.column(name)).join(', ');
      const sql = `INSERT INTO "${table.name}" (${columns}) VALUES (${names.map(() => '?').join(', ')})`;
      await this.statements.run(
        sql,
        names.map((name) => table.toDatabase(name, row[name])),
      );
    }
    return new InsertResult();
  }

  override async update<Entity extends ObjectLiteral>(
    ...[target, criteria, changes, options]: Parameters<EntityManager['update']>
  ): Promise<UpdateResult> {
    const table = this.#table(target as EntityTarget<Entity>);
    const where = isConditions(criteria) ? compileWhere(table, criteria, this.#dialect) : undefined;
    const row = changes as Values;
    const names = table.given(row);
    if (!where || names.length === 0 || options !== undefined || hasFunction(row))
      return super.update(target, criteria, changes, options);
    const set = names.map((name) => `${table.column(name) ?? ''} = ?`).join(', ');
    const values = names.map((name) => table.toDatabase(name, row[name]));
    const result = new UpdateResult();
    result.affected = await this.statements.run(`UPDATE "${table.name}" SET ${set}${where.sql}`, [
      ...values,
      ...where.values,
    ]);
    return result;
  }

  override async delete<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    criteria: unknown,
  ): Promise<DeleteResult> {
    const table = this.#table(target);
    const where = isConditions(criteria) ? compileWhere(table, criteria, this.#dialect) : undefined;
    if (!where) return super.delete(target, criteria);
    const affected = await this.statements.run(`DELETE FROM "${table.name}"${where.sql}`, where.values);
    return { raw: [], affected };
  }

  async #find<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindManyOptions<Entity>,
  ): Promise<Entity[] | undefined> {
    if (Object.entries(options).some(([name, value]) => value !== undefined && !SIMPLE.has(name)))
      return undefined;
    const table = this.#table(target);
    const where = compileWhere(table, options.where, this.#dialect);
    const order = orderBy(table, options.order);
    const selected = options.select as Values | undefined;
    if (!where || order === undefined) return undefined;
    if (selected && !Object.values(selected).every((each) => each === true)) return undefined;
    if (options.take === undefined && options.skip !== undefined && options.skip > 0) return undefined;
    const values: SqlValue[] = [...where.values];
    let limit = '';
    if (options.take !== undefined) {
      limit = ' LIMIT ? OFFSET ?';
      values.push(options.take, options.skip ?? 0);
    }
    const selection = table.selection(selected ? Object.keys(selected) : undefined);
    const rows = await this.statements.all<Entity>(
      `SELECT ${selection} FROM "${table.name}"${where.sql}${order}${limit}`,
      values,
    );
    for (const row of rows) table.fromDatabase(row);
    return rows;
  }

  /** Rows of a table by SQL written by hand: all that comes behind `SELECT … FROM table`. */
  async rows<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    tail: string,
    values: readonly SqlValue[],
  ): Promise<Entity[]> {
    const table = this.#table(target);
    const sql = `SELECT ${table.selection()} FROM "${table.name}" ${tail}`;
    const rows = await this.statements.all<Entity>(sql, values);
    for (const row of rows) table.fromDatabase(row);
    return rows;
  }

  #table(target: EntityTarget<ObjectLiteral>): CompiledTable {
    let known = tables.get(this.#source);
    if (!known) tables.set(this.#source, (known = new Map<unknown, CompiledTable>()));
    let table = known.get(target);
    if (!table) known.set(target, (table = new CompiledTable(this.#source.getMetadata(target))));
    return table;
  }
}

/** ` ORDER BY …`, '' for none; undefined for an order that is more than columns and directions. */
function orderBy(table: CompiledTable, order: unknown): string | undefined {
  if (order === undefined) return '';
  const parts: string[] = [];
  for (const [property, direction] of Object.entries(order as Values)) {
    const column = table.column(property);
    if (column === undefined || (direction !== 'ASC' && direction !== 'DESC')) return undefined;
    parts.push(`${column} ${direction}`);
  }
  return parts.length === 0 ? '' : ` ORDER BY ${parts.join(', ')}`;
}

function hasFunction(row: Values): boolean {
  return Object.values(row).some((value) => typeof value === 'function');
}

/** Not an id, a list of them, or a date. */
function isConditions(criteria: unknown): criteria is object {
  return typeof criteria === 'object' && criteria !== null && !(criteria instanceof Date);
}
