import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { socketPair } from '../../fixtures/socket-pair.ts';
import { toDuplex } from './duplex.ts';
import { INITIAL_WINDOW_BYTES } from './frame.ts';
import { YamuxSession } from './session.ts';
import type { SessionOptions } from './session.ts';
import type { YamuxStream } from './stream.ts';

const sessions: { close(): void }[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
  jest.useRealTimers();
});

/** Collects what a stream brings. */
class Reader {
  bytes = Buffer.alloc(0);
  ended = false;
  failed: Error | undefined;
  closed = false;
  #wake: (() => void)[] = [];

  constructor(stream: YamuxStream, consume = true) {
    stream.attach({
      data: (chunk) => {
        this.bytes = Buffer.concat([this.bytes, chunk]);
        if (consume) stream.consumed(chunk.length);
        this.#changed();
      },
      end: () => {
        this.ended = true;
        this.#changed();
      },
      closed: (error) => {
        this.closed = true;
        this.failed = error;
        this.#changed();
      },
    });
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}

interface Pair {
  client: YamuxSession;
  server: YamuxSession;
  accepted(): Promise<YamuxStream>;
}

async function pair(): Promise<Pair> {
  const [near, far] = await socketPair();
  const arrived: YamuxStream[] = [];
  const waiting: ((stream: YamuxStream) => void)[] = [];
  const client = new YamuxSession(near, { client: true, onStream: () => undefined });
  const server = new YamuxSession(far, {
    client: false,
    onStream: (stream) => {
      const next = waiting.shift();
      if (next === undefined) arrived.push(stream);
      else next(stream);
    },
  });
  sessions.push(client, server);
  const accepted = (): Promise<YamuxStream> =>
    new Promise((resolve) => {
      const stream = arrived.shift();
      if (stream === undefined) waiting.push(resolve);
      else resolve(stream);
    });
  return { client, server, accepted };
}

/** One session, and the raw socket at its other end. */
async function raw(options: Partial<SessionOptions> = {}): Promise<{ session: YamuxSession; peer: Socket }> {
  const [near, far] = await socketPair();
  const session = new YamuxSession(near, { client: true, onStream: () => undefined, ...options });
  sessions.push(session);
  return { session, peer: far };
}

function frame(type: number, flags: number, id: number, length: number, payload = ''): Buffer {
  const header = Buffer.alloc(12);
  header[1] = type;
  header.writeUInt16BE(flags, 2);
  header.writeUInt32BE(id, 4);
  header.writeUInt32BE(length, 8);
  return Buffer.concat([header, Buffer.from(payload)]);
}

async function readBytes(socket: Socket, count: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < count) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) await once(socket, 'readable');
    else bytes = Buffer.concat([bytes, chunk]);
  }
  return bytes;
}

