type Listener<Arguments extends unknown[]> = (...args: Arguments) => void;

/** Listeners that may be a plugin's: what one throws is handed on, and the others are called all the same. */
export class SafeListeners<Arguments extends unknown[] = []> {
  readonly #listeners = new Set<Listener<Arguments>>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(listener: Listener<Arguments>): void {
    this.#listeners.add(listener);
  }

  delete(listener: Listener<Arguments>): void {
    this.#listeners.delete(listener);
  }

  call(...args: Arguments): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
