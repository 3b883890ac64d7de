import { SqlError } from '../errors.ts';
import { parseArray } from './arrays.ts';
import type { Argument, SqlFunction } from './sql-function.ts';
import { strict, textOf, truth } from './sql-function.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function parseJson(value: Argument): Json {
  try {
    return JSON.parse(textOf(value)) as Json;
  } catch {
    throw new SqlError('invalid_text_representation', 'invalid input syntax for type json');
  }
}

function member(json: Json, key: string): Json | undefined {
  if (Array.isArray(json)) {
    if (!/^-?\d+$/.test(key)) return undefined;
    return json.at(Number(key));
  }
  return typeof json === 'object' && json !== null && Object.hasOwn(json, key) ? json[key] : undefined;
}

function at(value: Argument, path: Argument): Json | undefined {
  let json: Json | undefined = parseJson(value);
  for (const step of pathOf(path)) {
    if (json === undefined) return undefined;
    json = member(json, step);
  }
  return json;
}

function pathOf(path: Argument): string[] {
  return parseArray(textOf(path)).map((step) =>
    step === null ? '' : typeof step === 'string' ? step : step.bare,
  );
}

/** As `->>` gives it: text without quotes, NULL for null. */
function asText(json: Json | undefined): string | null {
  if (json === undefined || json === null) return null;
  return typeof json === 'string' ? json : JSON.stringify(json);
}

/** Whether `inner` is in `outer`, by the rules of `@>`. */
function contains(outer: Json, inner: Json): boolean {
  if (Array.isArray(inner))
    return Array.isArray(outer) && inner.every((element) => outer.some((other) => contains(other, element)));
  if (Array.isArray(outer)) return (typeof inner !== 'object' || inner === null) && outer.includes(inner);
  if (typeof inner === 'object' && inner !== null) {
    if (typeof outer !== 'object' || outer === null) return false;
    return Object.entries(inner).every(
      ([key, value]) => Object.hasOwn(outer, key) && contains(outer[key] as Json, value),
    );
  }
  return outer === inner;
}

function set(json: Json, [step, ...rest]: readonly string[], value: Json, create: boolean): Json {
  if (step === undefined) return value;
  const inside = member(json, step);
  if (inside === undefined && (rest.length > 0 || !create)) return json;
  const changed = rest.length > 0 ? set(inside as Json, rest, value, create) : value;
  if (Array.isArray(json))
    return inside === undefined ? [...json, changed] : json.with(Number(step), changed);
  return typeof json === 'object' && json !== null ? { ...json, [step]: changed } : json;
}

function typeName(json: Json): string {
  if (json === null) return 'null';
  return Array.isArray(json) ? 'array' : typeof json;
}

/** PostgreSQL's JSON operators and functions where SQLite's differ. */
export const jsonFunctions: Readonly<Record<string, SqlFunction>> = {
  pg_json_text: strict((value, key) => asText(member(parseJson(value), textOf(key)))),
  pg_json_path: strict((value, path) => {
    const found = at(value, path);
    return found === undefined ? null : JSON.stringify(found);
  }),
  pg_json_path_text: strict((value, path) => asText(at(value, path))),
  pg_json_contains: strict((outer, inner) => truth(contains(parseJson(outer), parseJson(inner)))),
  pg_json_concat: strict((left, right) => {
    const a = parseJson(left);
    const b = parseJson(right);
    const isObject = (json: Json): json is { [key: string]: Json } => typeName(json) === 'object';
    if (isObject(a) && isObject(b)) return JSON.stringify({ ...a, ...b });
    return JSON.stringify([...(Array.isArray(a) ? a : [a]), ...(Array.isArray(b) ? b : [b])]);
  }),
  pg_json_typeof: strict((value) => typeName(parseJson(value))),
  pg_jsonb_set: strict(
    (value, path, changed, create = 1n) =>
      JSON.stringify(set(parseJson(value), pathOf(path), parseJson(changed), create !== 0n)),
    { fixed: true, varargs: true },
  ),
  json_array_length_safe: {
    fixed: true,
    call: (value) => {
      try {
        const json = parseJson(value);
        return BigInt(Array.isArray(json) ? json.length : -1);
      } catch {
        return -1n;
      }
    },
  },
};
