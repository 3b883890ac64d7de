/** Words of declared types that differ from PostgreSQL's names, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  int: 'integer',
  integer: 'integer',
  varchar: 'character varying',
  char: 'character',
  blob: 'bytea',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  duration: 'interval',
  double: 'double precision',
  array: 'ARRAY',
};

/** A column's type as information_schema has it, from how it was declared to SQLite. */
export function postgresTypeName(declared: string): string {
  const first = /^[a-z_]+/i.exec(declared)?.[0].toLowerCase() ?? '';
  return NAMES[first] ?? (first === '' ? 'text' : first);
}

const DRIVER_NAMES: Readonly<Record<string, string>> = {
  integer: 'INT4',
  bigint: 'INT8',
  smallint: 'INT2',
  'character varying': 'VARCHAR',
  character: 'BPCHAR',
  boolean: 'BOOL',
  'double precision': 'FLOAT8',
  real: 'FLOAT4',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMPTZ',
  'time without time zone': 'TIME',
  ARRAY: '_TEXT',
};

/** The same as lib/pq names it. */
export function driverTypeName(declared: string | null): string {
  if (declared === null) return '';
  const name = postgresTypeName(declared);
  return DRIVER_NAMES[name] ?? name.toUpperCase();
}
