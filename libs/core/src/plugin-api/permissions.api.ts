import type { API, Permission } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  'HasPermissionTo' | 'HasPermissionToTeam' | 'HasPermissionToChannel' | 'RolesGrantPermission'
>;

/** Who may do what. */
export function permissionsApi({ core }: ApiScope): Methods {
  const idOf = (permission: Parameters<API['HasPermissionTo']>[1]) =>
    received<Permission>('model.Permission', permission).id;
  return {
    HasPermissionTo: (userId, permission) => core.access.userHasPermissionTo(userId, idOf(permission)),
    HasPermissionToTeam: (userId, teamId, permission) =>
      core.access.userHasPermissionToTeam(userId, teamId, idOf(permission)),
    HasPermissionToChannel: (userId, channelId, permission) =>
      core.access.userHasPermissionToChannel(userId, channelId, idOf(permission)),
    RolesGrantPermission: (roles, permission) => Promise.resolve(core.access.rolesGrant(roles, permission)),
  };
}
