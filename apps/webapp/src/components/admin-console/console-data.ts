import { createContext } from 'react';
import type { ActionError } from '../../actions/result.ts';

/** How far what all pages of the System Console need has come. The things themselves are in the store. */
export interface ConsoleData {
  /** The list of plugins was asked for, and the answer is there, be it an error. */
  arePluginsLoaded: boolean;
  pluginsError?: ActionError;
  /** The configuration, and which of it the environment sets. */
  isConfigLoaded: boolean;
  configError?: ActionError;
  reloadConfig(): void;
}

export const ConsoleDataContext = createContext<ConsoleData>({
  arePluginsLoaded: false,
  isConfigLoaded: false,
  reloadConfig: () => undefined,
});
