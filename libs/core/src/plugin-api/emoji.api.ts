import type { API } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<
  API,
  | 'GetEmojiList'
  | 'GetEmojiByName'
  | 'GetEmoji'
  | 'GetEmojiImage'
  | 'GetTeamIcon'
  | 'SetTeamIcon'
  | 'RemoveTeamIcon'
>;

/** Custom emoji, and the icons of teams. */
export function emojiApi({ core }: ApiScope): Methods {
  return {
    GetEmojiList: (sortBy, page, perPage) => core.emoji.list({ page, perPage }, sortBy === 'name'),
    GetEmojiByName: (name) => core.emoji.getByName(name),
    GetEmoji: (emojiId) => core.emoji.get(emojiId),
    GetEmojiImage: async (emojiId) => {
      const { data, format } = await core.emoji.image(emojiId);
      return [data, format];
    },
    GetTeamIcon: (teamId) => core.teamIcons.get(teamId),
    SetTeamIcon: (teamId, data) => core.teamIcons.set(teamId, data),
    RemoveTeamIcon: (teamId) => core.teamIcons.remove(teamId),
  };
}
