import type { WebsocketBroadcast } from '@patchbay/contract';
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

/** An event as it goes to one connection. */
export interface EventFrame {
  event: string;
  data: Record<string, unknown>;
  broadcast: WebsocketBroadcast;
  seq: number;
}

/** A frame in the two forms that transports want; the text is made when first asked for. */
export interface OutgoingFrame {
  /** Parts of it are shared between connections: never changed. */
  readonly value: Readonly<EventFrame | ReplyFrame>;
  text(): string;
}

export function replyFrame(value: ReplyFrame): OutgoingFrame {
  return { value, text: () => JSON.stringify(value) };
}

type EventBody = Pick<HubEvent, 'event' | 'data' | 'broadcast'>;

/** The JSON of an event without its sequence number: the same for all who receive it, so made once. */
const prefixes = new WeakMap<object, string>();

/** One event under a connection's own sequence number. */
export function eventFrame(body: EventBody, seq: number): OutgoingFrame & { value: EventFrame } {
  const { event, data, broadcast } = body;
  return {
    value: { event, data, broadcast, seq },
    text: () => {
      let prefix = prefixes.get(body);
      if (prefix === undefined) {
        prefix = JSON.stringify({ event, data, broadcast }).slice(0, -1);
        prefixes.set(body, prefix);
      }
      return `${prefix},"seq":${seq}}`;
    },
  };
}
