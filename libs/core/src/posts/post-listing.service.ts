import type { Post, PostList } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { Page } from '../page.ts';
import { postList } from './post-list.ts';
import type { Neighbour, PostRepository } from './post.repository.ts';

/** Reads posts in the lists that clients scroll through. Roots of replies come along; `order` is newest first. */
export class PostListingService {
  readonly #posts: PostRepository;

  constructor(posts: PostRepository) {
    this.#posts = posts;
  }

  async forChannel(channelId: string, page: Page, includeDeleted = false): Promise<PostList> {
    return this.#linked(await this.#posts.ofChannel(channelId, page, includeDeleted));
  }

  /** Everything that changed after a time in ms, deleted posts included, so that clients can take them away. */
  async since(channelId: string, since: number): Promise<PostList> {
    const posts = await this.#posts.since(channelId, since);
    return postList(posts, await this.#rootsOf(posts));
  }

  before(channelId: string, postId: string, page: Page): Promise<PostList> {
    return this.#beside(channelId, postId, 'older', page);
  }

  after(channelId: string, postId: string, page: Page): Promise<PostList> {
    return this.#beside(channelId, postId, 'newer', page);
  }

  /** The root of a post and all replies, the oldest last. */
  async thread(postId: string): Promise<PostList> {
    const post = await this.#posts.byId(postId);
    if (!post || post.delete_at > 0) throw refuse('app.post.get.app_error', 'GetPostThread');
    const posts = await this.#posts.thread(post.root_id || post.id);
    return postList(posts.reverse(), [], { has_next: false });
  }

  async #beside(channelId: string, postId: string, side: Neighbour, page: Page): Promise<PostList> {
    const post = await this.#posts.byId(postId);
    if (!post || post.channel_id !== channelId) throw refuse('app.post.get.app_error', 'GetPostsAround');
    return this.#linked(await this.#posts.beside(channelId, post, side, page));
  }

  async #linked(posts: readonly Post[]): Promise<PostList> {
    const [newest] = posts;
    const oldest = posts.at(-1);
    return postList(posts, await this.#rootsOf(posts), {
      next_post_id: newest ? await this.#posts.neighbourId(newest, 'newer') : '',
      prev_post_id: oldest ? await this.#posts.neighbourId(oldest, 'older') : '',
    });
  }

  #rootsOf(posts: readonly Post[]): Promise<Post[]> {
    const known = new Set(posts.map((post) => post.id));
    const roots = new Set(posts.map((post) => post.root_id).filter((id) => id !== '' && !known.has(id)));
    return this.#posts.byIds([...roots]);
  }
}
