import { encode } from '@msgpack/msgpack';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../fixtures/test-app.ts';
import { SocketClient } from '../fixtures/socket-client.ts';
import type { SocketTiming } from './timing.ts';

describe('/api/v4/websocket', () => {
  let app: TestApp;
  const clients: SocketClient[] = [];
  const start = async (timing?: Partial<SocketTiming>) => {
    app = await startTestApp({ timing });
    app.core.logIn('user');
    app.core.logIn('other');
    app.core.logIn('admin', { roles: 'system_admin' });
  };
  const open = (path = '', headers: Record<string, string> = {}) => {
    const client = new SocketClient(
      new WebSocket(`ws://127.0.0.1:${app.port}/api/v4/websocket${path}`, { headers }),
    );
    clients.push(client);
    return client;
  };
  const bearer = (name: string) => ({ Authorization: `Bearer token-${name}` });
  const userId = (name: string) => name.padEnd(26, '0');
  beforeEach(() => start());
  afterEach(async () => {
    for (const client of clients.splice(0)) client.socket.terminate();
    await app.close();
  });

  it('says hello at once to a client that shows its session with the upgrade', async () => {
    for (const headers of [bearer('user'), { Cookie: 'MMAUTHTOKEN=token-user' }]) {
      const hello = await open('', headers).next();
      expect(hello).toMatchObject({ event: 'hello', seq: 0, broadcast: { user_id: userId('user') } });
      expect(hello['data']).toMatchObject({ server_version: '11.11.0.0.hash.false' });
      expect((hello['data'] as { connection_id: string }).connection_id).toMatch(/^[a-z0-9]{26}$/);
    }
  });

  it('says hello, then OK, to a client that meets the challenge', async () => {
    const client = open('/');
    client.send({ seq: 1, action: 'authentication_challenge', data: { token: 'token-user' } });
    expect(await client.next()).toMatchObject({ event: 'hello', seq: 0 });
    expect(await client.next()).toEqual({ status: 'OK', seq_reply: 1 });
  });

  it('closes without a word on a token that is not valid', async () => {
    const client = open();
    client.send({ seq: 1, action: 'authentication_challenge', data: { token: 'token-nobody' } });
    await client.closed;
    expect(client.received).toEqual([]);
  });

  it('closes on a client that does not say who it is in time, not on one that does', async () => {
    await app.close();
    await start({ authDeadlineMs: 50 });
    const silent = open();
    const known = open('', bearer('user'));
    await known.next();
    await silent.closed;
    expect(known.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('ignores a second challenge', async () => {
    const client = open('', bearer('user'));
    client.send({ seq: 1, action: 'authentication_challenge', data: { token: 'token-nobody' } });
    client.send({ seq: 2, action: 'ping' });
    expect(await client.next()).toMatchObject({ event: 'hello' });
    expect(await client.next()).toMatchObject({ seq_reply: 2 });
  });

  it('refuses every action before the challenge is met', async () => {
    const client = open();
    client.send({ seq: 3, action: 'ping' });
    expect(await client.next()).toMatchObject({
      status: 'FAIL',
      seq_reply: 3,
      error: { id: 'api.web_socket_router.not_authenticated.app_error', status_code: 401 },
    });
    expect(app.hookCalls).toEqual([]);
  });

  it('answers ping, in JSON and in MessagePack', async () => {
    const client = open('', bearer('user'));
    await client.next();
    const pong = { text: 'pong', version: '11.11.0', server_time: 1_000_000, node_id: '' };
    client.send({ seq: 1, action: 'ping' });
    expect(await client.next()).toEqual({ status: 'OK', seq_reply: 1, data: pong });
    client.socket.send(encode({ seq: 2, action: 'ping', data: {} }));
    expect(await client.next()).toEqual({ status: 'OK', seq_reply: 2, data: pong });
  });

  it('names what is wrong with a message', async () => {
    const client = open('', bearer('user'));
    await client.next();
    const fails = async (request: object) => {
      client.send(request);
      const { status, error } = (await client.next()) as { status: string; error: Record<string, unknown> };
      return [status, error['id'], error['status_code']];
    };
    const router = 'api.web_socket_router';
    expect(await fails({ seq: 1 })).toEqual(['FAIL', `${router}.no_action.app_error`, 400]);
    expect(await fails({ action: 'ping' })).toEqual(['FAIL', `${router}.bad_seq.app_error`, 400]);
    expect(await fails({ seq: 1, action: 'toString' })).toEqual([
      'FAIL',
      `${router}.bad_action.app_error`,
      500,
    ]);
    expect(await fails({ seq: 1, action: 'get_statuses_by_ids', data: { user_ids: [] } })).toEqual([
      'FAIL',
      'api.websocket_handler.invalid_param.app_error',
      400,
    ]);
  });

  it('closes on what it cannot decode and on what is too large', async () => {
    for (const message of [
      'no json',
      '[1]',
      Buffer.from([0xc1]),
      JSON.stringify({ data: 'x'.repeat(9_000) }),
    ]) {
      const client = open('', bearer('user'));
      await client.next();
      client.socket.send(message);
      await client.closed;
    }
  });

  it('tells typing to the others in the channel, and nothing from those who may not post there', async () => {
    const channel = 'channel'.padEnd(26, '0');
    app.core.logIn('user', { props: { channel } });
    const [user, other] = [open('', bearer('user')), open('', bearer('other'))];
    await Promise.all([user.next(), other.next()]);
    user.send({ seq: 1, action: 'user_typing', data: { channel_id: channel } });
    expect(await user.next()).toEqual({ status: 'OK', seq_reply: 1 });
    expect(await other.next()).toMatchObject({
      event: 'typing',
      data: { user_id: userId('user'), parent_id: '' },
      seq: 1,
    });
    other.send({ seq: 1, action: 'user_typing', data: { channel_id: channel } });
    expect(await other.next()).toMatchObject({
      status: 'FAIL',
      error: { id: 'api.websocket_handler.invalid_param.app_error', status_code: 400 },
    });
  });

  it('takes notice of what a client looks at and has notified of, without a word more', async () => {
    const client = open('', bearer('user'));
    await client.next();
    for (const [at, action] of ['presence', 'posted_notify_ack'].entries()) {
      client.send({ seq: at + 1, action, data: { channel_id: 'c', post_id: 'p', status: 'success' } });
      expect(await client.next()).toEqual({ status: 'OK', seq_reply: at + 1 });
    }
  });

  it('knows who is there', async () => {
    const client = open('', bearer('user'));
    await client.next();
    client.send({ seq: 1, action: 'get_statuses' });
    expect(await client.next()).toMatchObject({ data: { [userId('user')]: 'online' } });
    client.send({ seq: 2, action: 'user_update_active_status', data: { user_is_active: false } });
    await client.next();
    client.send({
      seq: 3,
      action: 'get_statuses_by_ids',
      data: { user_ids: [userId('user'), userId('other')] },
    });
    expect(await client.next()).toMatchObject({
      data: { [userId('user')]: 'away', [userId('other')]: 'offline' },
    });
  });

  it('sends events to those who may have them, numbered for each', async () => {
    const [user, admin] = [open('', bearer('user')), open('', bearer('admin'))];
    await Promise.all([user.next(), admin.next()]);
    app.core.publish({ event: 'secret', data: {}, broadcast: { contains_sensitive_data: true } });
    app.core.publish({ event: 'own', data: { a: 1 }, broadcast: { user_id: userId('user') } });
    app.core.publish({ event: 'all', data: {} });
    expect([await user.next(), await user.next()].map(({ event, seq }) => [event, seq])).toEqual([
      ['own', 1],
      ['all', 2],
    ]);
    expect([await admin.next(), await admin.next()].map(({ event, seq }) => [event, seq])).toEqual([
      ['secret', 1],
      ['all', 2],
    ]);
  });

  it('tells plugins of connections and of messages; custom actions get no answer from the server', async () => {
    const client = open('', bearer('user'));
    const { connection_id: id } = (await client.next())['data'] as { connection_id: string };
    client.send({ seq: 1, action: 'custom_demo_wave', data: { hand: 'left' } });
    client.send({ seq: 2, action: 'ping', data: {} });
    expect(await client.next()).toMatchObject({ seq_reply: 2 });
    client.socket.close();
    await client.closed;
    await app.until(() => app.hookCalls.length === 4);
    expect(app.hookCalls).toEqual([
      ['connected', id, userId('user')],
      ['message', id, userId('user'), { seq: 1, action: 'custom_demo_wave', data: { hand: 'left' } }],
      ['message', id, userId('user'), { seq: 2, action: 'ping', data: {} }],
      ['disconnected', id, userId('user')],
    ]);
    expect(app.core.statusOf.get(userId('user'))).toBe('offline');
  });

  describe('a client that comes back', () => {
    const connectionOf = async (client: SocketClient) =>
      ((await client.next())['data'] as { connection_id: string }).connection_id;
    const drop = async (client: SocketClient) => {
      client.socket.terminate();
      await app.until(() => app.hookCalls.at(-1)?.[0] === 'disconnected');
    };

    it('goes on where it was: what it missed, no hello', async () => {
      const first = open('', bearer('user'));
      const id = await connectionOf(first);
      app.core.publish({ event: 'seen', data: {} });
      await first.next();
      await drop(first);
      app.core.publish({ event: 'missed', data: {} });
      const second = open(`?connection_id=${id}&sequence_number=2`, bearer('user'));
      expect(await second.next()).toMatchObject({ event: 'missed', seq: 2 });
      app.core.publish({ event: 'next', data: {} });
      expect(await second.next()).toMatchObject({ event: 'next', seq: 3 });
    });

    it('gets again what was sent and may not have arrived', async () => {
      const first = open('', bearer('user'));
      const id = await connectionOf(first);
      for (let i = 1; i <= 3; i++) app.core.publish({ event: `e${i}`, data: {} });
      await drop(first);
      const second = open(`?connection_id=${id}&sequence_number=2`, bearer('user'));
      expect(await second.next()).toMatchObject({ event: 'e2', seq: 2 });
      expect(await second.next()).toMatchObject({ event: 'e3', seq: 3 });
    });

    it('takes the place of a socket that the server still believes in', async () => {
      const first = open('', bearer('user'));
      const id = await connectionOf(first);
      const second = open(`?connection_id=${id}&sequence_number=1`, bearer('user'));
      await first.closed;
      app.core.publish({ event: 'only once', data: {} });
      expect(await second.next()).toMatchObject({ event: 'only once', seq: 1 });
    });

    it('starts anew when too much was missed, or the server does not know it', async () => {
      const first = open('', bearer('user'));
      const id = await connectionOf(first);
      for (let i = 0; i < 130; i++) app.core.publish({ event: 'many', data: {} });
      await drop(first);
      const late = open(`?connection_id=${id}&sequence_number=1`, bearer('user'));
      expect(await late.next()).toMatchObject({ event: 'hello', seq: 0 });
      const unknown = open(`?connection_id=${'a'.repeat(26)}&sequence_number=1`, bearer('user'));
      expect(await unknown.next()).toMatchObject({ event: 'hello', seq: 0 });
    });

    it('cannot be somebody else', async () => {
      const id = await connectionOf(open('', bearer('user')));
      app.core.publish({ event: 'private', data: {}, broadcast: { user_id: userId('user') } });
      const thief = open(`?connection_id=${id}&sequence_number=0`, bearer('other'));
      expect(await thief.next()).toMatchObject({ event: 'hello', broadcast: { user_id: userId('other') } });
      expect(await connectionOf(open('', bearer('other')))).not.toBe(id);
    });

    it('is turned away with a malformed id or without a number', async () => {
      const id = await connectionOf(open('', bearer('user')));
      for (const query of [
        '?connection_id=short',
        `?connection_id=${id}`,
        `?connection_id=${id}&sequence_number=x`,
      ])
        await open(query, bearer('user')).closed;
    });

    it('is forgotten after a while', async () => {
      await app.close();
      await start({ resumableMs: 1 });
      const first = open('', bearer('user'));
      const id = await connectionOf(first);
      await drop(first);
      await app.until(async () => {
        const again = open(`?connection_id=${id}&sequence_number=1`, bearer('user'));
        app.core.publish({ event: 'x', data: {} });
        return (await again.next())['event'] === 'hello';
      });
    });
  });

  it('ends with its session, whether that was ended or has expired', async () => {
    const ended = open('', bearer('user'));
    await ended.next();
    app.core.logOut(app.core.tokens.get('token-user')!);
    await ended.closed;

    app.core.logIn('other', { expires_at: 2_000_000 });
    const expiring = open('', bearer('other'));
    await expiring.next();
    app.core.publish({ event: 'before', data: {} });
    expect(await expiring.next()).toMatchObject({ event: 'before' });
    app.clock.time = 2_000_000;
    app.core.publish({ event: 'after', data: {} });
    await expiring.closed;
    expect(JSON.stringify(expiring.received)).not.toContain('after');
  });

  it('drops a client that no longer answers pings, and keeps one that does', async () => {
    await app.close();
    await start({ pingIntervalMs: 20, pongDeadlineMs: 200 });
    const alive = open('', bearer('user'));
    const dead = new SocketClient(
      new WebSocket(`ws://127.0.0.1:${app.port}/api/v4/websocket`, {
        headers: bearer('user'),
        autoPong: false,
      }),
    );
    clients.push(dead);
    await Promise.all([alive.next(), dead.next()]);
    await dead.closed;
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('opens for our own pages and for those the administrator named, for no other', async () => {
    const status = async (origin: string) => {
      const socket = new WebSocket(`ws://127.0.0.1:${app.port}/api/v4/websocket`, { origin });
      const outcome = await Promise.race([
        once(socket, 'open').then(() => 101),
        once(socket, 'unexpected-response').then(
          ([, response]) => (response as { statusCode: number }).statusCode,
        ),
      ]);
      socket.on('error', () => undefined);
      socket.terminate();
      return outcome;
    };
    expect(await status(app.url)).toBe(101);
    expect(await status('http://evil.example')).toBe(400);
    app.core.settings.ServiceSettings.AllowCorsFrom = 'http://other.example http://friend.example';
    expect(await status('http://friend.example')).toBe(101);
  });

  it('is the only upgrade under its path; what nobody knows is 404', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}/nobody`);
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
    socket.terminate();
  });
});
