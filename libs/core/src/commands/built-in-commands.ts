import type { BuiltInCommand } from './built-in-command.ts';
import { channelCommands, type ChannelCommandParts } from './built-in/channel.ts';
import { ownCommands, type OwnCommandParts } from './built-in/own.ts';
import { peopleCommands, type PeopleCommandParts } from './built-in/people.ts';
import { sayingCommands } from './built-in/saying.ts';

export type BuiltInParts = ChannelCommandParts & OwnCommandParts & PeopleCommandParts;

/** The commands that are there without any plugin. */
export function builtInCommands(parts: BuiltInParts): readonly BuiltInCommand[] {
  return [...sayingCommands, ...channelCommands(parts), ...peopleCommands(parts), ...ownCommands(parts)];
}
