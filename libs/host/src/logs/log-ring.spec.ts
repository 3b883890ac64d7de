import { describe, expect, it } from '@jest/globals';
import { ENTRY_CHARACTERS, LogRing, RING_CHARACTERS, RING_LINES } from './log-ring.ts';

function filled(lines: number): LogRing {
  const ring = new LogRing();
  for (let n = 1; n <= lines; n += 1) ring.append(n, n % 2 ? 'debug' : 'warn', `line ${String(n)}`, {});
  return ring;
}

describe('the log of a plugin', () => {
  it('gives what came last, oldest first, from where one has read on', () => {
    const ring = filled(5);
    expect(ring.query({ lines: 2 }).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(ring.query({ after: 3 }).map(({ message }) => message)).toEqual(['line 4', 'line 5']);
    expect(ring.query({ after: 5 })).toEqual([]);
    expect(ring.query({ level: 'info' }).map(({ seq }) => seq)).toEqual([2, 4]);
  });

  it('gives all of it to one who has read on in the log of a server that is gone', () => {
    expect(filled(3).query({ after: 900 })).toHaveLength(3);
    expect(new LogRing().query({ after: 900 })).toEqual([]);
  });

  it('keeps the newest lines, and no more than so many', () => {
    const ring = filled(RING_LINES * 2 + 7);
    expect(ring.newest).toBe(RING_LINES * 2 + 7);
    const all = ring.query({});
    expect([all.length, all[0]?.seq, all.at(-1)?.seq]).toEqual([
      RING_LINES,
      RING_LINES + 8,
      RING_LINES * 2 + 7,
    ]);
    expect(ring.query({ after: 1 })).toHaveLength(RING_LINES);
    expect(ring.query({ after: ring.newest - 3 })).toHaveLength(3);
  });

  it('keeps no more than so many characters, but always the newest line', () => {
    const ring = new LogRing();
    const long = 'x'.repeat(ENTRY_CHARACTERS);
    for (let n = 0; n < 100; n += 1) ring.append(n, 'info', long, {});
    expect(ring.query({})).toHaveLength(Math.floor(RING_CHARACTERS / ENTRY_CHARACTERS));
    ring.append(0, 'info', `${long}${long}`, {});
    expect(ring.query({ lines: 1 })[0]?.message).toBe(`${long}…`);
  });
});
