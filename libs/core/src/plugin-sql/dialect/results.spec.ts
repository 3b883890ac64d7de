import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlBench } from '../fixtures/sql-bench.ts';
import type { BenchConnection } from '../fixtures/sql-bench.ts';
import type { SqlValue } from '../values.ts';

type Case = [sql: string, rows: unknown[][], ...args: SqlValue[]];

/** What PostgreSQL answers to each of these. */
const CASES: Record<string, Case[]> = {
  'reads tables of the chat under their own names': [
    ['SELECT Id, UserName FROM Users ORDER BY CreateAt', [['u1', 'ann'], ['u2', 'Bob']]],
    ['SELECT u.username, p.Message FROM Posts p JOIN Users AS u ON u.Id = p.UserId', [['ann', 'hello']]],
    ['SELECT count(*) FROM public.users', [[2]]],
    ['SELECT emailverified FROM users ORDER BY id', [[true], [false]]],
  ],
  'takes arguments by number, also again and out of order, and by question mark': [
    ['SELECT $2::text, $1::text, $2::text', [['b', 'a', 'b']], 'a', 'b'],
    ['SELECT username FROM users WHERE id = ? AND emailverified = ?', [['ann']], 'u1', true],
    ["SELECT '$1', '?', $tag$ $1 ? $tag$", [['$1', '?', ' $1 ? ']]],
    ['SELECT 1 -- $1\n /* $2 /* nested */ ? */', [[1]]],
    ['SELECT $1 IS NULL', [[1]], null],
  ],
  'keeps strings what they are': [
    ["SELECT 'it''s', E'a\\tb\\'c', 'back\\slash', $$don't$$", [["it's", "a\tb'c", 'back\\slash', "don't"]]],
    ["SELECT E'\\u00e9\\x41'", [['éA']]],
  ],
  'casts': [
    ["SELECT '12'::int + 1, 1.5::float * 2, 7::text || 'x'", [[13, 3, '7x']]],
    ["SELECT CAST('5' AS bigint), CAST(5 AS varchar(3)), '1'::character varying(2)", [[5, '5', '1']]],
    ["SELECT 'true'::boolean, 'f'::bool, (1 = 1)::boolean", [[1, 0, 1]]],
    ["SELECT COALESCE(MAX(createat), 0)::bigint FROM posts", [[5]]],
    ["SELECT (CASE WHEN 1 = 1 THEN '4' END)::integer", [[4]]],
    ["SELECT '\\xdeadbeef'::bytea", [[Buffer.from('deadbeef', 'hex')]]],
    ["SELECT encode('\\x6869'::bytea, 'escape'), encode('hi'::bytea, 'hex'), decode('6869', 'hex')", [['hi', '6869', Buffer.from('hi')]]],
  ],
  'compares text as PostgreSQL does': [
    ["SELECT 'A' LIKE 'a', 'A' ILIKE 'a', 'É' ILIKE '%é%', 'a' NOT ILIKE 'B'", [[0, 1, 1, 1]]],
    ["SELECT 'a_b' LIKE 'a\\_b', 'axb' LIKE 'a\\_b', 'axb' LIKE 'a_b'", [[1, 0, 1]]],
    ["SELECT '50%' ILIKE '50!%' ESCAPE '!', '50x' ILIKE '50!%' ESCAPE '!'", [[1, 0]]],
    ["SELECT username FROM users WHERE username ILIKE $1 || '%'", [['Bob']], 'b'],
    ["SELECT 'abc' ~ '^a.c$', 'ABC' ~ 'b', 'ABC' ~* 'b', 'abc' !~ 'x'", [[1, 0, 1, 1]]],
    ["SELECT lower('ÀB'), upper('éa'), length('日本')", [['àb', 'ÉA', 2]]],
  ],
  'sorts NULL as the largest value': [
    ['SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL UNION ALL SELECT 2) t ORDER BY x', [[1], [2], [null]]],
    ['SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL) t ORDER BY x DESC', [[null], [1]]],
    ['SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL) t ORDER BY x NULLS FIRST', [[null], [1]]],
  ],
  'pages': [
    ['SELECT id FROM users ORDER BY id OFFSET 1', [['u2']]],
    ['SELECT id FROM users ORDER BY id OFFSET $1 LIMIT $2', [['u2']], 1n, 1n],
    ['SELECT id FROM users ORDER BY id LIMIT ALL', [['u1'], ['u2']]],
    ['SELECT id FROM users ORDER BY id FETCH FIRST 1 ROW ONLY', [['u1']]],
    ['SELECT id FROM users ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED', [['u1']]],
    ['SELECT * FROM (SELECT id FROM users ORDER BY id LIMIT 1) a UNION SELECT $1 ORDER BY 1', [['u0'], ['u1']], 'u0'],
  ],
  'looks in lists': [
    ['SELECT id FROM users WHERE id = ANY($1) ORDER BY id', [['u1'], ['u2']], '{"u1","u2","x"}'],
    ['SELECT id FROM users WHERE createat = ANY($1::bigint[])', [['u1']], '{1700000000001}'],
    ['SELECT id FROM users WHERE id <> ALL($1)', [['u2']], '{u1}'],
    ["SELECT id FROM users WHERE id = ANY(ARRAY['u1', $1])", [['u1']], 'no'],
    ['SELECT id FROM users WHERE id = ANY(SELECT userid FROM posts)', [['u1']]],
    ["SELECT id FROM users WHERE (id, username) IN (('u1', 'ann'), ('u2', 'x'))", [['u1']]],
    ['SELECT array_agg(id) FROM users', [['{"u1","u2"}']]],
  ],
  'reads JSON': [
    ["SELECT '{\"a\":{\"b\":[1,true]}}'::jsonb -> 'a' ->> 'b'", [['[1,true]']]],
    ["SELECT '{\"a\":true}'::json ->> 'a', '{\"a\":5}'::json ->> 'a', '{\"a\":null}'::json ->> 'a'", [['true', '5', null]]],
    ["SELECT '{\"a\":{\"b\":[1,2]}}'::jsonb #>> '{a,b,1}'", [['2']]],
    ["SELECT ('{\"on\":true}'::json->>'on')::boolean", [[1]]],
    ["SELECT '[\"x\",\"y\"]'::jsonb @> '[\"y\"]'::jsonb, '{\"a\":1}'::jsonb @> '{\"a\":2}'", [[1, 0]]],
    ["SELECT jsonb_build_object('a', 1) || jsonb_build_object('b', 2)", [['{"a":1,"b":2}']]],
    ["SELECT jsonb_set('{\"a\":1}', '{a}', '5'), jsonb_typeof('[]'::jsonb)", [['{"a":5}', 'array']]],
    ["SELECT props->>'a' FROM users WHERE props->>'a' = $1", [['b']], 'b'],
  ],
  'reckons with time': [
    ["SELECT EXTRACT(EPOCH FROM TIMESTAMP '1970-01-02 00:00:00')", [[86_400]]],
    ["SELECT date_part('year', '2026-05-06'::date), '2026-05-06 07:08:09+02'::timestamptz", [[2026, '2026-05-06T05:08:09.000Z']]],
    ["SELECT '2026-01-31'::date + INTERVAL '1 day', '2026-01-01T00:00:00Z'::timestamptz - '2 hours'::interval", [['2026-02-01T00:00:00.000Z', '2025-12-31T22:00:00.000Z']]],
    ['SELECT now() > to_timestamp(0), FLOOR(EXTRACT (EPOCH FROM now())::float * 1000) > 1', [[1, 1]]],
    ["SELECT date_trunc('hour', '2026-05-06T07:08:09Z'::timestamp AT TIME ZONE 'UTC')", [['2026-05-06T07:00:00.000Z']]],
  ],
  'has the usual functions': [
    ["SELECT greatest(1, 3, NULL), least('b', 'a'), concat('a', NULL, 1), left('abc', 2), right('abc', 2)", [[3, 'a', 'a1', 'ab', 'bc']]],
    ["SELECT position('b' in 'abc'), substring('abcd' from 2 for 2), trim(both 'x' from 'xax'), strpos('abc', 'c')", [[2, 'bc', 'a', 3]]],
    ["SELECT split_part('a.b.c', '.', 2), md5('x'), regexp_replace('aXbX', 'X', '-', 'g')", [['b', '9dd4e461268c8034f5c8564e155c67a6', 'a-b-']]],
    ["SELECT string_agg(username, ',' ORDER BY username DESC), bool_or(emailverified), bool_and(emailverified) FROM users", [['ann,Bob', 1, 0]]],
    ['SELECT count(DISTINCT (id, username)) FROM users', [[2]]],
    ['SELECT length(gen_random_uuid()::text)', [[36]]],
    ['SELECT row_number() OVER (PARTITION BY 1 ORDER BY id DESC), id FROM users ORDER BY id', [[2, 'u1'], [1, 'u2']]],
    ['WITH t(n) AS (VALUES (1), (2)) SELECT sum(n) FROM t WHERE n IS DISTINCT FROM 3', [[3]]],
    ["VALUES (1, 'a')", [[1, 'a']]],
    ['(SELECT 1)', [[1]]],
  ],
  'says what database it is': [
    ['SHOW server_version', [['14.0']]],
    ['SELECT CURRENT_SCHEMA(), CURRENT_DATABASE(), current_schema', [['public', 'mattermost', 'public']]],
    ["SELECT to_regclass('public.users') IS NOT NULL, to_regclass('nothing') IS NULL", [[1, 1]]],
    ["SELECT version() LIKE 'PostgreSQL 14%'", [[1]]],
    ['SET statement_timeout = 0', []],
  ],
  'tells of tables and columns': [
    ["SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN ('users', 'patchbay_plugins')", [['users']]],
    ["SELECT COLUMN_NAME, data_type, is_nullable FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = $1 AND column_name <> 'props' ORDER BY ordinal_position", [
      ['id', 'character varying', 'NO'], ['username', 'character varying', 'NO'], ['emailverified', 'boolean', 'NO'], ['createat', 'bigint', 'NO'],
    ], 'users'],
    ["SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'posts' AND c.relkind = 'r')", [[1]]],
    ["SELECT character_maximum_length FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'username'", [[64]]],
  ],
}; // prettier-ignore

describe('a query in PostgreSQL’s dialect', () => {
  let bench: SqlBench;
  let db: BenchConnection;

  beforeAll(async () => {
    bench = new SqlBench();
    db = await bench.open();
  });

  afterAll(() => bench.close());

  describe.each(Object.entries(CASES))('%s', (_, cases) => {
    it.each(cases)('%s', async (sql, rows, ...args) => {
      expect(await db.query(sql, ...args)).toEqual(rows);
    });
  });

  it('names columns as PostgreSQL does', async () => {
    expect(await db.columns('SELECT u.Id, UserName AS Name, count(*), COALESCE(1, 2), 1 + 1, CASE WHEN true THEN 1 END FROM users u')).toEqual([
      'id VARCHAR', 'name VARCHAR', 'count', 'coalesce', '?column?', 'case',
    ]); // prettier-ignore
  });
});
