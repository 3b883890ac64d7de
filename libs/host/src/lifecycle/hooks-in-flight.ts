import type { Clock } from '@patchbay/hooks';
import { RpcError } from '@patchbay/rpc/host';

/** Calls that nobody waits for any more and that may still run: so many are remembered, and so long, in milliseconds. */
export const GIVEN_UP_KEPT = 10;
export const GIVEN_UP_WINDOW_MS = 60_000;
/** A call whose answer was lost no longer ago than this was under way at the end, in milliseconds. */
export const LOST_WINDOW_MS = 10_000;

interface Flight {
  readonly hook: string;
  readonly since: number;
}

interface Landed extends Flight {
  readonly at: number;
  readonly lost: boolean;
}

/**
 * The calls of one run of a plugin that have not come back: what it was doing when it ended. Those whose answer went
 * with the connection count, and those that were given up a moment ago do, since nobody knows that they have ended.
 */
export class HooksInFlight {
  readonly #clock: Clock;
  readonly #flights = new Set<Flight>();
  #landed: Landed[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Watches one call and passes on what it comes to. On the way of every hook, so it makes one promise and no more. */
  watch<T>(hook: string, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const flight: Flight = { hook, since: this.#clock.elapsed() };
    this.#flights.add(flight);
    return call().then(
      (result) => {
        this.#flights.delete(flight);
        return result;
      },
      (error: unknown) => {
        this.#flights.delete(flight);
        const lost = error instanceof RpcError && error.code === 'disconnected';
        if (lost || signal?.aborted) this.#keep({ ...flight, at: this.#clock.elapsed(), lost });
        throw error;
      },
    );
  }

  /** The longest first; one that was given up says after how long. */
  names(): string[] {
    const now = this.#clock.elapsed();
    const landed = this.#landed.filter(
      ({ at, lost }) => now - at <= (lost ? LOST_WINDOW_MS : GIVEN_UP_WINDOW_MS),
    );
    return [...this.#flights, ...landed].sort((a, b) => a.since - b.since).map(nameOf);
  }

  #keep(flight: Landed): void {
    const others = this.#landed.filter(({ lost }) => lost === flight.lost).slice(1 - GIVEN_UP_KEPT);
    this.#landed = [...this.#landed.filter(({ lost }) => lost !== flight.lost), ...others, flight];
  }
}

function nameOf(flight: Flight | Landed): string {
  if (!('at' in flight) || flight.lost) return flight.hook;
  return `${flight.hook} (given up after ${String(Math.round(flight.at - flight.since))} ms)`;
}
