import { createHash, randomUUID } from 'node:crypto';
import { SqlError } from '../errors.ts';
import { arrayAsJson, arrayText } from './arrays.ts';
import type { Argument, SqlFunction } from './sql-function.ts';
import { bytesOf, no, strict, textOf, truth, yes } from './sql-function.ts';

/** Patterns that were made into regular expressions, so that a scan makes each once. */
const PATTERNS_KEPT = 64;
const patterns = new Map<string, RegExp>();

function pattern(key: string, make: () => RegExp): RegExp {
  const known = patterns.get(key);
  if (known !== undefined) return known;
  if (patterns.size >= PATTERNS_KEPT) patterns.clear();
  const made = make();
  patterns.set(key, made);
  return made;
}

/** ILIKE's pattern: `%` any text, `_` any character, the escape before either for itself. */
function likePattern(source: string, escape: string): RegExp {
  return pattern(`i${escape}${source}`, () => {
    let expression = '';
    let escaped = false;
    for (const char of source) {
      if (!escaped && char === escape && escape !== '') escaped = true;
      else {
        if (!escaped && char === '%') expression += '.*';
        else if (!escaped && char === '_') expression += '.';
        else expression += char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
        escaped = false;
      }
    }
    return new RegExp(`^${expression}$`, 'isu');
  });
}

function regularExpression(source: string): RegExp {
  return pattern(`r${source}`, () => {
    const anyCase = source.startsWith('(?i)');
    try {
      return new RegExp(anyCase ? source.slice(4) : source, anyCase ? 'iu' : 'u');
    } catch (error) {
      throw new SqlError(
        'invalid_parameter_value',
        `invalid regular expression: ${(error as Error).message}`,
      );
    }
  });
}

const TRUE = ['t', 'true', 'y', 'yes', 'on', '1'];
const FALSE = ['f', 'false', 'n', 'no', 'off', '0'];

function toBoolean(value: Argument): bigint {
  if (typeof value === 'bigint' || typeof value === 'number') return truth(Number(value) !== 0);
  const given = textOf(value).trim().toLowerCase();
  if (TRUE.includes(given)) return yes;
  if (FALSE.includes(given)) return no;
  throw new SqlError(
    'invalid_text_representation',
    `invalid input syntax for type boolean: "${textOf(value).slice(0, 60)}"`,
  );
}

function toBytes(value: Argument): Buffer {
  const given = textOf(value);
  if (value instanceof Uint8Array || !given.startsWith('\\x')) return bytesOf(value);
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(given.slice(2)))
    throw new SqlError('invalid_text_representation', 'invalid hexadecimal data for type bytea');
  return Buffer.from(given.slice(2), 'hex');
}

function encode(value: Argument, format: string): string {
  const bytes = bytesOf(value);
  if (format === 'hex' || format === 'base64') return bytes.toString(format);
  if (format !== 'escape')
    throw new SqlError('invalid_parameter_value', `unrecognized encoding: "${format}"`);
  return [...bytes]
    .map((byte) =>
      byte === 0x5c
        ? '\\\\'
        : byte === 0 || byte > 0x7e
          ? `\\${byte.toString(8).padStart(3, '0')}`
          : String.fromCharCode(byte),
    )
    .join('');
}

function compare(a: Argument, b: Argument): number {
  if ((typeof a === 'bigint' || typeof a === 'number') && (typeof b === 'bigint' || typeof b === 'number'))
    return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

function best(args: Argument[], sign: number): Argument {
  return args
    .filter((arg) => arg !== null)
    .reduce<Argument>((found, arg) => (found === null || sign * compare(arg, found) > 0 ? arg : found), null);
}

/** Text functions of PostgreSQL that SQLite lacks, or has for ASCII only. */
export const textFunctions: Readonly<Record<string, SqlFunction>> = {
  match: strict(
    (source, value, escape = '\\') => truth(likePattern(textOf(source), textOf(escape)).test(textOf(value))),
    {
      fixed: true,
      varargs: true,
    },
  ),
  regexp: strict((source, value) => truth(regularExpression(textOf(source)).test(textOf(value)))),
  pg_any_case: strict((source) => `(?i)${textOf(source)}`),
  regexp_replace: strict(
    (value, source, replacement, flags = '') => {
      const { source: expression } = regularExpression(textOf(source));
      const options = textOf(flags).replace(/[^gi]/g, '');
      const by = textOf(replacement)
        .replaceAll('$', '$$$$')
        .replace(/\\(\d)/g, '$$$1')
        .replaceAll('\\&', '$$&');
      return textOf(value).replace(new RegExp(expression, `u${options}`), by);
    },
    { fixed: true, varargs: true },
  ),
  lower: strict((value) => textOf(value).toLowerCase()),
  upper: strict((value) => textOf(value).toUpperCase()),
  pg_left: strict((value, count) => {
    const chars = [...textOf(value)];
    return chars.slice(0, Number(count)).join('');
  }),
  pg_right: strict((value, count) => {
    const n = Number(count);
    return n === 0 ? '' : [...textOf(value)].slice(-n).join('');
  }),
  split_part: strict(
    (value, separator, index) =>
      textOf(value)
        .split(textOf(separator))
        .at(Number(index) > 0 ? Number(index) - 1 : Number(index)) ?? '',
  ),
  starts_with: strict((value, start) => truth(textOf(value).startsWith(textOf(start)))),
  greatest: { fixed: true, varargs: true, call: (...args) => best(args, 1) },
  least: { fixed: true, varargs: true, call: (...args) => best(args, -1) },
  md5: strict((value) => createHash('md5').update(bytesOf(value)).digest('hex')),
  sha256: strict((value) => createHash('sha256').update(bytesOf(value)).digest()),
  gen_random_uuid: { call: () => randomUUID() },
  pg_random: { call: () => Math.random() },
  pg_bool: strict(toBoolean),
  pg_bytea: strict(toBytes),
  encode: strict((value, format) => encode(value, textOf(format))),
  decode: strict((value, format) =>
    Buffer.from(textOf(value), textOf(format) === 'base64' ? 'base64' : 'hex'),
  ),
  pg_array: { fixed: true, call: arrayAsJson },
  pg_array_text: { fixed: true, varargs: true, call: (...args) => arrayText(args) },
};
