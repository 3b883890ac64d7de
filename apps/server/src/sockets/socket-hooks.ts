import type { RequestFrame } from './frames.ts';

/** What plugins learn of sockets; all of it off the path of the message. */
export interface SocketHooks {
  connected(connectionId: string, userId: string): void;
  disconnected(connectionId: string, userId: string): void;
  /** Every message of an authenticated client, after the server's own handling. */
  message(connectionId: string, userId: string, request: RequestFrame): void;
}
