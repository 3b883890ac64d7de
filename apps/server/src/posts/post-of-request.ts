import type { Post } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import type { SessionContext } from '../http/request-context.ts';

/**
 * A post that a request names, where its channel grants a permission. Of a post that is not there only those who have
 * the permission everywhere learn it (404); everybody else is refused as with a channel that is not theirs (403).
 */
export async function postWhereMay(
  core: Core,
  ctx: SessionContext,
  postId: string,
  permission: string,
  includeDeleted = false,
): Promise<Post> {
  const post = await core.posts.find(postId, includeDeleted);
  if (post) await core.access.assertCanInChannel(ctx.session, post.channel_id, permission);
  else core.access.assertCan(ctx.session, permission);
  return post ?? core.posts.get(postId, includeDeleted);
}

/** The same for reading: those in the team read its public channels too. */
export async function postToRead(
  core: Core,
  ctx: SessionContext,
  postId: string,
  includeDeleted = false,
): Promise<Post> {
  const post = await core.posts.find(postId, includeDeleted);
  if (post) await core.access.assertCanReadPosts(ctx.session, post.channel_id);
  return post ?? core.posts.get(postId, includeDeleted);
}
