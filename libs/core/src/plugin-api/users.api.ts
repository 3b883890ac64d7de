import type {
  API,
  CustomStatus,
  Session,
  User,
  UserAccessToken,
  UserAuth,
  UserGetOptions,
  UserSearch,
} from '@patchbay/contract';
import { roleNames } from '../access/role-names.ts';
import { refuse } from '../errors.ts';
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
  | 'UpdateUserAuth'
  | 'UpdateUserRoles'
  | 'CreateUserAccessToken'
  | 'RevokeUserAccessToken'
  | 'SetUserStatusTimedDND'
  | 'UpdateUserCustomStatus'
  | 'RemoveUserCustomStatus'
  | 'GetLDAPUserAttributes'
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
    UpdateUserAuth: async (userId, given) => {
      const auth = received<UserAuth>('model.UserAuth', given);
      await core.users.setAuth(userId, auth);
      return auth;
    },
    UpdateUserRoles: async (userId, roles) => {
      core.roles.assertExist(roleNames(roles));
      return seen(await core.users.setRoles(userId, roles));
    },
    CreateUserAccessToken: (given) =>
      core.accessTokens.create(received<UserAccessToken>('model.UserAccessToken', given)),
    RevokeUserAccessToken: (tokenId) => core.accessTokens.revoke(tokenId),
    SetUserStatusTimedDND: (userId, endSeconds) => core.statuses.setDoNotDisturb(userId, endSeconds),
    UpdateUserCustomStatus: (userId, status) =>
      core.customStatuses.set(emptyContext(), userId, received<CustomStatus>('model.CustomStatus', status)),
    RemoveUserCustomStatus: (userId) => core.customStatuses.remove(userId),
    GetLDAPUserAttributes: () =>
      Promise.reject(refuse('ent.ldap.disabled.app_error', 'GetLdapUserAttributes')),
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
    inGroup: options.InGroupId,
    notInGroup: options.NotInGroupId,
    withoutTeam: options.WithoutTeam,
    roles: options.Roles,
    teamRoles: options.TeamRoles,
    channelRoles: options.ChannelRoles,
    updatedAfter: options.UpdatedAfter,
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
    inGroupId: search.in_group_id,
    notInGroupId: search.not_in_group_id,
    withoutTeam: search.without_team,
    role: search.role,
    roles: search.roles,
    teamRoles: search.team_roles,
    channelRoles: search.channel_roles,
    allowInactive: search.allow_inactive,
    limit: search.limit || undefined,
  };
}
