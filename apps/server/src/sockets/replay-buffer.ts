import type { EventFrame, OutgoingFrame } from './frames.ts';

type Frame = OutgoingFrame & { value: EventFrame };

/** The last events of one connection, in order, for a client that comes back (contract: management §10, Resume). */
export class ReplayBuffer {
  #frames: Frame[] = [];
  /** Sequence number of the next event; the first event of a connection, hello, has 0. */
  nextSequence = 0;

  get size(): number {
    return this.#frames.length;
  }

  add(frame: Frame): void {
    this.#frames.push(frame);
    this.nextSequence = frame.value.seq + 1;
  }

  /** Forgets all but the last `limit` events. */
  trim(limit: number): void {
    if (this.#frames.length > limit) this.#frames.splice(0, this.#frames.length - limit);
  }

  /** The events from `sequence` on; `undefined` if some of them are gone or it was never reached. */
  from(sequence: number): readonly Frame[] | undefined {
    if (sequence === this.nextSequence) return [];
    const first = this.#frames[0]?.value.seq;
    if (first === undefined || sequence < first || sequence > this.nextSequence) return undefined;
    return this.#frames.slice(sequence - first);
  }
}
