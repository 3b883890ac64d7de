import type { Session } from '@patchbay/contract';
import { refuse, type Core } from '@patchbay/core';

/**
 * For what an administrator of somebody else's machine must not do: besides the permission, RestrictSystemAdmin must be off
 * or the request come from the machine itself.
 */
export function assertCanUnrestricted(
  { access, config }: Pick<Core, 'access' | 'config'>,
  session: Session,
  permission: string,
): void {
  access.assertCan(session, permission);
  if (!session.local && config.get().ExperimentalSettings.RestrictSystemAdmin === true)
    throw refuse('api.context.permissions.app_error', 'SessionHasPermissionTo', { permission });
}
