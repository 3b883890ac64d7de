import type { Socket } from 'socket.io';
import type { OutgoingFrame } from './frames.ts';
import type { Transport } from './transport.ts';

/** The event under which all frames go, both ways. */
export const FRAME_EVENT = 'message';

/** socket.io's packet of an event to the namespace `/` (protocol 5): type 2, then a list of the name and the frame. */
const EVENT_PREFIX = `2["${FRAME_EVENT}",`;

/** socket.io as our web host speaks it: the same frames as the raw socket, under one event. */
export class SocketIoTransport implements Transport {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** As `emit` would write it, but for the JSON, which is made once for all sockets and not once for each. */
  send(frame: OutgoingFrame): void {
    if (this.#socket.connected) this.#socket.conn.write(`${EVENT_PREFIX}${frame.text()}]`);
  }

  pending(): number {
    // engine.io keeps here what the transport has not taken; its type leaves the field out.
    return (this.#socket.conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0;
  }

  /** socket.io has no close codes: the reason goes ahead as an event of its own. */
  close(code: number, reason: string): void {
    this.#socket.emit('closing', { code, reason });
    this.#socket.disconnect(true);
  }
}
