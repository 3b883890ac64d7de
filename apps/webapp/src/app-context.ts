import { createContext } from 'react';

/** What components ask of the running app that is neither state nor an action. */
export interface AppServices {
  /** Opens the socket of the session; a second call does nothing. */
  openSocket(): void;
}

export const AppContext = createContext<AppServices>({ openSocket: () => undefined });
