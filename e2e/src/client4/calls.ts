import type { Client4 } from '@mattermost/client';

/** The calls of the client that ask the server something; the rest of its members make addresses and settings. */
export type Call = {
  [K in keyof Client4]: Client4[K] extends (...args: never[]) => Promise<unknown> ? K : never;
}[keyof Client4];
