type Source = (locale: string) => Record<string, string>;
type OnError = (pluginId: string, error: unknown) => void;
type Received = (locale: string, translations: Record<string, string>) => void;

/** The messages plugins add to the catalogue: asked for at registration and whenever a locale is loaded. */
export class PluginTranslations {
  readonly #sources = new Map<string, Source>();
  readonly #locale: () => string;
  readonly #received: Received;
  readonly #onError: OnError;

  constructor(locale: () => string, received: Received, onError: OnError) {
    this.#locale = locale;
    this.#received = received;
    this.#onError = onError;
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
    for (const [pluginId, source] of this.#sources) {
      try {
        this.#received(locale, source(locale));
      } catch (error) {
        this.#onError(pluginId, error);
      }
    }
  }
}
