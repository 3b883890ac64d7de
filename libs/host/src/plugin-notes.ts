import type { Clock, Logger } from '@patchbay/hooks';
import type { HostSettings } from './host-settings.ts';
import { PluginLogBook } from './logs/plugin-log-book.ts';
import type { WebFailure } from './plugin-details.ts';

/** What a host remembers of a plugin while it runs, over its restarts and changes of version. */
export class PluginNotes {
  readonly logs: PluginLogBook;
  readonly #crashes = new Map<string, string>();
  readonly #webFailures = new Map<string, WebFailure>();

  constructor(options: { readonly logger: Logger; readonly clock: Clock; settings(): HostSettings }) {
    this.logs = new PluginLogBook(options);
  }

  /** Id of the newest crash record; '' when there is none. */
  crashId(pluginId: string): string {
    return this.#crashes.get(pluginId) ?? '';
  }

  crashed(pluginId: string, crashId: string): void {
    this.#crashes.set(pluginId, crashId);
  }

  webFailure(pluginId: string): WebFailure | null {
    return this.#webFailures.get(pluginId) ?? null;
  }

  webFailed(pluginId: string, failure: Omit<WebFailure, 'count'>): void {
    const count = (this.#webFailures.get(pluginId)?.count ?? 0) + 1;
    this.#webFailures.set(pluginId, { ...failure, count });
  }

  /** It is started by an administrator's wish, or in another version: what its web half did before is over. */
  begunAnew(pluginId: string): void {
    this.#webFailures.delete(pluginId);
  }

  /** It was removed. */
  forget(pluginId: string): void {
    this.#crashes.delete(pluginId);
    this.#webFailures.delete(pluginId);
    this.logs.forget(pluginId);
  }
}
