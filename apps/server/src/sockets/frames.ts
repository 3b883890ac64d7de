import type { HubEvent } from '@patchbay/core';
import type { ErrorBody } from '../http/error-body.ts';

/** What a client sends (contract: management §10). */
export interface RequestFrame {
  seq: number;
  action: string;
  data: Record<string, unknown>;
}

/** The answer to a request; does not consume a sequence number. */
export interface ReplyFrame {
  status: 'OK' | 'FAIL';
  seq_reply: number;
  data?: Record<string, unknown>;
  error?: ErrorBody;
}

/** A frame as transports send it: JSON, as text or as its bytes. */
export interface OutgoingFrame {
  text(): string;
  bytes(): Buffer;
}

/** One event under a connection's own number. A connection keeps its last ones, so there is nothing in it but that. */
export interface SequencedFrame extends OutgoingFrame {
  readonly seq: number;
}

export function replyFrame(value: ReplyFrame): OutgoingFrame {
  const text = () => JSON.stringify(value);
  return { text, bytes: () => Buffer.from(text()) };
}

type EventBody = Pick<HubEvent, 'event' | 'data' | 'broadcast'>;

/** The JSON of an event up to its number: the same for all who receive it, so made once. */
interface Prefix {
  readonly text: string;
  readonly bytes: Buffer;
}

const prefixes = new WeakMap<EventBody, Prefix>();

function prefixOf(body: EventBody): Prefix {
  const known = prefixes.get(body);
  if (known) return known;
  const { event, data, broadcast } = body;
  const text = `${JSON.stringify({ event, data, broadcast }).slice(0, -1)},"seq":`;
  const prefix = { text, bytes: Buffer.from(text) };
  prefixes.set(body, prefix);
  return prefix;
}

class NumberedEvent implements SequencedFrame {
  readonly seq: number;
  readonly #body: EventBody;

  constructor(body: EventBody, seq: number) {
    this.#body = body;
    this.seq = seq;
  }

  text(): string {
    return `${prefixOf(this.#body).text}${this.seq}}`;
  }

  bytes(): Buffer {
    const { bytes } = prefixOf(this.#body);
    const end = `${this.seq}}`;
    const frame = Buffer.allocUnsafe(bytes.length + end.length);
    bytes.copy(frame);
    frame.write(end, bytes.length, 'latin1');
    return frame;
  }
}

/** One event under a connection's own number. */
export function eventFrame(body: EventBody, seq: number): SequencedFrame {
  return new NumberedEvent(body, seq);
}
