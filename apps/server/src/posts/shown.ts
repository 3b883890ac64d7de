import type { Post, PostList } from '@patchbay/contract';
import { present, presentAll, type Core } from '@patchbay/core';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';

interface ShownOptions {
  /** It was just made: see `ViewOptions`. */
  readonly isNew?: boolean;
  /** Deleted posts keep their text. */
  readonly withDeleted?: boolean;
}

/** A post as the client that asks gets it. */
export async function shownPost(
  core: Core,
  ctx: SessionContext,
  post: Post,
  options: ShownOptions = {},
): Promise<Record<string, unknown>> {
  const [shown] = await views(core, ctx, [post], options);
  return present('model.Post', shown);
}

export async function shownPosts(
  core: Core,
  ctx: SessionContext,
  posts: readonly Post[],
  options: ShownOptions = {},
): Promise<Record<string, unknown>[]> {
  return presentAll('model.Post', await views(core, ctx, posts, options));
}

/** The same for a list, with what comes along beside it. */
export async function shownList(
  core: Core,
  ctx: SessionContext,
  list: PostList,
  options: ShownOptions = {},
): Promise<Record<string, unknown>> {
  const shown = await views(core, ctx, Object.values(list.posts) as Post[], options);
  return present('model.PostList', {
    ...list,
    posts: Object.fromEntries(shown.map((post) => [post.id, post])),
  });
}

function views(
  core: Core,
  ctx: SessionContext,
  posts: readonly Post[],
  options: ShownOptions,
): Promise<Post[]> {
  const viewer = { userId: ctx.userId, session: ctx.session };
  return core.postViews.forClient(posts, viewer, { context: pluginContext(ctx), ...options });
}
