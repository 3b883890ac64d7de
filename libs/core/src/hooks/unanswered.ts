import type { AppError } from '@patchbay/contract';
import type { Refusal, Unanswered } from '@patchbay/hooks';
import { refuse, type RefusalId } from '../errors.ts';

/** What is refused because a plugin that must agree gave no answer; of guards, with Mattermost's ids (server-plugins §3). */
export function unanswered({ guard, inactive, reason }: Unanswered, where: string): AppError {
  if (!guard) return refuse('app.plugin.required_hook_failed.app_error', where, { reason });
  const id = inactive ? 'app.plugin.inactive_guard.app_error' : 'app.plugin.guard_hook_failed.app_error';
  return refuse(id, where, { reason });
}

/**
 * The AppError of a refusal by plugins, for operations that show the plugin's own words: 400 `rejectedId`, whose text
 * takes `{reason}` and what `values` has.
 */
export function refusedByPlugins(
  refusal: Refusal,
  rejectedId: RefusalId,
  where: string,
  values: Record<string, string> = {},
): AppError {
  if ('unanswered' in refusal) return unanswered(refusal.unanswered, where);
  return refuse(rejectedId, where, { ...values, reason: refusal.rejected });
}
