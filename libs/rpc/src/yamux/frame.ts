/** yamux's frame header (contract: go-plugin-wire §C.1): 12 bytes, all big-endian. */
export const HEADER_BYTES = 12;

export const DATA = 0;
export const WINDOW_UPDATE = 1;
export const PING = 2;
export const GO_AWAY = 3;

export const SYN = 1;
export const ACK = 2;
export const FIN = 4;
export const RST = 8;

/** What either side may send on a stream before it is granted more. */
export const INITIAL_WINDOW_BYTES = 262_144;

/** Writes a header at `at`; `length` is bytes, credit, ping value or go-away code. */
export function writeHeader(
  into: Buffer,
  at: number,
  type: number,
  flags: number,
  streamId: number,
  length: number,
): void {
  into[at] = 0;
  into[at + 1] = type;
  into[at + 2] = 0;
  into[at + 3] = flags;
  into.writeUInt32BE(streamId, at + 4);
  into.writeUInt32BE(length, at + 8);
}
