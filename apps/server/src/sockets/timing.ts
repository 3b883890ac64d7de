/** Deadlines of the sockets, in milliseconds (contract: management §10). Tests pass shorter ones. */
export interface SocketTiming {
  /** A socket that has not said who it is by then is closed. */
  readonly authDeadlineMs: number;
  /** The server pings a raw socket this often. */
  readonly pingIntervalMs: number;
  /** A raw socket that has answered no ping for so long is dropped. */
  readonly pongDeadlineMs: number;
  /** A message must have left the process by then, or the socket is dropped. */
  readonly writeDeadlineMs: number;
  /** How long a connection without a socket can be resumed. */
  readonly resumableMs: number;
}

export const SOCKET_TIMING: SocketTiming = {
  authDeadlineMs: 5_000,
  pingIntervalMs: 60_000,
  pongDeadlineMs: 100_000,
  writeDeadlineMs: 30_000,
  resumableMs: 5 * 60_000,
};

/** Largest message from a client, in bytes. */
export const MAX_MESSAGE_BYTES = 8_192;
/** Events a client may lag behind before its socket is closed; above half of it, passing events are left out. */
export const SEND_QUEUE_LIMIT = 256;
/** Events kept for a client that comes back. */
export const REPLAY_LIMIT = 128;
/** Messages of one socket that may wait for their turn. */
export const RECEIVE_QUEUE_LIMIT = 256;
