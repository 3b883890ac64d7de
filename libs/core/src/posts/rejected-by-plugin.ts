import { AppError } from '@patchbay/contract';

/** A plugin refuses with this to make the post vanish without a word (contract: server-plugins, DismissPostError). */
const DISMISS = 'plugin.message_will_be_posted.dismiss_post';

/** The refusal of a post, or of an edit: 400, with the plugin's reason in id and message, as clients look for it there. */
export function rejectedByPlugin(reason: string, where: string): AppError {
  const id = reason === DISMISS ? DISMISS : `Post rejected by plugin. ${reason}`;
  return new AppError(id, where, 400, id);
}
