import { createContext } from 'react';
import type { PopOutPanel } from './plugins/popouts-api.ts';

/** What components ask of the running app that is neither state nor an action. */
export interface AppServices {
  /** Opens the socket of the session; a second call does nothing. */
  openSocket(): void;
  /** A web half failed at a place of the page; the server hears of it once. */
  webHalfFailed(pluginId: string, location: string, error: unknown): void;
  /** Takes a plugin's interface out of this browser, or brings it back; it is remembered. */
  switchPlugin(pluginId: string, isOn: boolean): void;
  /** Opens a plugin's panel in a window of its own. */
  popOutPanel: PopOutPanel;
}

const nothing = () => undefined;

export const AppContext = createContext<AppServices>({
  openSocket: nothing,
  webHalfFailed: nothing,
  switchPlugin: nothing,
  popOutPanel: () => Promise.resolve({}),
});
