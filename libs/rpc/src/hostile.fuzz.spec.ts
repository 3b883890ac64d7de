import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Readable } from 'node:stream';
import { socketPair } from '../fixtures/socket-pair.ts';
import { readByteStream, serveByteStream } from './byte-stream.ts';
import { hookTable, wire } from './contract-method.ts';
import { GobDecoder, NEED_MORE } from './gob/decoder.ts';
import { GobEncoder } from './gob/encoder.ts';
import { readAnything } from './gob/generic.ts';
import { MAX_DEFINITION_BYTES } from './gob/limits.ts';
import { writeWireType } from './gob/wire-type.ts';
import { GobWriter } from './gob/writer.ts';
import { MuxBroker } from './mux-broker.ts';
import { MAX_UNSENT_REPLY_BYTES, RpcServer } from './netrpc/server.ts';
import type { ServedMethod } from './netrpc/server.ts';
import { YamuxSession } from './yamux/session.ts';
import type { YamuxStream } from './yamux/stream.ts';

// Much is sent, on machines that may be busy with other things.
jest.setTimeout(60_000);

const sessions: YamuxSession[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

interface Ends {
  near: YamuxSession;
  far: YamuxSession;
  /** A stream that `far` opened, and its end here. */
  stream(): Promise<[mine: YamuxStream, theirs: YamuxStream]>;
}

async function ends(): Promise<Ends> {
  const [a, b] = await socketPair();
  const waiting: ((stream: YamuxStream) => void)[] = [];
  const near = new YamuxSession(a, { client: true, onStream: (stream) => waiting.shift()?.(stream) });
  const far = new YamuxSession(b, { client: false, onStream: () => undefined });
  sessions.push(near, far);
  const stream = async (): Promise<[YamuxStream, YamuxStream]> => {
    const mine = new Promise<YamuxStream>((resolve) => waiting.push(resolve));
    const theirs = far.open();
    return [await mine, theirs];
  };
  return { near, far, stream };
}

function varint(count: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(count) * 2n;
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}

describe('data that is passed piece by piece', () => {
  it('is not read faster than the other side takes it, however much it asks for', async () => {
    const { far, stream } = await ends();
    const [mine, theirs] = await stream();
    let made = 0;
    const source = new Readable({
      read: () => void source.push(Buffer.alloc(64 * 1024, made++)),
    });
    serveByteStream(mine, source);
    let held = 0;
    const full = new Promise<void>((resolve) =>
      theirs.attach({
        // Nothing is reported as consumed, so a window is all that comes.
        data: (chunk) => void ((held += chunk.length) === 262_144 && resolve()),
        end: () => undefined,
        closed: () => undefined,
      }),
    );
    theirs.write(varint(Number.MAX_SAFE_INTEGER));
    await full;
    await far.ping();
    expect(held).toBe(262_144);
    expect(mine.unsent).toBeLessThanOrEqual(64 * 1024);
    expect(made * 64 * 1024).toBeLessThan(1024 * 1024);
    source.destroy();
  });

  it('is refused when more comes than was asked for, and nobody has to listen to the error', async () => {
    const { near, stream } = await ends();
    const [mine, theirs] = await stream();
    const readable = readByteStream(mine);
    theirs.attach({
      data: () => theirs.write(Buffer.alloc(200_000)),
      end: () => undefined,
      closed: () => undefined,
    });
    readable.read(0);
    await new Promise((resolve) => readable.once('close', resolve));
    expect(readable.errored).toMatchObject({ code: 'protocol', message: /than was asked for/ });
    expect(near.ended).toBe(false);
  });

  it('may fail after its reader has left', async () => {
    const { stream } = await ends();
    const [mine, theirs] = await stream();
    const source = new Readable({ read: () => undefined });
    serveByteStream(mine, source);
    theirs.reset();
    await new Promise<void>((resolve) => {
      const look = (): void => (mine.destroyed ? resolve() : void setImmediate(look));
      look();
    });
    // Nobody else listens to it, and nothing comes of it.
    const closed = new Promise((resolve) => source.once('close', resolve));
    source.destroy(new Error('late'));
    await closed;
  });
});

describe('the server of a table of methods', () => {
  const { name, args, reply } = hookTable.ExecuteCommand;
  const text = 'x'.repeat(100_000);

  it('takes no more requests while its replies are not read, and goes on when they are', async () => {
    const { far, stream } = await ends();
    const [mine, theirs] = await stream();
    let handled = 0;
    const method: ServedMethod = {
      name,
      args,
      reply,
      handle: () => {
        handled++;
        return [{ text }];
      },
    };
    new RpcServer(mine, wire, new Map([[name, method]]));
    const encoder = new GobEncoder(wire.encoders);
    const CALLS = 300;
    let read = 0;
    let reading = false;
    let withheld = 0;
    const whole = new Promise<void>((resolve) =>
      theirs.attach({
        data: (chunk) => {
          read += chunk.length;
          if (reading) theirs.consumed(chunk.length);
          else withheld += chunk.length;
          if (read > CALLS * text.length) resolve();
        },
        end: () => undefined,
        closed: () => undefined,
      }),
    );
    for (let seq = 0; seq < CALLS; seq++) {
      const w = new GobWriter();
      encoder.encodePair(w, wire.request, [name, seq], args, [{}, { command: 'c'.repeat(1_000) }]);
      theirs.write(w.buf.subarray(0, w.pos));
    }
    while (mine.unsent < MAX_UNSENT_REPLY_BYTES) await new Promise((resolve) => setImmediate(resolve));
    // All that was sent so far has arrived when this is answered.
    await far.ping();
    expect(mine.unsent).toBeLessThan(MAX_UNSENT_REPLY_BYTES + 2 * text.length);
    expect(handled).toBeLessThan(CALLS / 3);
    reading = true;
    theirs.consumed(withheld);
    await whole;
    expect(handled).toBe(CALLS);
  });

  it('answers a method whose name is absurdly long with a short error', async () => {
    const { stream } = await ends();
    const [mine, theirs] = await stream();
    const problems: string[] = [];
    new RpcServer(mine, wire, new Map(), { onProblem: (_, problem) => problems.push(problem) });
    const w = new GobWriter();
    new GobEncoder(wire.encoders).encodePair(w, wire.request, ['x'.repeat(100_000), 1], args, [{}, {}]);
    const answered = new Promise<number>((resolve) =>
      theirs.attach({
        data: (chunk) => resolve(chunk.length),
        end: () => undefined,
        closed: () => undefined,
      }),
    );
    theirs.write(w.buf.subarray(0, w.pos));
    expect(await answered).toBeLessThan(2_000);
    expect(problems[0]?.length).toBeLessThan(1_000);
  });
});

it('keeps no more than 256 dialled streams for somebody who may accept them', async () => {
  const [a, b] = await socketPair();
  const near = new YamuxSession(a, { client: true, onStream: (stream) => broker.onStream(stream) });
  const broker = new MuxBroker(near);
  const far = new YamuxSession(b, { client: false, onStream: () => undefined });
  sessions.push(near, far);
  const dialled: YamuxStream[] = [];
  for (let id = 1; id <= 300; id++) {
    const stream = far.open();
    stream.attach({ data: () => undefined, end: () => undefined, closed: () => undefined });
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(id);
    stream.write(bytes);
    dialled.push(stream);
    // Acknowledged before the next, so that only the waiting ones are counted.
    await far.ping();
  }
  expect(dialled.filter(({ destroyed }) => !destroyed)).toHaveLength(256);
  await expect(broker.accept(1)).resolves.toBeDefined();
});

describe('definitions of types', () => {
  const field = (name: string, id: number): Buffer => {
    const w = new GobWriter();
    const start = w.startLength();
    writeWireType(w, 70, { kind: 'struct', name: 'T', fields: [{ name, id }] });
    w.endLength(start);
    return Buffer.from(w.buf.subarray(0, w.pos));
  };

  it.each([
    ['no name', field('', 2)],
    ['no type', field('A', 0)],
  ])('are refused when a field has %s', (_, bytes) => {
    const decoder = new GobDecoder();
    decoder.push(bytes);
    expect(() => decoder.next(readAnything)).toThrow('a field without a name or a type');
  });

  it('have a limit on one stream, and are taken up to it', () => {
    const decoder = new GobDecoder();
    const name = 'n'.repeat(100_000);
    const define = (id: number): unknown => {
      const w = new GobWriter();
      const start = w.startLength();
      writeWireType(w, id, { kind: 'struct', name: 'T', fields: [{ name, id: 2 }] });
      w.endLength(start);
      decoder.push(Buffer.from(w.buf.subarray(0, w.pos)));
      return decoder.next(readAnything);
    };
    const fit = Math.floor(MAX_DEFINITION_BYTES / 100_100);
    for (let id = 64; id < 64 + fit; id++) expect(define(id)).toBe(NEED_MORE);
    expect(() => define(64 + fit)).toThrow('bytes of type definitions');
  });
});
