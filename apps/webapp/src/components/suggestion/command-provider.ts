import { suggestCommands } from '../../actions/commands.ts';
import { commandIcon } from './command-icon.ts';
import type { SuggestionProvider } from './suggestion.ts';

/**
 * Slash commands and their arguments. The server knows them, those of plugins with them, and asks the plugin where an
 * argument is a dynamic one.
 */
export const commandProvider: SuggestionProvider = {
  id: 'command',
  labelId: 'composer.commands',
  enterSends: true,
  match: (before) => (/^\/(?!\/)[^\n]*$/.test(before) ? before : undefined),
  find: async ({ token, place, dispatch }) => {
    const args = { channel_id: place.channelId, team_id: place.teamId, root_id: place.rootId };
    const found = await dispatch(suggestCommands(token, args));
    const suggestions = found.map(({ Complete, Suggestion, Hint, Description, IconData }, index) => ({
      key: `${index} ${Complete}`,
      insert: `/${Complete.replace(/^\//, '').trimEnd()} `,
      icon: commandIcon(IconData),
      title: Suggestion.replace(/^\//, ''),
      hint: Hint,
      description: Description,
    }));
    return suggestions.length === 0 ? [] : [{ key: 'commands', suggestions }];
  },
};
