import type { API, Session, User, UserGetOptions, UserSearch } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import { fill } from '../model/fill.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'CreateUser'
  | 'DeleteUser'
  | 'GetUsers'
  | 'GetUsersByIds'
  | 'GetUser'
  | 'GetUserByEmail'
  | 'GetUserByUsername'
  | 'GetUsersByUsernames'
  | 'GetUsersInTeam'
  | 'GetUsersInChannel'
  | 'SearchUsers'
  | 'UpdateUser'
  | 'UpdateUserActive'
  | 'GetUserStatus'
  | 'GetUserStatusesByIds'
  | 'UpdateUserStatus'
  | 'GetSession'
  | 'CreateSession'
  | 'ExtendSessionExpiry'
  | 'RevokeSession'
  | 'GetProfileImage'
  | 'SetProfileImage'
>;

/** Accounts, their sessions, statuses and pictures. Plugins see accounts as administrators do, never the hashes. */
export function usersApi({ core }: ApiScope): Methods {
  const seen = (user: User): User => core.users.sanitize(user, 'admin');
  const allSeen = async (users: Promise<User[]>): Promise<User[]> => (await users).map(seen);
  return {
    CreateUser: async (user) =>
      seen(await core.users.create(emptyContext(), received<User>('model.User', user))),
    DeleteUser: async (userId) => {
      await core.users.setActive(emptyContext(), userId, false);
    },
    GetUsers: (options) =>
      allSeen(core.users.list(filterOf(received<UserGetOptions>('model.UserGetOptions', options)))),
    GetUsersByIds: (userIds) => allSeen(core.users.getByIds(userIds)),
    GetUser: async (userId) => seen(await core.users.get(userId)),
    GetUserByEmail: async (email) => seen(await core.users.getByEmail(email)),
    GetUserByUsername: async (name) => seen(await core.users.getByUsername(name)),
    GetUsersByUsernames: (names) => allSeen(core.users.getByUsernames(names)),
    GetUsersInTeam: (inTeam, page, perPage) => allSeen(core.users.list({ inTeam, page, perPage })),
    GetUsersInChannel: (inChannel, sort, page, perPage) =>
      allSeen(core.users.list({ inChannel, sort, page, perPage })),
    SearchUsers: (search) =>
      allSeen(core.users.search(searchOf(received<UserSearch>('model.UserSearch', search)))),
    UpdateUser: async (user) =>
      seen(await core.users.update(emptyContext(), received<User>('model.User', user))),
    UpdateUserActive: async (userId, active) => {
      await core.users.setActive(emptyContext(), userId, active);
    },
    GetUserStatus: (userId) => core.statuses.get(userId),
    GetUserStatusesByIds: (userIds) => core.statuses.getByIds(userIds),
    UpdateUserStatus: (userId, status) => core.statuses.set(userId, status, true),
    GetSession: (sessionId) => core.sessions.get(sessionId),
    CreateSession: async (given) => {
      const wanted = received<Session>('model.Session', given);
      const user = await core.users.get(wanted.user_id);
      const session = await core.sessions.create(user, { deviceId: wanted.device_id, props: wanted.props });
      if (wanted.expires_at === 0) return session;
      await core.sessions.extend(session.id, wanted.expires_at);
      return fill<Session>('model.Session', { ...session, expires_at: wanted.expires_at });
    },
    ExtendSessionExpiry: (sessionId, expiresAt) => core.sessions.extend(sessionId, expiresAt),
    RevokeSession: (sessionId) => core.sessions.revoke(sessionId),
    GetProfileImage: async (userId) => (await core.profileImages.get(userId)).data,
    SetProfileImage: (userId, data) => core.profileImages.set(userId, data),
  };
}

function filterOf(options: UserGetOptions) {
  return {
    inTeam: options.InTeamId,
    notInTeam: options.NotInTeamId,
    inChannel: options.InChannelId,
    notInChannel: options.NotInChannelId,
    active: options.Active,
    inactive: options.Inactive,
    role: options.Role,
    sort: options.Sort,
    page: options.Page,
    perPage: options.PerPage,
  };
}

function searchOf(search: UserSearch) {
  return {
    term: search.term,
    teamId: search.team_id,
    notInTeamId: search.not_in_team_id,
    inChannelId: search.in_channel_id,
    notInChannelId: search.not_in_channel_id,
    allowInactive: search.allow_inactive,
    limit: search.limit || undefined,
  };
}
