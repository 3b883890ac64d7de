import type { EntitySchemaColumnOptions } from 'typeorm';
import type { Dialect } from './dialect.ts';

/**
 * Columns as Mattermost has them, in types that SQLite and PostgreSQL share. `name` is the column, lower-case; the
 * property it is kept under is the model's JSON name, so that a row is the model object.
 */
const LONGEST_KEY = 190;

/** Ids of 26 characters and other short keys. */
export function key(name: string, length = 26): EntitySchemaColumnOptions {
  return { name, type: 'varchar', length, default: '' };
}

export function primaryKey(name: string, length = 26): EntitySchemaColumnOptions {
  return { name, type: 'varchar', length, primary: true };
}

export function nullableKey(name: string, length = LONGEST_KEY): EntitySchemaColumnOptions {
  return { name, type: 'varchar', length, nullable: true };
}

export function text(name: string): EntitySchemaColumnOptions {
  return { name, type: 'text', default: '' };
}

export function flag(name: string): EntitySchemaColumnOptions {
  return { name, type: 'boolean', default: false };
}

/** Yes, no, or null for neither. */
export function nullableFlag(name: string): EntitySchemaColumnOptions {
  return { name, type: 'boolean', nullable: true };
}

/** Milliseconds since the epoch, and counters. PostgreSQL's driver gives bigint as text. */
export function integer(name: string): EntitySchemaColumnOptions {
  return {
    name,
    type: 'bigint',
    default: 0,
    transformer: { to: (value: unknown) => value, from: (value: unknown) => Number(value) },
  };
}

/** A number, or null for none. */
export function nullableInteger(name: string): EntitySchemaColumnOptions {
  return {
    name,
    type: 'bigint',
    nullable: true,
    transformer: {
      to: (value: unknown) => value,
      from: (value: unknown) => (value === null || value === undefined ? null : Number(value)),
    },
  };
}

/** Bytes. */
export function blob(name: string, dialect: Dialect): EntitySchemaColumnOptions {
  return { name, type: dialect === 'postgres' ? 'bytea' : 'blob', nullable: true };
}

/** JSON in a text column. */
export function json(name: string): EntitySchemaColumnOptions {
  return { name, type: 'simple-json', nullable: true };
}
