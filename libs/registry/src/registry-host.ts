import type { AnyAction } from './any-action.ts';
import type { PluginEventHandlers } from './plugin-event-handlers.ts';

/** What the registry needs of the host that shows what plugins register. */
export interface RegistryHost {
  dispatch(action: AnyAction): unknown;
  getState(): unknown;
  /** Joins a slice to the root reducer at once. */
  addReducer(name: string, reducer: (state: never, action: never) => unknown): void;
  /** Asks now for the current locale's messages, and again whenever a locale is loaded. */
  addTranslations(pluginId: string, source: (locale: string) => Record<string, string>): void;
  readonly events: PluginEventHandlers;
  /** `React.createElement` of the host, with no props. */
  createElement(component: never): unknown;
}
