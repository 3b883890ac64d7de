import { notSupported, SqlError } from '../errors.ts';
import { emit } from './emit.ts';
import { translateExpressions } from './expressions.ts';
import { isOp, isWord, sql, textOfNode, wordsAt } from './node.ts';
import type { Leaf, Node } from './node.ts';
import { parse } from './parse.ts';
import type { Handler, Plan, Step } from './plan.ts';

type Translate = (items: readonly Node[]) => Step;

/**
 * `DO $$ BEGIN ... END $$`, as migrations use it to look before they change something, or to try: statements, IF ... THEN
 * ... ELSE around them, and EXCEPTION behind them. Anything else of PL/pgSQL is refused.
 */
export function doBlock(items: readonly Node[], translate: Translate): Plan {
  const body = items.find((node): node is Leaf => node.kind === 'string');
  if (body === undefined) throw new SqlError('syntax_error', 'DO without a block', { at: items[0]?.at });
  const at = body.at;
  const refuse = (what: string): SqlError =>
    notSupported(
      `${what} in a DO block`,
      at,
      'Statements, IF ... THEN ... ELSE ... END IF and EXCEPTION are; do the rest in the plugin.',
    );
  let statements: Node[][];
  try {
    statements = parse(body.value);
  } catch (error) {
    // Positions are of the text in the block, not of the one it is in.
    throw error instanceof SqlError ? new SqlError(error.state, error.message, { at }) : error;
  }
  let pos = 0;

  const steps = (...ends: string[]): { found: Step[]; rest: Node[] } => {
    const found: Step[] = [];
    for (;;) {
      const statement = statements[pos++];
      if (statement === undefined) throw new SqlError('syntax_error', 'a DO block without END', { at });
      const whole = withoutLabel(statement);
      if (isWord(whole[0], ...ends)) return { found, rest: whole };
      found.push(...step(whole));
    }
  };
  const step = (whole: Node[]): Step[] => {
    if (isWord(whole[0], 'if')) return [branch(whole)];
    if (isWord(whole[0], 'begin')) {
      statements[--pos] = whole.slice(1);
      const inner = steps('end', 'exception');
      if (!isWord(inner.rest[0], 'exception')) return inner.found;
      const handled = handlers(inner.rest.slice(1));
      return [() => [{ kind: 'try', steps: inner.found, handlers: handled }]];
    }
    if (isWord(whole[0], 'null') && whole.length === 1) return [];
    if (isWord(whole[0], 'raise') && !isWord(whole[1], 'exception')) return [];
    if (
      isWord(
        whole[0],
        'declare',
        'for',
        'while',
        'loop',
        'execute',
        'perform',
        'raise',
        'return',
        'exception',
      ) ||
      isOp(whole[1], ':=')
    )
      throw refuse(textOfNode(whole[0]).toUpperCase());
    return [translate(whole)];
  };
  const handlers = (whole: Node[]): Handler[] => {
    const then = whole.findIndex((node) => isWord(node, 'then'));
    if (!isWord(whole[0], 'when') || then < 0)
      throw new SqlError('syntax_error', 'EXCEPTION without WHEN ... THEN', { at });
    const conditions = whole
      .slice(1, then)
      .filter((node) => !isWord(node, 'or', 'sqlstate'))
      .map((node) => textOfNode(node).toLowerCase());
    statements[--pos] = whole.slice(then + 1);
    const { found, rest } = steps('when', 'end');
    const first = { conditions, steps: found };
    return isWord(rest[0], 'when') ? [first, ...handlers(rest)] : [first];
  };
  const branch = (whole: Node[]): Step => {
    const then = whole.findIndex((node) => isWord(node, 'then'));
    if (then < 0) throw new SqlError('syntax_error', 'IF without THEN', { at });
    const condition = emit([sql('SELECT'), ...translateExpressions(whole.slice(1, then))]);
    statements[--pos] = whole.slice(then + 1);
    const yes = steps('else', 'elsif', 'elseif', 'end');
    let otherwise: Step[] = [];
    if (isWord(yes.rest[0], 'else')) {
      statements[--pos] = yes.rest.slice(1);
      otherwise = steps('end').found;
    } else if (!isWord(yes.rest[0], 'end')) otherwise = [branch(yes.rest)];
    return () => [{ kind: 'if', condition, then: yes.found, otherwise }];
  };
  const all: Step[] = [];
  while (pos < statements.length) all.push(...step(withoutLabel(statements[pos++] as Node[])));
  return { kind: 'each', steps: all };
}

/** `<<label>>` before BEGIN. */
function withoutLabel(statement: Node[]): Node[] {
  return isOp(statement[0], '<<') && wordsAt(statement, 3, 'begin') ? statement.slice(3) : statement;
}
