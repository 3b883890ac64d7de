import type { API } from '@patchbay/contract';
import { SdkError } from './errors.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';

/**
 * The base of a plugin's server half. Each hook is a method of the same name as in Go, with the context first;
 * those that are there are announced to the server. See `runPlugin`.
 */
export class Plugin {
  #api: API | undefined;

  /** Structured log lines, from the first moment on. */
  readonly log: Log = createLog(() => this.#api);

  /** Everything a plugin may ask of the server. There from `OnActivate` on. */
  get api(): API {
    if (this.#api === undefined)
      throw new SdkError(
        'api-too-early',
        'The API is there from OnActivate on: move this call from the constructor into OnActivate.',
      );
    return this.#api;
  }

  /**
   * The settings of this plugin: `defaults`, overlaid by what the administrator set. Upper and lower case of keys
   * make no difference.
   */
  async getConfiguration<T extends object>(defaults: T): Promise<T> {
    const configuration = structuredClone(defaults);
    await this.api.LoadPluginConfiguration(configuration);
    return configuration;
  }

  /** Called by `runPlugin` when the server has opened its API. */
  connect(api: API): void {
    this.#api = api;
  }
}
