import type { Post, PostList } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { Page } from '../page.ts';
import { postList } from './post-list.ts';
import type { Neighbour, PostRepository } from './post.repository.ts';
import type { PostReadingRepository } from './reading/post-reading.repository.ts';
import { WHOLE_THREAD, type ReadOptions, type ThreadPart } from './reading/read-options.ts';
import type { ThreadDetails } from './reading/thread-details.ts';

export interface PostListingParts {
  readonly posts: PostRepository;
  readonly reading: PostReadingRepository;
  readonly details: ThreadDetails;
}

/**
 * Reads posts in the lists that clients scroll through; `order` is newest first. What replies belong to comes along
 * beside it, unless threads are folded.
 */
export class PostListingService {
  readonly #parts: PostListingParts;

  constructor(parts: PostListingParts) {
    this.#parts = parts;
  }

  async forChannel(channelId: string, page: Page, options: ReadOptions = {}): Promise<PostList> {
    const { posts } = this.#parts;
    const deleted = options.includeDeleted === true;
    const found = await posts.ofChannel(channelId, page, deleted, options.collapsedThreads);
    return this.#linked(found, options);
  }

  /** Everything that changed after a time in ms, deleted posts included, so that clients can take them away. */
  async since(channelId: string, since: number, options: ReadOptions = {}): Promise<PostList> {
    const posts = await this.#parts.posts.since(channelId, since, options.collapsedThreads);
    return this.#list(posts, { ...options, skipFetchThreads: true });
  }

  async before(channelId: string, postId: string, page: Page, options: ReadOptions = {}): Promise<PostList> {
    const posts = await this.#beside(channelId, postId, 'older', page, options);
    return this.#linked(posts, options, {
      ...(page.page === 0 ? { next_post_id: postId } : {}),
      ...(posts.length < page.perPage ? { prev_post_id: '' } : {}),
    });
  }

  async after(channelId: string, postId: string, page: Page, options: ReadOptions = {}): Promise<PostList> {
    const posts = await this.#beside(channelId, postId, 'newer', page, options);
    return this.#linked(posts, options, {
      ...(page.page === 0 ? { prev_post_id: postId } : {}),
      ...(posts.length < page.perPage ? { next_post_id: '' } : {}),
    });
  }

  /** The first post after a time in ms with those before and after it; undefined when nothing came after it. */
  async around(
    channelId: string,
    time: number,
    limits: { before: number; after: number },
    options: ReadOptions = {},
  ): Promise<PostList | undefined> {
    const rootsOnly = options.collapsedThreads === true;
    const first = await this.#parts.reading.firstAfter(channelId, time, rootsOnly);
    if (!first) return undefined;
    const [older, newer] = await Promise.all([
      this.#parts.posts.beside(channelId, first, 'older', { page: 0, perPage: limits.before }, { rootsOnly }),
      limits.after > 1
        ? this.#parts.posts.beside(
            channelId,
            first,
            'newer',
            { page: 0, perPage: limits.after - 1 },
            { rootsOnly },
          )
        : [],
    ]);
    return this.#linked([...newer, first, ...older], options);
  }

  /** A thread, or part of it, the root first and then the oldest reply last, or as `part` wants it. */
  async thread(
    postId: string,
    options: ReadOptions = {},
    part: ThreadPart = WHOLE_THREAD,
  ): Promise<PostList> {
    const post = await this.#parts.posts.byId(postId);
    if (!post || post.delete_at > 0) throw refuse('app.post.get.app_error', 'GetPostThread');
    if (options.skipFetchThreads && !options.collapsedThreads) return postList([post]);
    const rootId = post.root_id || post.id;
    const found = await this.#parts.reading.threadPart(rootId, part, options.collapsedThreads === true);
    const hasNext = part.perPage > 0 && found.length > part.perPage;
    const page = hasNext ? found.slice(0, part.perPage) : found;
    const others = page.filter((each) => each.id !== post.id);
    const ordered = part.direction === '' ? [...others, post].sort(newestFirst) : [post, ...others];
    const shown = options.collapsedThreads ? await this.#parts.details.add(ordered, options) : ordered;
    return postList(shown, [], { has_next: hasNext });
  }

  async pinned(channelId: string): Promise<PostList> {
    return postList(await this.#parts.reading.pinned(channelId));
  }

  /** Changes when a post of the channel does. In ms. */
  lastUpdate(channelId: string, rootsOnly: boolean): Promise<number> {
    return this.#parts.reading.lastUpdate(channelId, rootsOnly);
  }

  async #beside(
    channelId: string,
    postId: string,
    side: Neighbour,
    page: Page,
    options: ReadOptions,
  ): Promise<Post[]> {
    const post = await this.#parts.posts.byId(postId);
    if (!post || post.channel_id !== channelId) throw refuse('app.post.get.app_error', 'GetPostsAround');
    return this.#parts.posts.beside(channelId, post, side, page, {
      rootsOnly: options.collapsedThreads === true,
      includeDeleted: options.includeDeleted === true,
    });
  }

  /** `known` are the neighbours that need not be looked for. */
  async #linked(
    posts: readonly Post[],
    options: ReadOptions,
    known: { next_post_id?: string; prev_post_id?: string } = {},
  ): Promise<PostList> {
    const rootsOnly = options.collapsedThreads === true;
    const neighbour = (post: Post | undefined, side: Neighbour) =>
      post ? this.#parts.posts.neighbourId(post, side, rootsOnly) : Promise.resolve('');
    const [next, prev] = await Promise.all([
      known.next_post_id ?? neighbour(posts[0], 'newer'),
      known.prev_post_id ?? neighbour(posts.at(-1), 'older'),
    ]);
    return this.#list(posts, options, { next_post_id: next, prev_post_id: prev });
  }

  async #list(
    posts: readonly Post[],
    options: ReadOptions,
    links: { next_post_id?: string; prev_post_id?: string } = {},
  ): Promise<PostList> {
    if (options.collapsedThreads) return postList(await this.#parts.details.add(posts, options), [], links);
    const known = new Set(posts.map((post) => post.id));
    const roots = [...new Set(posts.map((post) => post.root_id).filter((id) => id !== ''))];
    const beside = options.skipFetchThreads
      ? await this.#parts.posts.byIds(roots.filter((id) => !known.has(id)))
      : await this.#parts.reading.threads(roots);
    return postList(posts, beside, links);
  }
}

function newestFirst(a: Post, b: Post): number {
  return b.create_at - a.create_at || (a.id < b.id ? 1 : -1);
}
