const KEY = 'patchbay.pluginsOff';

/**
 * The plugins whose interface the person switched off for this browser. Kept here and not with the account, since web
 * halves load before it is known who is there.
 */
export class SwitchedOffPlugins {
  readonly #storage: Storage | undefined;
  #ids: ReadonlySet<string>;

  constructor(storage: Storage | undefined) {
    this.#storage = storage;
    this.#ids = read(storage);
  }

  get ids(): string[] {
    return [...this.#ids].sort();
  }

  has(pluginId: string): boolean {
    return this.#ids.has(pluginId);
  }

  set(pluginId: string, isOff: boolean): void {
    const others = this.ids.filter((id) => id !== pluginId);
    this.#ids = new Set(isOff ? [...others, pluginId] : others);
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.ids));
    } catch {
      // A browser that keeps nothing: it holds until the page is loaded anew.
    }
  }
}

/** Browsers may forbid even to ask for it. */
export function localStorageOf(window: Window): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function read(storage: Storage | undefined): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
