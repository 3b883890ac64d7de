import { describe, expect, it, jest } from '@jest/globals';
import { SocketConnection } from './socket-connection.ts';
import type { SocketLike } from './socket-connection.ts';
import { WebSocketClient } from './web-socket-client.ts';

function setup() {
  const handlers: Record<string, (value?: unknown) => void> = {};
  const sent: unknown[] = [];
  const opts: { query?: Record<string, unknown> } = {};
  const socket = {
    io: { opts },
    on: (event: string, handler: (value?: unknown) => void) => {
      handlers[event] = handler;
    },
    emit: (_event: string, frame: unknown) => sent.push(frame),
    connect: jest.fn(),
    disconnect: jest.fn(),
  };
  const scheduled: { run: () => void; delayMs: number }[] = [];
  const connection = new SocketConnection({
    url: '',
    path: '',
    connect: () => socket as unknown as SocketLike,
    schedule: (run, delayMs) => {
      scheduled.push({ run, delayMs });
      return () => undefined;
    },
  });
  const seen: string[] = [];
  connection.onConnected.add(({ again }) => seen.push(again ? 'again' : 'first'));
  connection.onMissed.add(() => seen.push('missed'));
  connection.onMessage.add(({ event }) => seen.push(event));
  const hello = (id: string) => handlers.message?.({ event: 'hello', data: { connection_id: id }, seq: 0 });
  const event = (name: string, seq: number) =>
    handlers.message?.({ event: name, data: {}, broadcast: {}, seq });
  return { connection, socket, handlers, sent, opts, seen, hello, event, scheduled };
}

describe('SocketConnection', () => {
  it('starts fresh, and after a break asks to resume where it was', () => {
    const { connection, handlers, opts, seen, hello, event } = setup();
    connection.open();
    expect(opts.query).toEqual({});
    handlers.connect?.();
    hello('one');
    event('posted', 1);
    handlers.disconnect?.('transport close');
    expect(opts.query).toEqual({ connection_id: 'one', sequence_number: 2 });
    handlers.connect?.();
    event('posted', 2);
    expect(seen).toEqual(['first', 'hello', 'posted', 'again', 'posted']);
  });

  it('says that events may be missing when the server gives it another connection', () => {
    const { connection, handlers, seen, hello } = setup();
    connection.open();
    handlers.connect?.();
    hello('one');
    handlers.disconnect?.('transport close');
    handlers.connect?.();
    hello('two');
    expect(seen).toEqual(['first', 'hello', 'again', 'missed', 'hello']);
    expect(connection.connectionId).toBe('two');
  });

  it('says that events are missing when the sequence has a gap', () => {
    const { handlers, seen, hello, event } = setup();
    handlers.connect?.();
    hello('one');
    event('posted', 1);
    event('posted', 3);
    event('posted', 4);
    expect(seen).toEqual(['first', 'hello', 'posted', 'missed', 'posted', 'posted']);
  });

  it('comes back later and later when the server itself closed the socket', () => {
    const { handlers, socket, scheduled, hello } = setup();
    handlers.disconnect?.('io server disconnect');
    handlers.disconnect?.('io server disconnect');
    expect(scheduled.map(({ delayMs }) => delayMs)).toEqual([1000, 2000]);
    expect(socket.connect).not.toHaveBeenCalled();
    scheduled[1]?.run();
    expect(socket.connect).toHaveBeenCalledTimes(1);
    hello('one');
    handlers.disconnect?.('io server disconnect');
    expect(scheduled[2]?.delayMs).toBe(1000);
  });

  it('leaves coming back after a break to socket.io', () => {
    const { handlers, scheduled } = setup();
    handlers.disconnect?.('transport close');
    expect(scheduled).toEqual([]);
  });

  it('numbers its requests and hands each reply to its own', () => {
    const { connection, handlers, sent } = setup();
    const [first, second] = [jest.fn(), jest.fn()];
    connection.send('user_typing', { channel_id: 'c' }, first);
    connection.send('get_statuses', {}, second);
    expect(sent).toEqual([
      { action: 'user_typing', seq: 1, data: { channel_id: 'c' } },
      { action: 'get_statuses', seq: 2, data: {} },
    ]);
    handlers.message?.({ status: 'OK', seq_reply: 2, data: { a: 1 } });
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledWith({ status: 'OK', seq_reply: 2, data: { a: 1 } });
  });

  it.each([null, 7, {}, { event: 5 }])('ignores a frame that is none: %j', (frame) => {
    const { handlers, seen } = setup();
    handlers.message?.(frame);
    expect(seen).toEqual([]);
  });
});

