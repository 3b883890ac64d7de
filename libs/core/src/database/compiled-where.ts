import { FindOperator } from 'typeorm';
import type { CompiledTable } from './compiled-table.ts';
import type { Dialect } from './dialect.ts';
import type { SqlValue } from './statements.ts';

/** A condition whose text depends on little more than its shape: there are few of them for a call. */
export interface CompiledWhere {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const COMPARED: Record<string, string> = {
  moreThan: '>',
  moreThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<=',
};

/** Conditions of plain values, comparisons and lists, joined by AND, lists of those by OR; undefined for anything else. */
export function compileWhere(
  table: CompiledTable,
  where: unknown,
  dialect: Dialect,
): CompiledWhere | undefined {
  if (where === undefined) return { sql: '', values: [] };
  const alternatives: readonly unknown[] = Array.isArray(where) ? where : [where];
  if (alternatives.length === 0) return undefined;
  const values: SqlValue[] = [];
  const texts: string[] = [];
  for (const each of alternatives) {
    if (typeof each !== 'object' || each === null || each instanceof FindOperator) return undefined;
    const conditions: string[] = [];
    for (const [property, wanted] of Object.entries(each)) {
      const column = table.column(property);
      const condition = column === undefined ? undefined : compileValue(column, wanted, values, dialect);
      if (column === undefined || condition === undefined) return undefined;
      conditions.push(condition);
      if (wanted !== '' && table.isSparse(property)) conditions.push(`${column} <> ''`);
    }
    if (conditions.length === 0) return undefined;
    texts.push(conditions.join(' AND '));
  }
  const sql = texts.length === 1 ? texts[0] : texts.map((text) => `(${text})`).join(' OR ');
  return { sql: ` WHERE ${sql ?? ''}`, values };
}

function compileValue(
  column: string,
  wanted: unknown,
  values: SqlValue[],
  dialect: Dialect,
): string | undefined {
  // Written out, these let the database take an index that holds nothing but such rows.
  if (wanted === '') return `${column} = ''`;
  if (wanted === 0) return `${column} = 0`;
  if (typeof wanted === 'boolean') return wanted ? column : `NOT ${column}`;
  if (isPlain(wanted)) {
    values.push(wanted);
    return `${column} = ?`;
  }
  if (!(wanted instanceof FindOperator)) return undefined;
  // A nested operator, such as Not(In([])), hides behind `value`.
  if (wanted.child !== undefined) return undefined;
  const value: unknown = wanted.value;
  const sign = COMPARED[wanted.type];
  if (sign !== undefined && isPlain(value)) {
    values.push(value);
    return `${column} ${sign} ?`;
  }
  if (wanted.type === 'in' && Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    values.push(listOf(value, dialect));
    return `${column} ${inList(dialect)}`;
  }
  return undefined;
}

/** A condition that a column is one of a list, which is a single value whatever its length. */
export function inList(dialect: Dialect): string {
  return dialect === 'postgres' ? '= ANY(?::text[])' : 'IN (SELECT value FROM json_each(?))';
}

/** The value that goes with `inList`. */
export function listOf(list: readonly string[], dialect: Dialect): SqlValue {
  return dialect === 'postgres' ? list : JSON.stringify(list);
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
