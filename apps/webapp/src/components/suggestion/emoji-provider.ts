import { autocompleteCustomEmojis } from 'mattermost-redux/actions/emojis';
import { getCustomEmojisByName, getCustomEmojisEnabled } from 'mattermost-redux/selectors/entities/emojis';
import { selectSkinTone } from '../emoji/recent-emoji.ts';
import { searchEmoji } from '../emoji/search-emoji.ts';
import type { SuggestionGroup, SuggestionProvider, SuggestionRequest } from './suggestion.ts';

const TOKEN = /(?:^|[\s(])(:[a-z\d_+-]{2,})$/i;
const SHOWN = 30;

/** Emoji from the second letter of their name on, those of the site among them. */
export const emojiProvider: SuggestionProvider = {
  id: 'emoji',
  labelId: 'suggestion.emoji',
  match: (before) => TOKEN.exec(before)?.[1],
  local,
  find: async (request) => {
    if (getCustomEmojisEnabled(request.getState())) {
      await request.dispatch(autocompleteCustomEmojis(termOf(request)));
    }
    return local(request);
  },
};

const termOf = ({ token }: SuggestionRequest) => token.slice(1).toLowerCase();

function local(request: SuggestionRequest): SuggestionGroup[] {
  const state = request.getState();
  const custom = getCustomEmojisByName(state).values();
  const tone = selectSkinTone(state);
  const suggestions = searchEmoji(termOf(request), custom, SHOWN).map(({ name, hasTones }) => {
    const toned = tone !== '' && hasTones === true ? `${name}_${tone}_skin_tone` : name;
    return {
      key: toned,
      insert: `:${toned}: `,
      icon: { kind: 'emoji', name: toned } as const,
      title: `:${toned}:`,
    };
  });
  return suggestions.length === 0 ? [] : [{ key: 'emoji', suggestions }];
}
