import type { WebSocketMessage } from '../models.ts';
import type { Reducer } from '../store.ts';

/** What is nowhere on screen: the store, the socket, the catalogue of texts, and taking things back. */
export interface StoreRegistry {
  /** Undoes anything that returned an id, post types aside. */
  unregisterComponent(componentId: string): void;
  /** Adds the slice `plugins-<plugin id>` to the store. It stays when the plugin is removed. */
  registerReducer<Slice>(reducer: Reducer<Slice>): void;
  /** One handler per event; a second one replaces the first. It runs after the host's own handling. */
  registerWebSocketEventHandler<Data = Record<string, unknown>>(
    event: string,
    handler: (message: WebSocketMessage<Data>) => void,
  ): void;
  unregisterWebSocketEventHandler(event: string): void;
  /** Called after the socket came back and events may have been missed. One per plugin. */
  registerReconnectHandler(handler: () => void): void;
  unregisterReconnectHandler(): void;
  registerTranslations?(getTranslationsForLocale: (locale: string) => Record<string, string>): void;
}
