/** Functions that SQLite has under another name, or that come from `functions/` because SQLite's own differ. */
export const RENAMED: Readonly<Record<string, string>> = {
  char_length: 'length',
  character_length: 'length',
  strpos: 'instr',
  left: 'pg_left',
  right: 'pg_right',
  random: 'pg_random',
  json_build_object: 'json_object',
  jsonb_build_object: 'json_object',
  json_build_array: 'json_array',
  jsonb_build_array: 'json_array',
  json_agg: 'json_group_array',
  jsonb_agg: 'json_group_array',
  json_object_agg: 'json_group_object',
  jsonb_object_agg: 'json_group_object',
  jsonb_array_length: 'json_array_length',
  to_json: 'json_quote',
  to_jsonb: 'json_quote',
  json_typeof: 'pg_json_typeof',
  jsonb_typeof: 'pg_json_typeof',
  jsonb_set: 'pg_jsonb_set',
  date_part: 'pg_extract',
  every: 'bool_and',
  uuid_generate_v4: 'gen_random_uuid',
  transaction_timestamp: 'now',
  statement_timestamp: 'now',
  clock_timestamp: 'now',
  pg_advisory_xact_lock: 'pg_advisory_xact_lock',
};

/** What PostgreSQL calls without parentheses. */
export const WITHOUT_PARENTHESES: Readonly<Record<string, string>> = {
  current_timestamp: 'now',
  localtimestamp: 'now',
  current_date: 'pg_today',
  current_user: 'pg_user',
  session_user: 'pg_user',
  current_role: 'pg_user',
  current_catalog: 'current_database',
  current_schema: 'current_schema',
};

/** Functions whose result is JSON, so that `||` behind them joins objects. */
export const JSON_FUNCTIONS = new Set([
  'json',
  'json_object',
  'json_array',
  'pg_jsonb_set',
  'pg_json_concat',
]);

/** Returns rows, which functions in JavaScript cannot. */
export const SET_RETURNING = new Set([
  'unnest',
  'generate_series',
  'json_array_elements',
  'jsonb_array_elements',
  'json_array_elements_text',
  'jsonb_array_elements_text',
  'json_to_recordset',
  'jsonb_to_recordset',
  'regexp_matches',
  'regexp_split_to_table',
  'string_to_table',
]);
