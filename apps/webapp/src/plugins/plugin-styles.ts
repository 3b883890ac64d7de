type StyleElement = HTMLStyleElement | HTMLLinkElement;

/**
 * The style sheets that bundles put into the page while they run, so that they go with their plugin. Upstream leaves
 * them (contract: webapp §2.13). What a bundle adds later, from a chunk perhaps, is not known to be its own.
 *
 * The browser tells of changes to the head once a script has ended; asked for before that, it has those of this script.
 */
export class PluginStyles {
  readonly #observer: MutationObserver;
  readonly #elements = new Map<string, StyleElement[]>();
  /** Whose bundle is running. */
  #current: string | undefined;

  constructor(head: HTMLHeadElement) {
    this.#observer = new MutationObserver((records) => this.#received(records));
    this.#observer.observe(head, { childList: true });
  }

  /** A bundle says whose it is: what it added so far, and adds until it has ended, is this plugin's. */
  runs(pluginId: string): void {
    this.#current = pluginId;
    this.#received(this.#observer.takeRecords());
    void Promise.resolve().then(() => {
      this.#received(this.#observer.takeRecords());
      this.#current = undefined;
    });
  }

  remove(pluginId: string): void {
    for (const element of this.#elements.get(pluginId) ?? []) {
      element.remove();
    }
    this.#elements.delete(pluginId);
  }

  #received(records: readonly MutationRecord[]): void {
    if (this.#current === undefined) {
      return;
    }
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isStyle);
    this.#elements.set(this.#current, [...(this.#elements.get(this.#current) ?? []), ...added]);
  }
}

function isStyle(node: Node): node is StyleElement {
  return node instanceof HTMLStyleElement || (node instanceof HTMLLinkElement && node.rel === 'stylesheet');
}
