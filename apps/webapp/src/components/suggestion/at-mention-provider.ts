import type { Group } from '@mattermost/types/groups';
import type { UserProfile } from '@mattermost/types/users';
import { autocompleteUsers } from 'mattermost-redux/actions/users';
import { Permissions } from 'mattermost-redux/constants';
import { searchAssociatedGroupsForReferenceLocal } from 'mattermost-redux/selectors/entities/groups';
import { haveIChannelPermission } from 'mattermost-redux/selectors/entities/roles';
import { makeSearchProfilesInChannel } from 'mattermost-redux/selectors/entities/users';
import { getFullName } from 'mattermost-redux/utils/user_utils';
import { withoutEmpty } from './suggestion.ts';
import type { Suggestion, SuggestionGroup, SuggestionProvider, SuggestionRequest } from './suggestion.ts';

const TOKEN = /(?:^|[^\p{L}\d_`@/])@([\p{L}\d._-]*)$/u;
const AT_ONCE = 25;
const everyone = ['here', 'channel', 'all'] as const;
const searchInChannel = makeSearchProfilesInChannel();

/** People by name, those in the channel first; then everybody at once, groups, and people who are elsewhere. */
export const atMentionProvider: SuggestionProvider = {
  id: 'at',
  labelId: 'suggestion.people',
  match: (before) => {
    const token = TOKEN.exec(before)?.[1];
    return token === undefined ? undefined : `@${token}`;
  },
  local: (request) => {
    const { getState, place } = request;
    return groups(request, searchInChannel(getState(), place.channelId, termOf(request)), []);
  },
  find: async (request) => {
    const { place, dispatch } = request;
    const options = { limit: AT_ONCE };
    const { data } = await dispatch(
      autocompleteUsers(termOf(request), place.teamId, place.channelId, options),
    );
    const found = data as { users?: UserProfile[]; out_of_channel?: UserProfile[] } | undefined;
    return found === undefined
      ? (atMentionProvider.local?.(request) ?? [])
      : groups(request, found.users ?? [], found.out_of_channel ?? []);
  },
};

const termOf = ({ token }: SuggestionRequest) => token.slice(1).toLowerCase();

function groups(
  request: SuggestionRequest,
  inside: UserProfile[],
  outside: UserProfile[],
): SuggestionGroup[] {
  const me = request.getState().entities.users.currentUserId;
  const active = (users: UserProfile[]) => users.filter(({ delete_at: deletedAt }) => !deletedAt);
  return withoutEmpty([
    {
      key: 'members',
      headingId: 'suggestion.members',
      suggestions: active(inside).map((user) => person(user, me)),
    },
    { key: 'special', headingId: 'suggestion.special', suggestions: specialMentions(request) },
    { key: 'groups', headingId: 'suggestion.groups', suggestions: userGroups(request) },
    {
      key: 'others',
      headingId: 'suggestion.notInChannel',
      suggestions: active(outside).map((user) => person(user, me)),
    },
  ]);
}

function person(user: UserProfile, me: string): Suggestion {
  return {
    key: user.id,
    insert: `@${user.username} `,
    icon: { kind: 'person', user },
    title: `@${user.username}`,
    hint: [getFullName(user), user.nickname ? `(${user.nickname})` : ''].filter(Boolean).join(' '),
    ...(user.id === me ? { descriptionId: 'suggestion.you' as const } : {}),
    ...(user.is_bot ? { descriptionId: 'suggestion.bot' as const } : {}),
  };
}

function specialMentions(request: SuggestionRequest): Suggestion[] {
  const { teamId, channelId } = request.place;
  const state = request.getState();
  if (!haveIChannelPermission(state, teamId, channelId, Permissions.USE_CHANNEL_MENTIONS)) {
    return [];
  }
  return everyone
    .filter((name) => name.startsWith(termOf(request)))
    .map((name) => ({
      key: name,
      insert: `@${name} `,
      icon: { kind: 'glyph', name: 'account-multiple-outline' },
      title: `@${name}`,
      descriptionId: `suggestion.${name}` as const,
    }));
}

function userGroups(request: SuggestionRequest): Suggestion[] {
  const { teamId, channelId } = request.place;
  const found = searchAssociatedGroupsForReferenceLocal(
    request.getState(),
    termOf(request),
    teamId,
    channelId,
  );
  return found
    .filter((group): group is Group & { name: string } => Boolean(group.name))
    .map((group) => ({
      key: group.id,
      insert: `@${group.name} `,
      icon: { kind: 'glyph', name: 'account-multiple-outline' },
      title: `@${group.name}`,
      hint: group.display_name,
    }));
}
