import type { SequencedFrame } from './frames.ts';

/** The last events of one connection, in order, for a client that comes back (contract: management §10, Resume). */
export class ReplayBuffer {
  #frames: SequencedFrame[] = [];
  /** Sequence number of the next event; the first event of a connection, hello, has 0. */
  nextSequence = 0;

  get size(): number {
    return this.#frames.length;
  }

  add(frame: SequencedFrame): void {
    this.#frames.push(frame);
    this.nextSequence = frame.seq + 1;
  }

  /** Forgets all but the last `limit` events. */
  trim(limit: number): void {
    if (this.#frames.length > limit) this.#frames.splice(0, this.#frames.length - limit);
  }

  /** The events from `sequence` on; `undefined` if some of them are gone or it was never reached. */
  from(sequence: number): readonly SequencedFrame[] | undefined {
    if (sequence === this.nextSequence) return [];
    const first = this.#frames[0]?.seq;
    if (first === undefined || sequence < first || sequence > this.nextSequence) return undefined;
    return this.#frames.slice(sequence - first);
  }
}
