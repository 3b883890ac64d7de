import type { CommandContext } from '../command-context.ts';

/** Makes the action of a verb out of a function that takes a context first. */
export type WithContext = <Arguments extends unknown[]>(
  act: (context: CommandContext, ...args: Arguments) => Promise<void>,
) => (...args: unknown[]) => Promise<void>;