describe('a yamux session', () => {
  it('numbers streams odd on the side that dialled, and even on the other', async () => {
    const { client, server } = await pair();
    expect([client.open().id, client.open().id]).toEqual([1, 3]);
    expect([server.open().id, server.open().id]).toEqual([2, 4]);
  });

  it('opens as Go does, and sends data without waiting to be acknowledged', async () => {
    const { session, peer } = await raw();
    session.open().write(Buffer.from('hi'));
    const expected = Buffer.concat([frame(1, 1, 1, 0), frame(0, 0, 1, 2, 'hi')]);
    expect(await readBytes(peer, expected.length)).toEqual(expected);
  });

  it('carries much more than a window, while the reader consumes', async () => {
    const { client, accepted } = await pair();
    const sent = Buffer.alloc(5 * INITIAL_WINDOW_BYTES + 17, 'abc');
    const stream = client.open();
    stream.write(sent);
    stream.end();
    const reader = new Reader(await accepted());
    await reader.until(() => reader.ended);
    expect(reader.bytes.equals(sent)).toBe(true);
  });

  it('stops at the window while nobody consumes', async () => {
    const { session, peer } = await raw();
    const stream = session.open();
    let done = false;
    stream.write(Buffer.alloc(INITIAL_WINDOW_BYTES + 1), () => (done = true));
    await readBytes(peer, 12 + 12 + INITIAL_WINDOW_BYTES);
    expect(done).toBe(false);
    peer.write(frame(1, 2, 1, 1));
    expect((await readBytes(peer, 13)).length).toBeGreaterThanOrEqual(13);
    expect(done).toBe(true);
  });

  it('grants credit at half a window of consumption, not on arrival', async () => {
    const { session, peer } = await raw();
    const stream = session.open();
    const reader = new Reader(stream, false);
    await readBytes(peer, 12);
    peer.write(frame(0, 2, 1, 200_000));
    peer.write(Buffer.alloc(200_000));
    await reader.until(() => reader.bytes.length === 200_000);
    stream.consumed(131_071);
    const ping = session.ping();
    expect((await readBytes(peer, 12)).subarray(0, 2)).toEqual(Buffer.from([0, 2]));
    peer.write(frame(2, 2, 0, 0));
    await ping;
    stream.consumed(1);
    expect(await readBytes(peer, 12)).toEqual(frame(1, 0, 1, 131_072));
  });

  it('ends when more arrives than the window allows', async () => {
    const { session, peer } = await raw();
    new Reader(session.open(), false);
    await readBytes(peer, 12);
    peer.write(frame(0, 0, 1, INITIAL_WINDOW_BYTES + 1));
    await expect(session.closed).resolves.toMatchObject({ code: 'window-exceeded' });
  });

  it('puts frames together however they are cut', async () => {
    const { session, peer } = await raw();
    const reader = new Reader(session.open());
    await readBytes(peer, 12);
    const bytes = Buffer.concat([
      frame(1, 2, 1, 0),
      frame(0, 0, 1, 5, 'hello'),
      frame(0, 0, 99, 3, 'who'),
      frame(0, 4, 1, 6, ' world'),
    ]);
    for (const byte of bytes) {
      const drained = peer.write(Buffer.from([byte]));
      if (!drained) await once(peer, 'drain');
    }
    await reader.until(() => reader.ended);
    expect(reader.bytes.toString()).toBe('hello world');
  });

  it('takes an opening that rides on data', async () => {
    const streams: YamuxStream[] = [];
    const { session, peer } = await raw({ onStream: (stream) => streams.push(stream) });
    peer.write(frame(0, 1, 2, 2, 'hi'));
    expect(await readBytes(peer, 12)).toEqual(frame(1, 2, 2, 0));
    const reader = new Reader(streams[0]!);
    await reader.until(() => reader.bytes.length === 2);
    expect(session.ended).toBe(false);
  });

  it('lets each direction end by itself, once', async () => {
    const { client, accepted } = await pair();
    const near = client.open();
    const nearReader = new Reader(near);
    near.end();
    near.end();
    const far = await accepted();
    const farReader = new Reader(far);
    await farReader.until(() => farReader.ended);
    far.write(Buffer.from('still here'));
    far.end();
    await nearReader.until(() => nearReader.closed);
    expect(nearReader.bytes.toString()).toBe('still here');
    expect([nearReader.failed, farReader.failed]).toEqual([undefined, undefined]);
    expect([near.destroyed, far.destroyed]).toEqual([true, true]);
  });

  it('ends both directions of a stream that is reset, and no other stream', async () => {
    const { client, accepted } = await pair();
    const near = client.open();
    const other = client.open();
    const nearReader = new Reader(near);
    const far = await accepted();
    const farOther = await accepted();
    far.reset();
    await nearReader.until(() => nearReader.closed);
    expect(nearReader.failed).toMatchObject({ code: 'reset' });
    let refused: Error | undefined;
    near.write(Buffer.from('x'), (error) => (refused = error));
    expect(refused).toMatchObject({ code: 'reset' });
    other.write(Buffer.from('fine'));
    const otherReader = new Reader(farOther);
    await otherReader.until(() => otherReader.bytes.length === 4);
  });

  it('answers pings, and resolves its own', async () => {
    const { client, server } = await pair();
    await expect(client.ping()).resolves.toBeUndefined();
    await expect(server.ping()).resolves.toBeUndefined();
    const { peer } = await raw();
    peer.write(frame(2, 1, 0, 77));
    expect(await readBytes(peer, 12)).toEqual(frame(2, 2, 0, 77));
  });

  it('opens no stream after an orderly go-away, and keeps those it has', async () => {
    const { session, peer } = await raw();
    const reader = new Reader(session.open());
    peer.write(Buffer.concat([frame(3, 0, 0, 0), frame(0, 2, 1, 2, 'ok')]));
    await reader.until(() => reader.bytes.length === 2);
    expect(() => session.open()).toThrow('takes no more streams');
  });

  it.each([
    ['a go-away with an error', frame(3, 0, 0, 2), 'go-away'],
    ['an unknown version', Buffer.concat([Buffer.from([1]), Buffer.alloc(11)]), 'protocol'],
    ['an unknown type', frame(9, 0, 0, 0), 'protocol'],
    ['a second opening', Buffer.concat([frame(1, 1, 2, 0), frame(1, 1, 2, 0)]), 'protocol'],
    ['an opening of stream 0', frame(1, 1, 0, 0), 'protocol'],
  ])('ends on %s, and fails its streams', async (_, bytes, code) => {
    const { session, peer } = await raw();
    const reader = new Reader(session.open());
    peer.write(bytes);
    await expect(session.closed).resolves.toMatchObject({ code });
    expect(reader.failed).toMatchObject({ code });
  });

  it('ignores a second end of a stream and frames of streams it does not know', async () => {
    const { session, peer } = await raw();
    const reader = new Reader(session.open());
    peer.write(Buffer.concat([frame(1, 4, 1, 0), frame(1, 4, 1, 0), frame(1, 0, 55, 9), frame(0, 8, 57, 0)]));
    await reader.until(() => reader.ended);
    peer.write(frame(2, 1, 0, 1));
    await readBytes(peer, 24);
    expect(session.ended).toBe(false);
  });

  it('refuses more streams than may wait for a reader', async () => {
    const { peer } = await raw();
    for (let id = 2; id <= 2 * 257; id += 2) peer.write(frame(1, 1, id, 0));
    const answers = await readBytes(peer, 257 * 12);
    expect(answers.subarray(255 * 12, 256 * 12)).toEqual(frame(1, 2, 512, 0));
    expect(answers.subarray(256 * 12)).toEqual(frame(1, 8, 514, 0));
  });

  it('opens no more streams than may wait for an acknowledgement', async () => {
    const { session } = await raw();
    for (let i = 0; i < 256; i++) session.open();
    expect(() => session.open()).toThrow('wait for an acknowledgement');
  });

  it('fails every stream and ping when the socket closes', async () => {
    const { session, peer } = await raw();
    const reader = new Reader(session.open());
    const ping = session.ping().catch((error: unknown) => error);
    peer.destroy();
    await reader.until(() => reader.closed);
    expect(reader.failed).toBeInstanceOf(Error);
    expect(await ping).toBeInstanceOf(Error);
    expect(() => session.open()).toThrow('closed');
  });

  it('ends when a keep-alive ping is not answered, and lives when it is', () => {
    jest.useFakeTimers();
    const silent = new PassThrough();
    const dead = new YamuxSession(silent, { client: true, onStream: () => undefined });
    silent.removeAllListeners('data');
    sessions.push(dead);
    jest.advanceTimersByTime(30_000 + 9_999);
    expect(dead.ended).toBe(false);
    jest.advanceTimersByTime(1);
    expect(dead.ended).toBe(true);
  });

  it('waits for one that is held in a debugger, from whenever that is', () => {
    jest.useFakeTimers();
    let held = false;
    const silent = new PassThrough();
    const stopped = new YamuxSession(silent, { client: true, onStream: () => undefined, held: () => held });
    silent.removeAllListeners('data');
    sessions.push(stopped);
    jest.advanceTimersByTime(30_000);
    held = true;
    jest.advanceTimersByTime(600_000);
    expect(stopped.ended).toBe(false);
    held = false;
    jest.advanceTimersByTime(40_000);
    expect(stopped.ended).toBe(true);
  });

  it('is a pair of Node streams when asked, with back-pressure', async () => {
    const { client, accepted } = await pair();
    const near = toDuplex(client.open());
    const far = toDuplex(await accepted());
    const sent = Buffer.alloc(2_000_000, 'x');
    near.end(sent);
    const chunks: Buffer[] = [];
    far.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(far, 'end');
    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
    far.end('bye');
    const ended = once(near, 'end');
    const answer = once(near, 'data');
    expect(String((await answer)[0])).toBe('bye');
    await ended;
  });
});
