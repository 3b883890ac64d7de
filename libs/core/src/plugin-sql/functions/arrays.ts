import { SqlError } from '../errors.ts';
import type { Argument } from './sql-function.ts';
import { textOf } from './sql-function.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** The elements of an array as text, `{a,"b c",NULL}` (PostgreSQL's manual, "Arrays", input and output). */
export function parseArray(literal: string): (string | null | { bare: string })[] {
  const malformed = (): SqlError =>
    new SqlError('invalid_text_representation', `malformed array literal: "${literal.slice(0, 60)}"`);
  const source = literal.trim();
  if (!source.startsWith('{') || !source.endsWith('}')) throw malformed();
  const elements: (string | null | { bare: string })[] = [];
  let pos = 1;
  if (source.slice(1, -1).trim() === '') return elements;
  for (;;) {
    while (/\s/.test(source[pos] ?? '')) pos++;
    if (source[pos] === '{')
      throw new SqlError('feature_not_supported', 'arrays of arrays are not supported on SQLite');
    if (source[pos] === '"') {
      let value = '';
      for (pos++; source[pos] !== '"'; pos++) {
        if (source[pos] === '\\') pos++;
        if (pos >= source.length) throw malformed();
        value += source[pos];
      }
      pos++;
      elements.push(value);
    } else {
      let value = '';
      for (; pos < source.length && source[pos] !== ',' && source[pos] !== '}'; pos++) {
        if (source[pos] === '\\') pos++;
        value += source[pos] ?? '';
      }
      value = value.trim();
      if (value === '') throw malformed();
      elements.push(value.toUpperCase() === 'NULL' ? null : { bare: value });
    }
    while (/\s/.test(source[pos] ?? '')) pos++;
    const char = source[pos++];
    if (char === '}') {
      if (pos !== source.length) throw malformed();
      return elements;
    }
    if (char !== ',') throw malformed();
  }
}

/** An array as JSON, for json_each. What is quoted is text; numbers without quotes are numbers. */
export function arrayAsJson(value: Argument): string | null {
  if (value === null) return null;
  const parts = parseArray(textOf(value)).map((element) => {
    if (element === null) return 'null';
    if (typeof element === 'string') return JSON.stringify(element);
    return NUMBER.test(element.bare) ? element.bare : JSON.stringify(element.bare);
  });
  return `[${parts.join(',')}]`;
}

/** Values as the text of an array. */
export function arrayText(values: readonly Argument[]): string {
  const parts = values.map((value) => {
    if (value === null) return 'NULL';
    if (typeof value === 'bigint' || typeof value === 'number') return String(value);
    const written = textOf(value);
    if (/^[^\s{}",\\]+$/.test(written) && written.toUpperCase() !== 'NULL') return written;
    return `"${written.replace(/[\\"]/g, (char) => `\\${char}`)}"`;
  });
  return `{${parts.join(',')}}`;
}
