import { ResourceToSysConsolePermissionsTable } from 'mattermost-redux/constants/permissions_sysconsole';
import { getMySystemPermissions } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import type { GlobalState } from '../../store/global-state.ts';
import type { ConsoleAccess } from './definition-types.ts';

/** What of the System Console somebody may read and change: administrators all of it, others what their roles say. */
export function consoleAccess(permissions: ReadonlySet<string>, isAdmin: boolean): ConsoleAccess {
  const entries = Object.entries(ResourceToSysConsolePermissionsTable);
  const allowed = (index: number) =>
    Object.fromEntries(
      entries.map(([resource, names]) => [resource, isAdmin || permissions.has(names[index] ?? '')]),
    );
  return { read: allowed(0), write: allowed(1) };
}

export const amIAdmin = (state: GlobalState): boolean => isSystemAdmin(getCurrentUser(state)?.roles ?? '');

/** Whether there is a page in it for the person. */
export function mayOpenConsole(state: GlobalState): boolean {
  return (
    amIAdmin(state) ||
    [...getMySystemPermissions(state)].some((permission) => permission.startsWith('sysconsole_read_'))
  );
}

/** Whether the person may change a group of settings; the server decides it again. */
export function mayWrite(state: GlobalState, resource: string): boolean {
  const name = ResourceToSysConsolePermissionsTable[resource]?.[1] ?? '';
  return amIAdmin(state) || getMySystemPermissions(state).has(name);
}
