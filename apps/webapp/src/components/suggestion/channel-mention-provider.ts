import type { Channel } from '@mattermost/types/channels';
import { autocompleteChannels } from 'mattermost-redux/actions/channels';
import { withoutEmpty } from './suggestion.ts';
import type { Suggestion, SuggestionGroup, SuggestionProvider, SuggestionRequest } from './suggestion.ts';

const TOKEN = /(?:^|[\s(])~([\p{L}\d_-]*)$/u;

/** Channels of the team by name or title: those one is in first. */
export const channelMentionProvider: SuggestionProvider = {
  id: 'channel',
  labelId: 'suggestion.channels',
  match: (before) => {
    const token = TOKEN.exec(before)?.[1];
    return token === undefined ? undefined : `~${token}`;
  },
  local: (request) => {
    const { channels, channelsInTeam } = request.getState().entities.channels;
    const ids = [...((channelsInTeam[request.place.teamId] as Iterable<string> | undefined) ?? [])];
    return groups(
      request,
      ids.map((id) => channels[id]).filter((channel): channel is Channel => channel !== undefined),
    );
  },
  find: async (request) => {
    const { data } = await request.dispatch(autocompleteChannels(request.place.teamId, termOf(request)));
    return data === undefined ? (channelMentionProvider.local?.(request) ?? []) : groups(request, data);
  },
};

const termOf = ({ token }: SuggestionRequest) => token.slice(1).toLowerCase();

function groups(request: SuggestionRequest, channels: readonly Channel[]): SuggestionGroup[] {
  const term = termOf(request);
  const { myMembers } = request.getState().entities.channels;
  const fitting = channels
    .filter(({ type, delete_at: deletedAt }) => (type === 'O' || type === 'P') && deletedAt === 0)
    .filter(({ name, display_name: title }) => name.startsWith(term) || title.toLowerCase().includes(term))
    .sort((one, other) => one.display_name.localeCompare(other.display_name));
  const isMine = ({ id }: Channel) => myMembers[id] !== undefined;
  return withoutEmpty([
    {
      key: 'mine',
      headingId: 'suggestion.myChannels',
      suggestions: fitting.filter(isMine).map(toSuggestion),
    },
    {
      key: 'others',
      headingId: 'suggestion.otherChannels',
      suggestions: fitting.filter((channel) => !isMine(channel)).map(toSuggestion),
    },
  ]);
}

const toSuggestion = ({ id, name, display_name: title, type }: Channel): Suggestion => ({
  key: id,
  insert: `~${name} `,
  icon: { kind: 'glyph', name: type === 'P' ? 'lock-outline' : 'globe' },
  title,
  hint: `~${name}`,
});
