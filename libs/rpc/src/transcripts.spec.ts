import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { GobDecoder, NEED_MORE } from './gob/decoder.ts';
import { readAnything } from './gob/generic.ts';
import type { WireValue } from './gob/generic.ts';
import { YamuxSession } from './yamux/session.ts';
import type { YamuxStream } from './yamux/stream.ts';

interface Recorded {
  c: number;
  dir: 'h>p' | 'p>h';
  /** Absent on the line that tells of the end. */
  hex?: string;
}

function recorded(name: string): Recorded[] {
  const bytes = readFileSync(new URL(`./fixtures/${name}.jsonl.gz`, import.meta.url));
  return gunzipSync(bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
}

/** Plays one direction into a session of ours; returns what came on each stream. */
function play(lines: Recorded[], direction: Recorded['dir'], cut: number): Map<number, Buffer> {
  const chunks = new Map<number, Buffer[]>();
  const attach = (stream: YamuxStream): void => {
    stream.attach({
      data: (chunk) => {
        chunks.set(stream.id, [...(chunks.get(stream.id) ?? []), chunk]);
        stream.consumed(chunk.length);
      },
      end: () => undefined,
      closed: () => undefined,
    });
  };
  const socket = new PassThrough();
  // What the session itself would send goes nowhere.
  socket.write = () => true;
  const client = direction === 'p>h';
  const session = new YamuxSession(socket, { client, onStream: attach });
  if (client) for (let i = 0; i < 4; i++) attach(session.open());
  const bytes = Buffer.concat(
    lines
      .filter(({ c, dir }) => c === 0 && dir === direction)
      .map(({ hex }) => Buffer.from(hex ?? '', 'hex')),
  );
  for (let at = 0; at < bytes.length; at += cut) socket.emit('data', bytes.subarray(at, at + cut));
  expect(session.ended).toBe(false);
  session.close();
  return new Map([...chunks].map(([id, parts]) => [id, Buffer.concat(parts)]));
}

function values(bytes: Buffer | undefined, skip: number): WireValue[] {
  const decoder = new GobDecoder();
  decoder.push((bytes ?? Buffer.alloc(0)).subarray(skip));
  const list: WireValue[] = [];
  for (;;) {
    const value = decoder.next(readAnything);
    if (value === NEED_MORE) break;
    list.push(value);
  }
  expect(decoder.buffered).toBe(0);
  return list;
}

function field(value: WireValue | undefined, name: string): WireValue | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || !('struct' in value))
    return undefined;
  return value.struct.get(name);
}

describe.each(['nr19', 'nr24'])('the recorded session %s of two Go peers', (name) => {
  const lines = recorded(name);

  it.each([1_000_000, 7])('reads as what the host said, in reads of %i bytes', (cut) => {
    const streams = play(lines, 'h>p', cut);
    const control = values(streams.get(1), 0);
    expect(control.map((value) => field(value, 'ServiceMethod')).filter((m) => m !== undefined)).toEqual([
      'Control.Ping',
      'Dispenser.Dispense',
      'Control.Quit',
    ]);
    expect(control[3]).toBe('greeter');
    expect(streams.get(7)?.subarray(0, 4)).toEqual(Buffer.from([1, 0, 0, 0]));
    const calls = values(streams.get(7), 4);
    expect(calls.map((value) => field(value, 'ServiceMethod')).filter((m) => m !== undefined)).toEqual([
      'Plugin.Greet',
      'Plugin.Greet',
      'Plugin.Big',
      'Plugin.Print',
      'Plugin.CallBack',
    ]);
  });

  it('reads as what the plugin said', () => {
    const streams = play(lines, 'p>h', 1_000_000);
    const replies = values(streams.get(7), 4);
    const big = replies
      .map((reply) => (Buffer.isBuffer(reply) ? reply : field(reply, 'Raw')))
      .find((raw) => Buffer.isBuffer(raw) && raw.length === 1024 * 1024);
    // Comparing a megabyte element by element takes seconds.
    expect(Buffer.isBuffer(big) && big.equals(Buffer.alloc(1024 * 1024))).toBe(true);
    expect(replies.map((reply) => field(reply, 'Error')).filter((e) => e !== undefined)).toHaveLength(1);
    expect(streams.get(3)?.toString()).toMatch(/\n$/);
    expect(streams.get(5)?.toString()).toMatch(/\n$/);
    // The plugin dialled the host back.
    expect(values(streams.get(2), 4).length).toBeGreaterThan(0);
  });
});
