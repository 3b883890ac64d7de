type Source = (locale: string) => Record<string, string>;
type Received = (locale: string, translations: Record<string, string>) => void;

/** The messages plugins add to the catalogue: asked for at registration and whenever a locale is loaded. */
export class PluginTranslations {
  readonly #sources = new Map<string, Source>();
  readonly #locale: () => string;
  readonly #received: Received;

  constructor(locale: () => string, received: Received) {
    this.#locale = locale;
    this.#received = received;
  }

  add(pluginId: string, source: Source): void {
    this.#sources.set(pluginId, source);
    const locale = this.#locale();
    this.#received(locale, source(locale));
  }

  /** What was merged already stays; the plugin is only not asked again (contract: webapp §2.13). */
  remove(pluginId: string): void {
    this.#sources.delete(pluginId);
  }

  localeLoaded(locale: string): void {
    for (const source of this.#sources.values()) {
      this.#received(locale, source(locale));
    }
  }
}
