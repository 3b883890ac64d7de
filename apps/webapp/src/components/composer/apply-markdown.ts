export type MarkdownMode =
  'bold' | 'italic' | 'strike' | 'heading' | 'link' | 'code' | 'quote' | 'bullets' | 'numbers';

/** A replacement of a part of a text, and what is selected of the whole after it. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
  selectFrom: number;
  selectTo: number;
}

const marks: Partial<Record<MarkdownMode, string>> = { bold: '**', italic: '*', strike: '~~' };
const URL_PLACEHOLDER = 'url';

/** What a button of the formatting bar does to a text with a selection; pressed again it takes the marks away. */
export function applyMarkdown(mode: MarkdownMode, value: string, start: number, end: number): TextEdit {
  switch (mode) {
    case 'bold':
    case 'italic':
    case 'strike':
      return wrap(value, start, end, marks[mode] ?? '');
    case 'code':
      return value.slice(start, end).includes('\n') ? fence(value, start, end) : wrap(value, start, end, '`');
    case 'link':
      return link(value, start, end);
    case 'heading':
      return lines(value, start, end, /^#{1,6} /, () => '### ');
    case 'quote':
      return lines(value, start, end, /^> ?/, () => '> ');
    case 'bullets':
      return lines(value, start, end, /^[-*] /, () => '- ');
    case 'numbers':
      return lines(value, start, end, /^\d+\. /, (index) => `${index + 1}. `);
  }
}

function wrap(value: string, start: number, end: number, mark: string): TextEdit {
  const selected = value.slice(start, end);
  const { length } = mark;
  const isInside =
    selected.length >= 2 * length && selected.startsWith(mark) && selected.endsWith(mark) && length > 0;
  if (isInside && !isPartOfLonger(selected, mark)) {
    const text = selected.slice(length, -length);
    return { start, end, text, selectFrom: start, selectTo: start + text.length };
  }
  const isAround = value.slice(start - length, start) === mark && value.slice(end, end + length) === mark;
  if (
    isAround &&
    start >= length &&
    !isPartOfLonger(value.slice(start - length - 1, end + length + 1), mark)
  ) {
    return {
      start: start - length,
      end: end + length,
      text: selected,
      selectFrom: start - length,
      selectTo: end - length,
    };
  }
  // Marks stand at words: spaces at the ends of what is selected stay outside.
  const [before = ''] = /^\s*/.exec(selected) ?? [];
  const inner = selected.trim();
  const after = inner === '' ? '' : (/\s*$/.exec(selected)?.[0] ?? '');
  const from = start + before.length + length;
  return {
    start,
    end,
    text: `${before}${mark}${inner}${mark}${after}`,
    selectFrom: from,
    selectTo: from + inner.length,
  };
}

/** `*` around `**bold**` is not one of the stars of `**`. */
const isPartOfLonger = (text: string, mark: string) =>
  mark === '*' && /^\*\*[^*]/.test(text) && /[^*]\*\*$/.test(text);

function fence(value: string, start: number, end: number): TextEdit {
  const selected = value.slice(start, end);
  const opening = `${start === 0 || value[start - 1] === '\n' ? '' : '\n'}\`\`\`\n`;
  const closing = `\n\`\`\`${end === value.length || value[end] === '\n' ? '' : '\n'}`;
  const from = start + opening.length;
  return {
    start,
    end,
    text: opening + selected + closing,
    selectFrom: from,
    selectTo: from + selected.length,
  };
}

function link(value: string, start: number, end: number): TextEdit {
  const selected = value.slice(start, end);
  if (/^(?:https?:\/\/|www\.)\S+$/.test(selected)) {
    const text = `[](${selected})`;
    return { start, end, text, selectFrom: start + 1, selectTo: start + 1 };
  }
  const text = `[${selected}](${URL_PLACEHOLDER})`;
  const url = start + selected.length + 3;
  // The title first, where there is none yet; then the address.
  return selected === ''
    ? { start, end, text, selectFrom: start + 1, selectTo: start + 1 }
    : { start, end, text, selectFrom: url, selectTo: url + URL_PLACEHOLDER.length };
}

function lines(
  value: string,
  start: number,
  end: number,
  there: RegExp,
  mark: (index: number) => string,
): TextEdit {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', end);
  const to = next === -1 ? value.length : next;
  const all = value.slice(from, to).split('\n');
  const isMarked = all.every((line) => there.test(line));
  const text = all
    .map((line, index) => (isMarked ? line.replace(there, '') : `${mark(index)}${line.replace(there, '')}`))
    .join('\n');
  return start === end
    ? edit(from, to, text, Math.max(from, start + text.length - (to - from)))
    : { start: from, end: to, text, selectFrom: from, selectTo: from + text.length };
}

const edit = (start: number, end: number, text: string, caret: number): TextEdit => ({
  start,
  end,
  text,
  selectFrom: caret,
  selectTo: caret,
});