describe('WebSocketClient', () => {
  it('tells plugins of messages and reconnects until they take their listeners back', () => {
    const { connection, handlers, event, hello } = setup();
    const client = new WebSocketClient(connection);
    const [onMessage, onFirst, onReconnect] = [jest.fn(), jest.fn(), jest.fn()];
    client.addMessageListener(onMessage);
    client.addFirstConnectListener(onFirst);
    client.addReconnectListener(onReconnect);
    handlers.connect?.();
    hello('one');
    handlers.connect?.();
    client.removeMessageListener(onMessage);
    client.removeReconnectListener(onReconnect);
    event('posted', 1);
    handlers.connect?.();
    expect([onMessage, onFirst, onReconnect].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('goes on after a listener of a plugin that throws, and says what was thrown', () => {
    const { connection, handlers, hello } = setup();
    const onError = jest.fn();
    const client = new WebSocketClient(connection, onError);
    const other = jest.fn();
    const error = Object.assign(new Error('no listener'), {
      stack: 'Error\n  at x (http://chat/static/plugins/com.example.a/com.example.a_1_bundle.js:1:2)',
    });
    client.addMessageListener(() => {
      throw error;
    });
    client.addMessageListener(other);
    handlers.connect?.();
    hello('one');
    expect(other).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith('com.example.a', error);
  });

  it('tells of what was missed, of errors, and how often in a row the connection was lost', () => {
    const { connection, handlers, hello, event } = setup();
    const client = new WebSocketClient(connection);
    const [onMissed, onError, onClose] = [jest.fn(), jest.fn(), jest.fn()];
    client.addMissedMessageListener(onMissed);
    client.addErrorListener(onError);
    client.addCloseListener(onClose);
    handlers.connect?.();
    hello('one');
    event('posted', 5);
    handlers.connect_error?.('refused');
    handlers.disconnect?.('transport close');
    handlers.disconnect?.('transport close');
    handlers.connect?.();
    handlers.disconnect?.('transport close');
    expect(onMissed).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith('refused');
    expect(onClose.mock.calls).toEqual([[1], [2], [1]]);
  });

  it('asks the server what plugins ask for, each with its answer', () => {
    const { connection, handlers, sent } = setup();
    const onError = jest.fn();
    const client = new WebSocketClient(connection, onError);
    handlers.connect?.();
    const answered = jest.fn();
    client.userTyping('c', 'root');
    client.updateActiveChannel('c');
    client.updateActiveTeam('t');
    client.updateActiveThread(true, 'c');
    client.userUpdateActiveStatus(true, false);
    client.acknowledgePostedNotification('p', 'success');
    client.getStatuses(answered);
    client.getStatusesByIds(['u'], () => {
      throw new Error('no answer wanted');
    });
    const actions = (sent as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual([
      'user_typing',
      'presence',
      'presence',
      'presence',
      'user_update_active_status',
      'posted_notify_ack',
      'get_statuses',
      'get_statuses_by_ids',
    ]);
    const reply = { status: 'OK', seq_reply: 7, data: { u: 'online' } };
    handlers.message?.(reply);
    handlers.message?.({ ...reply, seq_reply: 8 });
    expect(answered).toHaveBeenCalledWith(reply);
    expect(onError).toHaveBeenCalledWith('', new Error('no answer wanted'));
  });
});
