import type { OutgoingFrame } from './frames.ts';

/** One physical socket, whatever protocol it speaks. The connection layer knows nothing more about it. */
export interface Transport {
  send(frame: OutgoingFrame): void;
  /** Frames handed over that have not left the process yet. */
  pending(): number;
  /** Closes with a WebSocket close code; closing twice is nothing. */
  close(code: number, reason: string): void;
}
