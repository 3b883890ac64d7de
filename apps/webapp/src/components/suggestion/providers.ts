import { atMentionProvider } from './at-mention-provider.ts';
import { channelMentionProvider } from './channel-mention-provider.ts';
import { commandProvider } from './command-provider.ts';
import { emojiProvider } from './emoji-provider.ts';
import type { SuggestionProvider } from './suggestion.ts';

const inText: readonly SuggestionProvider[] = [atMentionProvider, channelMentionProvider, emojiProvider];
const withCommands: readonly SuggestionProvider[] = [...inText, commandProvider];

/**
 * What is suggested in a message. People and channels come before commands: `/invite @a` is about a person, as far as
 * this browser can tell.
 */
export const messageProviders = (hasCommands: boolean): readonly SuggestionProvider[] =>
  hasCommands ? withCommands : inText;
