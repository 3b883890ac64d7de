import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { WebSocket } from 'ws';
import { SocketClient } from '../fixtures/socket-client.ts';
import { bearer, cookie, startTestApp, type TestApp } from '../fixtures/test-app.ts';

type Frame = Record<string, unknown>;

describe('the socket.io socket', () => {
  let app: TestApp;
  const sockets: Socket[] = [];
  const raws: SocketClient[] = [];
  const open = (options: Partial<ManagerOptions & SocketOptions> = {}) => {
    const socket = io(app.url, { forceNew: true, reconnection: false, ...options });
    sockets.push(socket);
    const unread: Frame[] = [];
    const waiting: ((frame: Frame) => void)[] = [];
    socket.on('message', (frame: Frame) => {
      const next = waiting.shift();
      if (next) next(frame);
      else unread.push(frame);
    });
    const next = async () => unread.shift() ?? new Promise<Frame>((resolve) => waiting.push(resolve));
    const closed = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    return { socket, next, closed };
  };
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('user');
    app.core.logIn('other');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    for (const raw of raws.splice(0)) raw.socket.terminate();
    await app.close();
  });

  it('carries the frames of the raw socket, by polling and by websocket', async () => {
    for (const transports of [['websocket'], ['polling'], ['polling', 'websocket']]) {
      const client = open({ transports, extraHeaders: cookie('user') });
      expect(await client.next()).toMatchObject({ event: 'hello', seq: 0 });
      client.socket.emit('message', { seq: 1, action: 'ping' });
      expect(await client.next()).toMatchObject({ status: 'OK', seq_reply: 1, data: { text: 'pong' } });
      app.core.publish({ event: 'posted', data: { post: '{}' } });
      expect(await client.next()).toMatchObject({ event: 'posted', data: { post: '{}' }, seq: 1 });
      client.socket.disconnect();
    }
  });

  it('asks a client without a session for the challenge, and refuses everything else before', async () => {
    const client = open({ transports: ['websocket'] });
    client.socket.emit('message', { seq: 1, action: 'ping' });
    expect(await client.next()).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
    client.socket.emit('message', {
      seq: 2,
      action: 'authentication_challenge',
      data: { token: 'token-user' },
    });
    expect(await client.next()).toMatchObject({ event: 'hello' });
    expect(await client.next()).toEqual({ status: 'OK', seq_reply: 2 });
  });

  it('closes on a token that is not valid, on no message at all, on one too large', async () => {
    for (const message of [
      { seq: 1, action: 'authentication_challenge', data: { token: 'no' } },
      'text',
      { seq: 1, action: 'ping', data: { filler: 'x'.repeat(9_000) } },
    ]) {
      const client = open({ transports: ['websocket'] });
      client.socket.emit('message', message);
      await client.closed;
    }
  });

  it('resumes a connection, even one that was made over the raw socket', async () => {
    const raw = new SocketClient(
      new WebSocket(`ws://127.0.0.1:${app.port}/api/v4/websocket`, { headers: bearer('user') }),
    );
    raws.push(raw);
    const { connection_id: id } = (await raw.next())['data'] as { connection_id: string };
    raw.socket.terminate();
    await app.until(() => app.hookCalls.at(-1)?.[0] === 'disconnected');
    app.core.publish({ event: 'missed', data: {} });
    const client = open({
      transports: ['websocket'],
      extraHeaders: bearer('user'),
      query: { connection_id: id, sequence_number: '1' },
    });
    expect(await client.next()).toMatchObject({ event: 'missed', seq: 1 });
  });

  it('leaves the raw socket alone, and the other way round', async () => {
    const client = open({ transports: ['websocket'], extraHeaders: bearer('user') });
    const raw = new SocketClient(
      new WebSocket(`ws://127.0.0.1:${app.port}/api/v4/websocket`, { headers: bearer('other') }),
    );
    raws.push(raw);
    await Promise.all([client.next(), raw.next()]);
    app.core.publish({ event: 'both', data: {} });
    expect(await client.next()).toMatchObject({ event: 'both' });
    expect(await raw.next()).toMatchObject({ event: 'both' });
  });

  it('does not open for a page of another origin', async () => {
    for (const transports of [['websocket'], ['polling']]) {
      const { socket } = open({
        transports,
        extraHeaders: { ...cookie('user'), Origin: 'http://evil.example' },
      });
      await once(socket as unknown as NodeJS.EventEmitter, 'connect_error');
      expect(socket.connected).toBe(false);
    }
    expect(app.hookCalls).toEqual([]);
  });
});
