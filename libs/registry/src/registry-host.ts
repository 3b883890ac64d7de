import type { AnyAction } from './any-action.ts';
import type { PluginEventHandlers } from './plugin-event-handlers.ts';

/** Something for `store.dispatch`: an action, or a thunk. */
export type Dispatchable = AnyAction | ((dispatch: never, getState: never) => unknown);

/** Called when a panel of a plugin was opened in a window of its own (contract: registry registerRHSPluginPopoutListener). */
export type PopoutListener = (
  teamName: string,
  channelName: string | undefined,
  listeners: Readonly<Record<string, unknown>>,
) => void;

/** What the registry needs of the host that shows what plugins register. */
export interface RegistryHost {
  dispatch(action: Dispatchable): unknown;
  getState(): unknown;
  /** Joins the plugin's slice (`pluginReducerName`) to the root reducer at once. */
  addReducer(pluginId: string, reducer: (state: never, action: never) => unknown): void;
  /** Asks now for the current locale's messages, and again whenever a locale is loaded. */
  addTranslations(pluginId: string, source: (locale: string) => Record<string, string>): void;
  /** `registeredBy` is whose registry was asked; `pluginId` is whose windows it wants to hear of. */
  addPopoutListener(registeredBy: string, pluginId: string, listener: PopoutListener): void;
  readonly events: PluginEventHandlers;
  /** `React.createElement` of the host, with no props. */
  createElement(component: never): unknown;
  /** Whether the icon font has a glyph of this name. */
  isGlyph(name: string): boolean;
  /** Tells the plugin's author, in the browser's console, that something was not taken as it was given. */
  warn(message: string): void;
  /** Methods that this host has no place for; they are absent (contract: webapp §12). */
  readonly absentMethods: ReadonlySet<string>;
}
