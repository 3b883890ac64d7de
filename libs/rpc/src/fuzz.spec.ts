import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { hookTable, wire } from './contract-method.ts';
import { GobError } from './errors.ts';
import { GobDecoder, NEED_MORE } from './gob/decoder.ts';
import { GobEncoder } from './gob/encoder.ts';
import { readAnything } from './gob/generic.ts';
import { skipTopLevel } from './gob/skip.ts';
import { TypedDecoder } from './gob/typed-decoder.ts';
import { GobWriter } from './gob/writer.ts';
import { RpcClient } from './netrpc/client.ts';
import { RpcServer } from './netrpc/server.ts';
import { YamuxSession } from './yamux/session.ts';
import type { YamuxStream } from './yamux/stream.ts';

const SEED = 20261121;
const INPUTS = 3_000;

/** mulberry32: the same inputs on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const vectors = (
  JSON.parse(readFileSync(new URL('./gob/fixtures/gob-vectors.json', import.meta.url), 'utf8')) as {
    hex: string;
  }[]
).map(({ hex }) => Buffer.from(hex, 'hex'));

const posted = ((): Buffer => {
  const w = new GobWriter();
  const props = { list: ['a', 1, null, { deep: [true] }], text: 'x'.repeat(300) };
  new GobEncoder(wire.encoders).encode(w, hookTable.MessageWillBePosted.args, [
    { RequestId: 'r' },
    { id: 'p', message: 'hello', props, file_ids: ['f'] },
  ]);
  return Buffer.from(w.buf.subarray(0, w.pos));
})();

/** A copy with a few bytes changed, cut off, doubled or put in. */
function mutate(source: Buffer, next: (below: number) => number): Buffer {
  let bytes = Buffer.from(source);
  for (let changes = 1 + next(4); changes > 0; changes--) {
    const at = next(bytes.length + 1);
    switch (next(5)) {
      case 0:
        bytes[at] = next(256);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([next(256)]), bytes.subarray(at)]);
        break;
      case 2:
        bytes = bytes.subarray(0, Math.max(at, 1));
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(next(at + 1))]);
        break;
      default:
        bytes[at] = [0, 1, 0x7f, 0x80, 0xf7, 0xf8, 0xff][next(7)] ?? 0;
    }
  }
  return bytes;
}

/** Reads until there is no more; anything but a GobError fails the test. */
function drain(read: () => unknown, progress: () => number): number {
  let refused = 0;
  for (let steps = 0; ; steps++) {
    expect(steps).toBeLessThan(20_000);
    const before = progress();
    try {
      if (read() === NEED_MORE) return refused;
    } catch (error) {
      if (!(error instanceof GobError)) throw error;
      refused++;
      if (error.fatal) return refused;
      // An error that is not fatal has used its value up.
      expect(progress()).toBeLessThan(before);
    }
  }
}

