import type { API, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { ApiScope } from './api-scope.ts';

/** What Mattermost answers without a licence for directories, whatever the arguments. */
const LICENSED = [
  'UpsertGroupMember',
  'UpsertGroupMembers',
  'GetGroupByRemoteID',
  'CreateGroup',
  'UpdateGroup',
  'DeleteGroup',
  'RestoreGroup',
  'DeleteGroupMember',
  'GetGroupSyncable',
  'GetGroupSyncables',
  'UpsertGroupSyncable',
  'UpdateGroupSyncable',
  'DeleteGroupSyncable',
  'GetGroups',
  'CreateDefaultSyncableMemberships',
  'DeleteGroupConstrainedMemberships',
] as const satisfies (keyof API)[];

type Methods = Pick<
  API,
  | 'GetGroup'
  | 'GetGroupByName'
  | 'GetGroupMemberUsers'
  | 'GetGroupsBySource'
  | 'GetGroupsForUser'
  | (typeof LICENSED)[number]
>;

/** Groups of people. They can be read; everything else is licensed. */
export function groupsApi({ core }: ApiScope): Methods {
  const seen = (user: User): User => core.users.sanitize(user, 'admin');
  return {
    ...unlicensed(),
    GetGroup: (groupId) => core.groups.get(groupId),
    GetGroupByName: (name) => core.groups.getByName(name),
    GetGroupMemberUsers: async (groupId, page, perPage) =>
      (await core.groups.members(groupId, { page, perPage })).map(seen),
    GetGroupsBySource: (source) => core.groups.ofSource(source),
    GetGroupsForUser: (userId) => core.groups.ofUser(userId),
  };
}

function unlicensed(): Pick<API, (typeof LICENSED)[number]> {
  const answers = LICENSED.map((name) => [
    name,
    () => Promise.reject(refuse('app.group.license_error', name)),
  ]);
  return Object.fromEntries(answers) as Pick<API, (typeof LICENSED)[number]>;
}
