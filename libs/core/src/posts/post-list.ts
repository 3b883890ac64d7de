import type { Post, PostList } from '@patchbay/contract';
import { fill } from '../model/fill.ts';

/** Posts in the order given (newest first), and more that are only there to be looked up, such as roots of replies. */
export function postList(
  ordered: readonly Post[],
  besides: readonly Post[] = [],
  links: { next_post_id?: string; prev_post_id?: string; has_next?: boolean } = {},
): PostList {
  const posts = Object.fromEntries([...besides, ...ordered].map((post) => [post.id, post]));
  return fill<PostList>('model.PostList', { order: ordered.map((post) => post.id), posts, ...links });
}
