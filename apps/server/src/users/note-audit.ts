import type { Core } from '@patchbay/core';
import type { RequestContext } from '../http/request-context.ts';

/** Notes what was done to an account, where its owner can look it up. `extra` holds no secret. */
export async function noteAudit(
  { audits }: Pick<Core, 'audits'>,
  ctx: RequestContext,
  userId: string,
  what: string,
  extra: string,
): Promise<void> {
  await audits.note({
    user_id: userId,
    action: `/api/v4/users/${userId}/${what}`,
    extra_info: extra,
    ip_address: ctx.ipAddress.slice(0, 64),
    session_id: ctx.session?.id ?? '',
  });
}