function chunked(bytes: Buffer, next: (below: number) => number, push: (chunk: Buffer) => void): void {
  if (next(2) === 0) return push(Buffer.from(bytes));
  for (let at = 0; at < bytes.length;) {
    const size = 1 + next(40);
    push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
}

describe(`damaged input (seed ${SEED})`, () => {
  it('is refused or read by the generic decoder, never worse', () => {
    const next = random(SEED);
    let refused = 0;
    for (let n = 0; n < INPUTS; n++) {
      const decoder = new GobDecoder();
      chunked(mutate(vectors[next(vectors.length)] as Buffer, next), next, (chunk) => decoder.push(chunk));
      const skips = next(4) === 0;
      refused += drain(
        () => decoder.next((r, id) => (skips ? skipTopLevel(r, id) : readAnything(r, id))),
        () => decoder.buffered,
      );
    }
    expect(refused).toBeGreaterThan(INPUTS / 10);
  });

  it('is refused or read by the compiled decoders, never worse', () => {
    const next = random(SEED + 1);
    let refused = 0;
    for (let n = 0; n < INPUTS; n++) {
      const decoder = new TypedDecoder(wire.types);
      const source = next(3) === 0 ? (vectors[next(vectors.length)] as Buffer) : posted;
      chunked(mutate(source, next), next, (chunk) => decoder.push(chunk));
      refused += drain(
        () => decoder.next(hookTable.MessageWillBePosted.args),
        () => decoder.buffered,
      );
    }
    expect(refused).toBeGreaterThan(INPUTS / 10);
  });

  it('ends a yamux session, or passes, and leaves nothing waiting', async () => {
    const next = random(SEED + 2);
    const header = (type: number, flags: number, id: number, length: number): Buffer => {
      const bytes = Buffer.alloc(12);
      bytes[1] = type;
      bytes.writeUInt16BE(flags, 2);
      bytes.writeUInt32BE(id, 4);
      bytes.writeUInt32BE(length, 8);
      return bytes;
    };
    let ended = 0;
    for (let n = 0; n < INPUTS; n++) {
      const socket = new PassThrough();
      socket.write = () => true;
      const sink = (stream: YamuxStream): void =>
        stream.attach({
          data: (chunk) => stream.consumed(chunk.length),
          end: () => stream.end(),
          closed: () => undefined,
        });
      const session = new YamuxSession(socket, { client: next(2) === 0, onStream: sink });
      sink(session.open());
      const ping = session.ping().catch(() => undefined);
      const frames: Buffer[] = [];
      for (let count = next(8); count >= 0; count--) {
        const length = next(60);
        frames.push(header(next(4), [0, 1, 2, 4, 8, 3, 5, 15][next(8)] ?? 0, next(6), length));
        frames.push(Buffer.alloc(next(3) === 0 ? next(60) : length, 1));
      }
      chunked(mutate(Buffer.concat(frames), next), next, (chunk) => socket.emit('data', chunk));
      if (session.ended) ended++;
      session.close();
      await ping;
      await session.closed;
    }
    expect(ended).toBeGreaterThan(INPUTS / 10);
    expect(ended).toBeLessThan(INPUTS);
  });

  it('ends a net/rpc stream, or is answered, and every call settles', async () => {
    const next = random(SEED + 3);
    const request = ((): Buffer => {
      const w = new GobWriter();
      const encoder = new GobEncoder(wire.encoders);
      const { args, name } = hookTable.MessageWillBePosted;
      encoder.encodePair(w, wire.request, [name, 0], args, [{}, { message: 'm', props: { a: 1 } }]);
      encoder.encodePair(w, wire.request, ['Plugin.None', 1], args, [{}, { message: 'm' }]);
      return Buffer.from(w.buf.subarray(0, w.pos));
    })();
    const response = ((): Buffer => {
      const w = new GobWriter();
      const encoder = new GobEncoder(wire.encoders);
      const { reply } = hookTable.MessageWillBePosted;
      encoder.encodePair(w, wire.response, ['x', 0, ''], reply, [{ message: 'm', props: { a: [1] } }, '']);
      encoder.encodePair(w, wire.response, ['x', 1, 'failed'], wire.empty, {});
      return Buffer.from(w.buf.subarray(0, w.pos));
    })();
    for (let n = 0; n < INPUTS / 2; n++) {
      const socket = new PassThrough();
      socket.write = () => true;
      const session = new YamuxSession(socket, { client: true, onStream: () => undefined });
      const method = hookTable.MessageWillBePosted;
      const served = {
        name: method.name,
        args: method.args,
        reply: method.reply,
        handle: () => [undefined, ''],
      };
      const serverStream = session.open();
      new RpcServer(serverStream, wire, new Map([[method.name, served]]));
      const clientStream = session.open();
      const client = new RpcClient(clientStream, wire);
      const calls = [0, 1].map(() => client.call(method, [{}, {}]).catch((error: unknown) => error));
      chunked(mutate(request, next), next, (chunk) => serverStream.deliver(chunk));
      chunked(mutate(response, next), next, (chunk) => clientStream.deliver(chunk));
      session.close();
      for (const outcome of await Promise.all(calls))
        expect(Array.isArray(outcome) || (outcome as Error).name === 'RpcError').toBe(true);
    }
  });
});
