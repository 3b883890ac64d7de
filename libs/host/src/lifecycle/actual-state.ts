import type { Clock } from '@patchbay/hooks';
import { PluginStates } from './states.ts';
import type { PluginState } from './states.ts';
import { nextState } from './transitions.ts';
import type { PluginChange } from './transitions.ts';

/** In which state a plugin is on this node, since when, and why. */
export class ActualState {
  readonly #clock: Clock;
  readonly #onMove: () => void;
  #state: PluginState = PluginStates.NotRunning;
  #since: number;
  #error = '';

  constructor(clock: Clock, onMove: () => void) {
    this.#clock = clock;
    this.#onMove = onMove;
    this.#since = clock.now();
  }

  get value(): PluginState {
    return this.#state;
  }

  /** When the state began, in milliseconds since 1970. */
  get since(): number {
    return this.#since;
  }

  /** Why it is not running, in words; '' when all is well. */
  get error(): string {
    return this.#error;
  }

  /** Throws `host.bad_transition` for a move that does not exist. */
  move(change: PluginChange, error = ''): void {
    const state = nextState(this.#state, change);
    if (state !== this.#state) this.#since = this.#clock.now();
    this.#state = state;
    this.#error = error;
    this.#onMove();
  }
}
