import { DATABASE_NAME } from '../functions/register.ts';

/** Where the chat's database is attached; a plugin cannot name it. */
export const CORE = 'patchbay_core';
/** Writing to it, without a row, is how a transaction takes the right to write in the plugin's own file only. */
export const WRITE_MARK = 'patchbay_write_mark';

const VISIBLE = `name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'patchbay\\_%' ESCAPE '\\'`;
const TABLES = `(SELECT name, type, sql, 'main' AS place FROM main.sqlite_schema
  WHERE type IN ('table', 'view') AND ${VISIBLE}
  UNION ALL SELECT name, type, sql, '${CORE}' FROM ${CORE}.sqlite_schema
  WHERE type IN ('table', 'view') AND ${VISIBLE}
    AND lower(name) NOT IN (SELECT lower(name) FROM main.sqlite_schema WHERE type IN ('table', 'view')))`;
const INDICES = `(SELECT t.name AS tbl, i.name AS idx, i."unique" AS uniq, i.origin AS origin, i.partial AS partial, t.place AS place
  FROM ${TABLES} t, pragma_index_list(t.name, t.place) i WHERE t.type = 'table')`;
/** Keys and unique constraints, also those that ALTER TABLE made as indices. */
const KEYS = `(SELECT name AS tbl, lower(name) || '_pkey' AS idx, 'PRIMARY KEY' AS kind, place FROM ${TABLES} t
    WHERE EXISTS (SELECT 1 FROM pragma_table_info(t.name, t.place) WHERE pk > 0)
  UNION ALL SELECT tbl, idx, 'PRIMARY KEY', place FROM ${INDICES} WHERE idx = lower(tbl) || '_pkey'
  UNION ALL SELECT tbl, CASE WHEN origin = 'c' THEN idx ELSE lower(tbl) || '_' ||
      (SELECT group_concat(name, '_') FROM pragma_index_info(idx, place)) || '_key' END, 'UNIQUE', place
    FROM ${INDICES} WHERE origin = 'u' OR (origin = 'c' AND uniq AND NOT partial AND idx <> lower(tbl) || '_pkey'))`;
const CATALOG = `'${DATABASE_NAME}' AS table_catalog, 'public' AS table_schema`;

/** The parts of information_schema and pg_catalog that migration libraries look at. */
export const CATALOG_VIEWS: readonly string[] = Object.entries({
  information_schema_tables: `SELECT ${CATALOG}, name AS table_name,
    CASE type WHEN 'view' THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type FROM ${TABLES}`,
  information_schema_columns: `SELECT ${CATALOG}, t.name AS table_name, c.name AS column_name,
    c.cid + 1 AS ordinal_position, c.dflt_value AS column_default,
    CASE WHEN c."notnull" OR c.pk THEN 'NO' ELSE 'YES' END AS is_nullable, pg_type_name(c.type) AS data_type,
    pg_type_name(c.type) AS udt_name,
    CASE WHEN instr(c.type, '(') > 0 AND c.type LIKE '%CHAR%' OR c.type LIKE '%char%(%'
      THEN CAST(substr(c.type, instr(c.type, '(') + 1) AS INTEGER) END AS character_maximum_length
    FROM ${TABLES} t, pragma_table_info(t.name, t.place) c`,
  information_schema_table_constraints: `SELECT '${DATABASE_NAME}' AS constraint_catalog, 'public' AS constraint_schema,
    idx AS constraint_name, ${CATALOG}, tbl AS table_name, kind AS constraint_type FROM ${KEYS}
    UNION ALL SELECT '${DATABASE_NAME}', 'public', lower(t.name) || '_' || f."from" || '_fkey', '${DATABASE_NAME}', 'public',
      t.name, 'FOREIGN KEY' FROM ${TABLES} t, pragma_foreign_key_list(t.name, t.place) f WHERE f.seq = 0`,
  information_schema_key_column_usage: `SELECT 'public' AS constraint_schema, lower(t.name) || '_pkey' AS constraint_name,
    ${CATALOG}, t.name AS table_name, c.name AS column_name, c.pk AS ordinal_position
    FROM ${TABLES} t, pragma_table_info(t.name, t.place) c WHERE c.pk > 0
    UNION ALL SELECT 'public', i.idx, '${DATABASE_NAME}', 'public', i.tbl, c.name, c.seqno + 1
      FROM ${INDICES} i, pragma_index_info(i.idx, i.place) c WHERE i.idx = lower(i.tbl) || '_pkey'`,
  information_schema_schemata: `SELECT '${DATABASE_NAME}' AS catalog_name, 'public' AS schema_name`,
  pg_tables: `SELECT 'public' AS schemaname, name AS tablename, '${DATABASE_NAME}' AS tableowner FROM ${TABLES} WHERE type = 'table'`,
  pg_views: `SELECT 'public' AS schemaname, name AS viewname FROM ${TABLES} WHERE type = 'view'`,
  pg_indexes: `SELECT 'public' AS schemaname, tbl AS tablename, idx AS indexname, 'CREATE ' || CASE WHEN uniq THEN 'UNIQUE ' ELSE '' END
    || 'INDEX ' || idx || ' ON public.' || tbl || ' USING btree (' ||
    (SELECT group_concat(name, ', ') FROM pragma_index_info(idx, place)) || ')' AS indexdef FROM ${INDICES} WHERE origin = 'c'`,
  pg_namespace: `SELECT 2200 AS oid, 'public' AS nspname`,
  pg_class: `SELECT name AS oid, name AS relname, 2200 AS relnamespace, CASE type WHEN 'view' THEN 'v' ELSE 'r' END AS relkind
    FROM ${TABLES} UNION ALL SELECT idx, idx, 2200, 'i' FROM ${INDICES} WHERE origin = 'c'`,
  pg_constraint: `SELECT idx AS oid, idx AS conname, 2200 AS connamespace, CASE kind WHEN 'UNIQUE' THEN 'u' ELSE 'p' END AS contype,
    tbl AS conrelid FROM ${KEYS}`,
  pg_database: `SELECT 1 AS oid, '${DATABASE_NAME}' AS datname`,
  pg_extension: `SELECT 'plpgsql' AS extname, '1.0' AS extversion`,
}).map(([name, query]) => `CREATE TEMP VIEW ${name} AS ${query}`);
