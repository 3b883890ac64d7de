import type { Context, Post } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { PostCreation, type CreatePostOptions, type PostCreationParts } from './post-creation.ts';
import { PostDeletion, type PostDeletionParts } from './post-deletion.ts';
import { PostEditing, type PostEditingParts } from './post-editing.ts';
import { RecentPosts } from './recent-posts.ts';

export type { CreatePostOptions } from './post-creation.ts';

export type PostServiceParts = PostCreationParts & PostEditingParts & PostDeletionParts;

/** Posts: what may be written, what plugins say to it, and who hears of it. Who may write is the caller's to check. */
export class PostService {
  readonly #parts: PostServiceParts;
  readonly #creation: PostCreation;
  readonly #editing: PostEditing;
  readonly #deletion: PostDeletion;
  readonly #recent: RecentPosts;

  constructor(parts: PostServiceParts) {
    this.#parts = parts;
    this.#creation = new PostCreation(parts);
    this.#editing = new PostEditing(parts);
    this.#deletion = new PostDeletion(parts);
    this.#recent = new RecentPosts(parts.clock);
  }

  /**
   * Creates a post. MessageWillBePosted may replace it or refuse it (400, the plugin's reason in the message);
   * MessageHasBeenPosted is told afterwards. One with the same author and `pending_post_id` is created once.
   */
  async create(context: Context, given: Partial<Post>, options: CreatePostOptions = {}): Promise<Post> {
    if (!given.pending_post_id) return this.#creation.create(context, given, options);
    const key = `${given.user_id ?? ''}:${given.pending_post_id}`;
    const running = this.#recent.find(key);
    const existing = running && (await running.catch(() => undefined));
    if (existing) return this.get(existing);
    const creating = this.#creation.create(context, given, options);
    this.#recent.remember(
      key,
      creating.then((post) => post.id),
    );
    return creating;
  }

  /** As `create`, for what someone wrote themselves: they cannot speak as the system. */
  createByUser(context: Context, given: Partial<Post>, options: CreatePostOptions = {}): Promise<Post> {
    if (given.type?.startsWith('system_'))
      throw refuse('api.context.invalid_param.app_error', 'CreatePostAsUser', { name: 'post.type' });
    return this.create(context, given, options);
  }

  async get(postId: string, includeDeleted = false): Promise<Post> {
    const post = await this.find(postId, includeDeleted);
    if (!post) throw refuse('app.post.get.app_error', 'GetSinglePost');
    return post;
  }

  /** As `get`, for callers that have their own answer to a post that is not there. */
  async find(postId: string, includeDeleted = false): Promise<Post | undefined> {
    const post = await this.#parts.posts.byId(postId);
    return post && (post.delete_at === 0 || includeDeleted) ? post : undefined;
  }

  /** Those that are there, in no order. */
  byIds(postIds: readonly string[]): Promise<Post[]> {
    return this.#parts.posts.byIds(postIds);
  }

  /** Replaces message, props, files and pin of a post. */
  update(context: Context, post: Partial<Post> & { id: string }): Promise<Post> {
    return this.#editing.edit(context, post.id, post);
  }

  /** Changes only what is given. */
  patch(context: Context, postId: string, patch: Partial<Post>): Promise<Post> {
    return this.#editing.edit(context, postId, patch);
  }

  restore(context: Context, postId: string, versionId: string, userId: string): Promise<Post> {
    return this.#editing.restore(context, postId, versionId, userId);
  }

  version(versionId: string): Promise<Post> {
    return this.#editing.version(versionId);
  }

  history(postId: string): Promise<Post[]> {
    return this.#editing.history(postId);
  }

  /** Marks a post, and the replies to it, as deleted. */
  async delete(context: Context, postId: string, deletedBy: string): Promise<Post> {
    return this.#deletion.delete(context, await this.get(postId), deletedBy);
  }

  /** Removes a post, deleted before or not, with everything that hangs on it. */
  async deleteForGood(context: Context, postId: string, deletedBy: string): Promise<void> {
    await this.#deletion.deleteForGood(context, await this.get(postId, true), deletedBy);
  }
}
