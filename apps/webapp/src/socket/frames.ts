import type { SocketMessage } from '@patchbay/registry';

/** What a client sends. `seq` counts its requests from 1. */
export interface RequestFrame {
  action: string;
  seq: number;
  data: unknown;
}

/** The answer to a request. */
export interface ReplyFrame {
  status: 'OK' | 'FAIL';
  seq_reply: number;
  data?: unknown;
  error?: { id: string; message: string };
}

export type { SocketMessage };

export function isReply(frame: unknown): frame is ReplyFrame {
  return typeof frame === 'object' && frame !== null && typeof (frame as ReplyFrame).seq_reply === 'number';
}

export function isEvent(frame: unknown): frame is SocketMessage {
  return typeof frame === 'object' && frame !== null && typeof (frame as SocketMessage).event === 'string';
}
