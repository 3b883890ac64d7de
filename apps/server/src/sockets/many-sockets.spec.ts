import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { bearer, startTestApp, type TestApp } from '../fixtures/test-app.ts';

const SOCKETS = 1_000;
/** At once, so that the server's backlog of connections is not the test's subject. */
const OPENING = 50;
/** Opening so many takes a while on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;

interface Kind {
  readonly path: string;
  /** What the client sends when it is open: socket.io's CONNECT to the namespace `/`. */
  readonly greeting?: string;
  /** The frame in a message; undefined for what is the transport's own. */
  readonly frame: (text: string) => Record<string, unknown> | undefined;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'the raw transport': {
    path: '/api/v4/websocket',
    frame: (text) => JSON.parse(text) as Record<string, unknown>,
  },
  // Its protocol by hand: a thousand of its clients would weigh more than what is tried.
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    greeting: '40',
    frame: (text) =>
      text.startsWith('42') ? (JSON.parse(text.slice(2)) as [string, Record<string, unknown>])[1] : undefined,
  },
};

/** A client that keeps the frames it gets, and tells when it has so many. */
class Client {
  readonly frames: Record<string, unknown>[] = [];
  readonly #socket: WebSocket;
  #wanted = 0;
  #reached: () => void = () => undefined;

  constructor(port: number, kind: Kind) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${kind.path}`, { headers: bearer('user') });
    this.#socket.on('error', () => undefined);
    this.#socket.on('open', () => kind.greeting && this.#socket.send(kind.greeting));
    this.#socket.on('message', (data: Buffer) => {
      const frame = kind.frame(data.toString());
      if (!frame) return;
      this.frames.push(frame);
      if (this.frames.length >= this.#wanted) this.#reached();
    });
  }

  has(count: number): Promise<void> {
    this.#wanted = count;
    if (this.frames.length >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.#reached = resolve;
    });
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, 'close');
    this.#socket.terminate();
    await closed;
  }
}

describe.each(Object.entries(KINDS))('a thousand idle sockets on %s', (_name, kind) => {
  let app: TestApp;
  const clients: Client[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    app.core.logIn('user');
    while (clients.length < SOCKETS) {
      const opened = Array.from({ length: OPENING }, () => new Client(app.port, kind));
      clients.push(...opened);
      await Promise.all(opened.map((client) => client.has(1)));
    }
  }, DEADLINE_MS);
  afterAll(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await app.close();
  }, DEADLINE_MS);

  it('all hear of one event, each once and under its own number', async () => {
    expect(app.hub.openSockets()).toBe(SOCKETS);
    app.core.publish({ event: 'told', data: { text: 'ü'.repeat(100) } });
    await Promise.all(clients.map((client) => client.has(2)));
    for (const { frames } of clients)
      expect(frames.map(({ event, seq }) => [event, seq])).toEqual([
        ['hello', 0],
        ['told', 1],
      ]);
    expect(clients[0]?.frames[1]?.['data']).toEqual({ text: 'ü'.repeat(100) });
  });

  it('are nothing to the server once they are gone', async () => {
    await Promise.all(clients.map((client) => client.close()));
    await app.until(() => app.hub.openSockets() === 0);
    expect(app.hookCalls.filter(([call]) => call === 'disconnected')).toHaveLength(SOCKETS);
  });
});
