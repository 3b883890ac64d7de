import type { Logger } from '@patchbay/hooks';

/** What has to be done, in the reverse order of what was done, should a change of what is installed fail. */
export class UndoSteps {
  readonly #steps: (() => Promise<void>)[] = [];
  readonly #pluginId: string;
  readonly #logger: Logger;

  constructor(pluginId: string, logger: Logger) {
    this.#pluginId = pluginId;
    this.#logger = logger;
  }

  push(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** A step that fails does not keep the others from being taken. */
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        this.#logger.error(
          'A failed install could not be undone completely; the next start of the server cleans up.',
          { plugin_id: this.#pluginId, error },
        );
      }
    }
  }
}
