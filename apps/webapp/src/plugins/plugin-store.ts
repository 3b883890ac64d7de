import type { AppStore } from '../store/store.ts';

/**
 * The store as one plugin gets it. Its listeners are called like any other, but one that throws keeps nobody else from
 * the change; and they go with the plugin.
 */
export class PluginStore {
  readonly facade: AppStore;
  readonly #unsubscribe = new Set<() => void>();

  constructor(store: AppStore, failed: (error: unknown) => void) {
    this.facade = {
      ...store,
      subscribe: (listener) => {
        const stop = store.subscribe(() => {
          try {
            listener();
          } catch (error) {
            failed(error);
          }
        });
        this.#unsubscribe.add(stop);
        return () => {
          this.#unsubscribe.delete(stop);
          stop();
        };
      },
    };
  }

  close(): void {
    for (const stop of this.#unsubscribe) {
      stop();
    }
    this.#unsubscribe.clear();
  }
}
