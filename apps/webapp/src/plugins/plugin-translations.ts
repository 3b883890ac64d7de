type Messages = Readonly<Record<string, string>>;
type Source = (locale: string) => Record<string, string>;
type OnError = (pluginId: string, error: unknown) => void;
/** All that plugins have for a locale, one after the other. */
type Received = (locale: string, translations: Messages) => void;

/** The messages plugins add to the catalogue: asked for at registration and whenever a locale is loaded. */
export class PluginTranslations {
  readonly #sources = new Map<string, Source>();
  /** By plugin, then by locale. */
  readonly #messages = new Map<string, Map<string, Messages>>();
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
    // Whoever registers last is on top.
    const others = this.#messages.get(pluginId) ?? new Map<string, Messages>();
    this.#messages.delete(pluginId);
    this.#messages.set(pluginId, others.set(locale, source(locale)));
    this.#tell(locale);
  }

  /** The plugin's messages go with it; upstream leaves them (contract: webapp §2.13). */
  remove(pluginId: string): void {
    const locales = [...(this.#messages.get(pluginId)?.keys() ?? [])];
    this.#sources.delete(pluginId);
    this.#messages.delete(pluginId);
    locales.forEach((locale) => this.#tell(locale));
  }

  localeLoaded(locale: string): void {
    for (const [pluginId, source] of this.#sources) {
      try {
        this.#messages.get(pluginId)?.set(locale, source(locale));
      } catch (error) {
        this.#onError(pluginId, error);
      }
    }
    if (this.#sources.size > 0) {
      this.#tell(locale);
    }
  }

  #tell(locale: string): void {
    const all = [...this.#messages.values()].map((byLocale) => byLocale.get(locale));
    this.#received(locale, Object.assign({}, ...all) as Messages);
  }
}
