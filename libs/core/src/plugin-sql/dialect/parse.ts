import { SqlError, syntaxError } from '../errors.ts';
import type { Leaf, Node } from './node.ts';
import { tokenize } from './tokenize.ts';

/** Longest text, in UTF-16 units, and deepest nesting of parentheses that are looked at. */
export const MAX_TEXT = 4 * 1024 * 1024;
const MAX_DEPTH = 200;

/** The statements of a text, without those that are empty, as trees of parentheses. */
export function parse(source: string): Node[][] {
  if (source.length > MAX_TEXT)
    throw new SqlError('program_limit_exceeded', `a text of more than ${MAX_TEXT} characters`);
  if (source.includes('\0')) throw new SqlError('syntax_error', 'a text must not hold NUL characters');
  const tokens = tokenize(source);
  const statements: Node[][] = [];
  let pos = 0;

  const items = (close: ')' | ']' | ';', depth: number, opened: Leaf | undefined): Node[] => {
    if (depth > MAX_DEPTH)
      throw new SqlError('statement_too_complex', `parentheses more than ${MAX_DEPTH} deep`, {
        at: opened?.at,
      });
    const found: Node[] = [];
    for (;;) {
      const token = tokens[pos++];
      if (token === undefined) {
        if (close === ';') return found;
        throw new SqlError('syntax_error', 'syntax error at end of input', { at: source.length });
      }
      if (token.kind !== 'op') {
        found.push(token);
        continue;
      }
      if (token.value === close) return found;
      if (token.value === '(' || token.value === '[') {
        const inside = items(token.value === '(' ? ')' : ']', depth + 1, token);
        found.push({ kind: 'group', open: token.value, items: inside, at: token.at });
      } else if (token.value === ')' || token.value === ']' || token.value === ';')
        throw syntaxError(token.value, token.at);
      else found.push(token);
    }
  };
  while (pos < tokens.length) {
    const statement = items(';', 0, undefined);
    if (statement.length > 0) statements.push(statement);
  }
  return statements;
}
