import type { Post } from '@patchbay/contract';
import { refuse, type Core } from '@patchbay/core';
import type { SessionContext } from '../http/request-context.ts';

/** ServiceSettings.PostEditTimeLimit that means "for ever". */
const NO_LIMIT = -1;

/**
 * The post that is to be changed: by its author with edit_post, by others with edit_others_posts, and its text no later
 * than ServiceSettings.PostEditTimeLimit seconds after it was posted.
 */
export async function assertMayEdit(
  core: Core,
  ctx: SessionContext,
  postId: string,
  message: string | undefined,
): Promise<Post> {
  const post = await core.posts.find(postId);
  if (!post) core.access.assertCan(ctx.session, 'edit_others_posts');
  const old = post ?? (await core.posts.get(postId));
  await core.access.assertCanEditPost(ctx.session, old);
  const seconds = core.config.get().ServiceSettings.PostEditTimeLimit ?? NO_LIMIT;
  const isLate = seconds !== NO_LIMIT && Date.now() > old.create_at + seconds * 1_000;
  if (isLate && message !== undefined && message !== old.message)
    throw refuse('api.post.update_post.permissions_time_limit.app_error', 'patchPost', { seconds });
  return old;
}
