import type { AppError } from '@patchbay/contract';
import type { Unanswered } from '@patchbay/hooks';
import { refuse } from '../errors.ts';

/** What is refused because a plugin that must agree gave no answer; of guards, with Mattermost's ids (server-plugins §3). */
export function unanswered({ guard, inactive, reason }: Unanswered, where: string): AppError {
  if (!guard) return refuse('app.plugin.required_hook_failed.app_error', where, { reason });
  const id = inactive ? 'app.plugin.inactive_guard.app_error' : 'app.plugin.guard_hook_failed.app_error';
  return refuse(id, where, { reason });
}
