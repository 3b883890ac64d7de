import type { TextEdit } from './apply-markdown.ts';

const ITEM = /^(\s*)([-*]|(\d+)\.)( \[[ x]\])? (.*)$/;

/**
 * What a new line begins with when the one before it is an item of a list or a quote: the next item. An item without a
 * text ends the list. `undefined` where a new line is just that.
 */
export function continueList(value: string, caret: number): TextEdit | undefined {
  const from = value.lastIndexOf('\n', caret - 1) + 1;
  const line = value.slice(from, caret);
  const [, indent = '', mark = '', number, box = '', words = ''] = ITEM.exec(line) ?? [];
  if (mark === '' || isInCode(value.slice(0, from))) {
    return undefined;
  }
  if (words.trim() === '') {
    return { start: from, end: caret, text: '', selectFrom: from, selectTo: from };
  }
  const next = number === undefined ? mark : `${Number(number) + 1}.`;
  const text = `\n${indent}${next}${box === '' ? '' : ' [ ]'} `;
  return { start: caret, end: caret, text, selectFrom: caret + text.length, selectTo: caret + text.length };
}

/** Whether a fence of a code block is open at the end of a text. */
export const isInCode = (before: string): boolean => (before.match(/^```/gm)?.length ?? 0) % 2 === 1;
