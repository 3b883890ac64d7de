import { SqlError, syntaxError } from '../errors.ts';
import type { Leaf } from './node.ts';

/** Operators, longest first; what is not here is no operator, and refused. */
const OPERATORS = [
  '!~~*', '!~~', '~~*', '!~*', '#>>', '->>', '::', ':=', '=>', '||', '<=', '>=', '<>', '!=', '!~', '~~', '~*',
  '#>', '#-', '->', '@>', '<@', '@@', '@?', '?|', '?&', '&&', '<<', '>>', '..',
  '+', '-', '*', '/', '%', '^', '&', '|', '#', '<', '>', '=', '~', ',', '.', ';', '(', ')', '[', ']', ':',
]; // prettier-ignore

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SPACE = /[\s\ufeff]+/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const DOLLAR_PARAM = /\$(\d{1,5})/y;

/** Takes a text in PostgreSQL's dialect apart: strings, dollar quotes, comments and names are what they are there. */
export function tokenize(source: string): Leaf[] {
  const tokens: Leaf[] = [];
  let pos = 0;
  let placeholders = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = pos;
    return pattern.exec(source);
  };
  /** From an opening quote to its end; a doubled quote stands for itself. */
  const quoted = (quote: string, what: string, escapes = false): string => {
    const start = pos++;
    let value = '';
    for (;;) {
      const char = source[pos++];
      if (char === undefined)
        throw new SqlError('syntax_error', `unterminated quoted ${what} at or near "${source.slice(start, start + 20)}"`, { at: start }); // prettier-ignore
      if (char === quote) {
        if (source[pos] !== quote) return value;
        pos++;
        value += quote;
      } else if (char === '\\' && escapes) value += escaped();
      else value += char;
    }
  };
  const escaped = (): string => {
    const hex = match(/x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})/y);
    if (hex !== null) {
      pos += hex[0].length;
      const digits = hex[1] ?? hex[2] ?? hex[3];
      const code = digits === undefined ? parseInt(hex[4] ?? '0', 8) : parseInt(digits, 16);
      if (code === 0 || code > 0x10ffff)
        throw new SqlError('syntax_error', 'invalid escape in string', { at: pos });
      return String.fromCodePoint(code);
    }
    const char = source[pos++] ?? '';
    return ESCAPES[char] ?? char;
  };
  const comment = (): void => {
    const start = pos;
    let depth = 0;
    do {
      if (source.startsWith('/*', pos)) depth++;
      else if (source.startsWith('*/', pos)) depth--;
      else {
        if (pos++ >= source.length)
          throw new SqlError('syntax_error', 'unterminated /* comment', { at: start });
        continue;
      }
      pos += 2;
    } while (depth > 0);
  };

  while (pos < source.length) {
    const at = pos;
    const char = source[pos] as string;
    const space = match(SPACE);
    if (space !== null) {
      pos += space[0].length;
    } else if (source.startsWith('--', pos)) {
      const end = source.indexOf('\n', pos);
      pos = end < 0 ? source.length : end;
    } else if (source.startsWith('/*', pos)) {
      comment();
    } else if (char === "'") {
      tokens.push({ kind: 'string', value: quoted("'", 'string'), at });
    } else if ((char === 'e' || char === 'E') && source[pos + 1] === "'") {
      pos++;
      tokens.push({ kind: 'string', value: quoted("'", 'string', true), at });
    } else if (/^(?:[uU]&['"]|[bBxX]')/.test(source.slice(pos, pos + 3))) {
      throw new SqlError(
        'feature_not_supported',
        `literals like ${source.slice(pos, pos + 3)} are not supported on SQLite`,
        { at, hint: "Write E'...' with \\u escapes, or decode('...', 'hex') for bytes." },
      );
    } else if (char === '"') {
      const value = quoted('"', 'identifier');
      if (value === '') throw new SqlError('syntax_error', 'zero-length delimited identifier', { at });
      tokens.push({ kind: 'name', value, at });
    } else if (char === '$') {
      const tag = match(DOLLAR_TAG);
      const param = tag === null ? match(DOLLAR_PARAM) : null;
      if (tag !== null) {
        const end = source.indexOf(tag[0], pos + tag[0].length);
        if (end < 0) throw new SqlError('syntax_error', 'unterminated dollar-quoted string', { at });
        tokens.push({ kind: 'string', value: source.slice(pos + tag[0].length, end), at });
        pos = end + tag[0].length;
      } else if (param !== null && Number(param[1]) > 0) {
        tokens.push({ kind: 'param', value: param[1] ?? '', index: Number(param[1]) - 1, at });
        pos += param[0].length;
      } else throw syntaxError(char, at);
    } else {
      const found = match(WORD) ?? match(NUMBER);
      if (found !== null) {
        pos += found[0].length;
        const isNumber = /^[\d.]/.test(found[0]);
        // Only ASCII letters are folded, whatever the locale.
        const value = found[0].replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
        tokens.push({ kind: isNumber ? 'number' : 'word', value, at });
        continue;
      }
      const operator = OPERATORS.find((candidate) => source.startsWith(candidate, pos));
      if (operator !== undefined) {
        tokens.push({ kind: 'op', value: operator, at });
        pos += operator.length;
      } else if (char === '?') {
        tokens.push({ kind: 'param', value: '?', index: placeholders++, at });
        pos++;
      } else throw syntaxError(char, at);
    }
  }
  if (placeholders > 0 && tokens.some(({ kind, value }) => kind === 'param' && value !== '?'))
    throw new SqlError('syntax_error', 'a statement has either ? or $1 for its arguments, not both');
  return tokens;
}
