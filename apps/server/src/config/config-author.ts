import type { ConfigAuthor, Core } from '@patchbay/core';
import type { SessionContext } from '../http/request-context.ts';

/** Who changes the configuration; over the local socket it is the machine itself, which may change everything. */
export function configAuthor(
  { access }: Pick<Core, 'access'>,
  { session, userId }: SessionContext,
): ConfigAuthor {
  return {
    userId,
    fromMachine: session.local,
    ...(session.local ? {} : { grants: (permission: string) => access.hasPermissionTo(session, permission) }),
  };
}
