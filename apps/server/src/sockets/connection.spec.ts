import { describe, expect, it } from '@jest/globals';
import type { Session } from '@patchbay/contract';
import { fill } from '@patchbay/core';
import { Connection } from './connection.ts';
import type { OutgoingFrame } from './frames.ts';
import { SEND_QUEUE_LIMIT } from './timing.ts';
import type { Transport } from './transport.ts';

/** A socket whose other end reads as slowly as the test says. */
class SlowTransport implements Transport {
  readonly sent: OutgoingFrame[] = [];
  queued = 0;
  closedWith: number | undefined;
  send(frame: OutgoingFrame): void {
    this.sent.push(frame);
  }
  pending(): number {
    return this.queued;
  }
  close(code: number): void {
    this.closedWith = code;
  }
}

const told = (event: string) => ({ event, data: {}, broadcast: {} }) as never;

describe('a client that reads slowly', () => {
  const open = (queued: number) => {
    const transport = new SlowTransport();
    transport.queued = queued;
    const session = fill<Session>('model.Session', { user_id: 'u' });
    return { transport, connection: new Connection('c', session, transport) };
  };
  const events = ({ sent }: SlowTransport) =>
    sent.map((frame) => JSON.parse(frame.text()) as { event: string; seq: number });

  it('is spared what passes, above half of its queue, and the numbers go on without a gap', () => {
    const { transport, connection } = open(SEND_QUEUE_LIMIT / 2 + 1);
    for (const event of ['typing', 'status_change', 'multiple_channels_viewed', 'posted', 'typing', 'posted'])
      connection.deliver(told(event));
    expect(events(transport).map(({ event, seq }) => [event, seq])).toEqual([
      ['posted', 0],
      ['posted', 1],
    ]);
    expect(transport.closedWith).toBeUndefined();
  });

  it('gets everything up to half of its queue', () => {
    const { transport, connection } = open(SEND_QUEUE_LIMIT / 2);
    connection.deliver(told('typing'));
    expect(events(transport)).toHaveLength(1);
  });

  it('is closed when its queue is full', () => {
    const { transport, connection } = open(SEND_QUEUE_LIMIT);
    connection.deliver(told('posted'));
    expect(transport.closedWith).toBe(1013);
    expect(transport.sent).toEqual([]);
  });

  it('gets the same bytes as text, whatever is in them', () => {
    const { transport, connection } = open(0);
    connection.deliver({ event: 'e', data: { text: 'ü\n"\u2028"' }, broadcast: {} } as never);
    const [frame] = transport.sent;
    expect(frame?.bytes().toString()).toBe(frame?.text());
    expect(JSON.parse(frame?.text() ?? '')).toMatchObject({ data: { text: 'ü\n"\u2028"' }, seq: 0 });
  });
});
