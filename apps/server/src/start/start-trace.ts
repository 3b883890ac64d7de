/** Where the time of a start goes; with PATCHBAY_TRACE_START=1 each step is a line on stderr. */
export class StartTrace {
  readonly #enabled: boolean;
  #last = performance.now();

  constructor(enabled: boolean) {
    this.#enabled = enabled;
    this.step('node and the bundle', 0);
  }

  /** Names what has been done since the step before. `since` in milliseconds since the process began. */
  step(name: string, since = this.#last): void {
    const now = performance.now();
    if (this.#enabled)
      process.stderr.write(
        `${now.toFixed(0).padStart(6)} ms  +${(now - since).toFixed(0).padStart(4)} ms  ${name}\n`,
      );
    this.#last = now;
  }
}
