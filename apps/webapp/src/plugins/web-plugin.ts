/** What a bundle hands to `window.registerPlugin`. */
export interface WebPlugin {
  initialize?(registry: unknown, store: unknown): unknown;
  uninitialize?(): void;
  /** The old name of `uninitialize`. */
  deinitialize?(): void;
}

export type PluginsOnWindow = Record<string, WebPlugin>;
