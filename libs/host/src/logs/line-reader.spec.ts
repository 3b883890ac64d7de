import { describe, expect, it } from '@jest/globals';
import { LINE_LIMIT_BYTES, LineReader } from './line-reader.ts';
import type { Line } from './line-reader.ts';

function read(...chunks: (string | Buffer)[]): Line[] {
  const lines: Line[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (const chunk of chunks) reader.write(Buffer.from(chunk));
  reader.end();
  return lines;
}

describe('the line reader', () => {
  it('joins what arrives in pieces, in the middle of a character too', () => {
    const bytes = Buffer.from('grüße\r\nzwei');
    expect(read(bytes.subarray(0, 3), bytes.subarray(3))).toEqual([
      { text: 'grüße', whole: true },
      { text: 'zwei', whole: true },
    ]);
  });

  it('keeps a line of exactly the limit whole, and cuts one byte more into pieces', () => {
    const full = 'x'.repeat(LINE_LIMIT_BYTES);
    expect(read(`${full}\nnext\n`)).toEqual([
      { text: full, whole: true },
      { text: 'next', whole: true },
    ]);
    expect(read(`${full}y\nnext\n`)).toEqual([
      { text: full, whole: false },
      { text: 'y', whole: false },
      { text: 'next', whole: true },
    ]);
  });

  it('passes on empty lines and nothing for an empty stream', () => {
    expect(read('\n')).toEqual([{ text: '', whole: true }]);
    expect(read('')).toEqual([]);
  });
});
