import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { frame } from '../../fixtures/fuzz/yamux-target.ts';
import { socketPair } from '../../fixtures/socket-pair.ts';
import { toDuplex } from './duplex.ts';
import { ACK, DATA, FIN, INITIAL_WINDOW_BYTES, PING, RST, SYN, WINDOW_UPDATE } from './frame.ts';
import { MAX_INBOUND_STREAMS, YamuxSession } from './session.ts';
import type { YamuxStream } from './stream.ts';

// Much is sent, on machines that may be busy with other things.
jest.setTimeout(60_000);

const sessions: YamuxSession[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

/** A session whose frames go nowhere; `say` is what the other side sends. */
function alone(onStream: (stream: YamuxStream) => void = () => undefined): {
  session: YamuxSession;
  sent: Buffer[];
  say(...frames: Buffer[]): void;
} {
  const socket = new PassThrough();
  const sent: Buffer[] = [];
  socket.write = (chunk: Buffer) => {
    sent.push(Buffer.from(chunk));
    return true;
  };
  const session = new YamuxSession(socket, { client: true, onStream });
  sessions.push(session);
  return { session, sent, say: (...frames) => void socket.emit('data', Buffer.concat(frames)) };
}

async function onSocket(): Promise<{ session: YamuxSession; peer: Socket }> {
  const [near, peer] = await socketPair();
  const session = new YamuxSession(near, { client: true, onStream: () => undefined });
  sessions.push(session);
  return { session, peer };
}

describe('a yamux session with a hostile other side', () => {
  it('ends when it is asked and asked, and the answers are not read', async () => {
    const { session, peer } = await onSocket();
    peer.pause();
    const pings = Buffer.concat(Array.from({ length: 10_000 }, (_, id) => frame(PING, SYN, 0, id)));
    const flood = (): void => {
      while (!session.ended && peer.write(pings));
    };
    peer.on('drain', flood).on('error', () => undefined);
    flood();
    await expect(session.closed).resolves.toMatchObject({ code: 'protocol', message: /without reading/ });
  });

  it('takes as many pings when the answers are read', async () => {
    const { session, peer } = await onSocket();
    let read = 0;
    const all = 200_000;
    const answered = new Promise<void>((resolve) =>
      peer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read === all * 12) resolve();
      }),
    );
    for (let sent = 0; sent < all; sent += 10_000) {
      const pings = Array.from({ length: 10_000 }, (_, id) => frame(PING, SYN, 0, id));
      if (!peer.write(Buffer.concat(pings))) await once(peer, 'drain');
    }
    await answered;
    expect(session.ended).toBe(false);
  });

  it('takes no stream under a number of its own side', async () => {
    const { session, say } = alone();
    say(frame(WINDOW_UPDATE, SYN, 3, 0));
    await expect(session.closed).resolves.toMatchObject({ code: 'protocol' });
  });

  it('has a limit to the streams that are open at once', () => {
    const taken: YamuxStream[] = [];
    const { session, sent, say } = alone((stream) => {
      taken.push(stream);
      stream.attach({ data: () => undefined, end: () => undefined, closed: () => undefined });
    });
    const openings = Array.from({ length: MAX_INBOUND_STREAMS + 1 }, (_, n) =>
      frame(WINDOW_UPDATE, SYN, 2 + 2 * n, 0),
    );
    say(...openings);
    expect(taken).toHaveLength(MAX_INBOUND_STREAMS);
    // A reset makes room again.
    say(frame(WINDOW_UPDATE, RST, 2, 0), frame(WINDOW_UPDATE, SYN, 1_000_000, 0));
    expect(taken).toHaveLength(MAX_INBOUND_STREAMS + 1);
    expect(session.ended).toBe(false);
    expect(sent).not.toHaveLength(0);
  });

  it('drops what comes behind the end of a stream', () => {
    const got: string[] = [];
    const { session, say } = alone((stream) => {
      const duplex = toDuplex(stream);
      duplex.on('data', (chunk: Buffer) => got.push(String(chunk)));
    });
    say(frame(DATA, SYN, 2, 2), Buffer.from('in'), frame(WINDOW_UPDATE, FIN, 2, 0));
    say(frame(DATA, 0, 2, 6), Buffer.from('behind'));
    expect(session.ended).toBe(false);
    expect(got.join('')).not.toContain('behind');
  });

  it('holds a window of single bytes in little more than a window', () => {
    const streams: YamuxStream[] = [];
    const { say } = alone((stream) => streams.push(stream));
    say(frame(WINDOW_UPDATE, SYN, 2, 0));
    const one = Buffer.concat([frame(DATA, 0, 2, 1), Buffer.from('x')]);
    const many = Buffer.concat(Array.from({ length: 4_096 }, () => one));
    for (let sent = 0; sent < INITIAL_WINDOW_BYTES; sent += 4_096) say(many);
    let chunks = 0;
    let bytes = 0;
    streams[0]?.attach({
      data: (chunk) => {
        chunks++;
        bytes += chunk.length;
      },
      end: () => undefined,
      closed: () => undefined,
    });
    expect(bytes).toBe(INITIAL_WINDOW_BYTES);
    expect(chunks).toBeLessThan(INITIAL_WINDOW_BYTES / 50);
  });

  it('ends, with the reason, when a reader throws', async () => {
    const { session, say } = alone((stream) =>
      stream.attach({
        data: () => {
          throw new TypeError('a bug');
        },
        end: () => undefined,
        closed: () => undefined,
      }),
    );
    say(frame(DATA, SYN, 2, 1), Buffer.from('x'));
    await expect(session.closed).resolves.toMatchObject({ message: /a bug/, cause: new TypeError('a bug') });
  });

  it('buffers nothing for a socket that is full, whatever credit it was given', async () => {
    const { session, peer } = await onSocket();
    peer.pause();
    const stream = session.open();
    const credit = frame(WINDOW_UPDATE, 0, 1, 0xffff_ffff);
    peer.write(Buffer.concat([credit, credit, frame(PING, ACK, 0, 0)]));
    await session.ping();
    const piece = Buffer.alloc(INITIAL_WINDOW_BYTES);
    let done = 0;
    while (stream.unsent === 0) {
      stream.write(piece, () => done++);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const other = session.open();
    let resumed = false;
    other.write(Buffer.from('the other stream'), () => (resumed = true));
    expect(resumed).toBe(false);
    peer.resume();
    while (!resumed) await once(peer, 'data');
    expect(done).toBeGreaterThan(0);
  });
});
