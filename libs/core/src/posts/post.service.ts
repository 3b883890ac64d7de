import type { Context, Post } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { unanswered } from '../hooks/unanswered.ts';
import { newId } from '../model/ids.ts';
import { hashtagsOf } from './hashtags.ts';
import { PostCreation, type CreatePostOptions, type PostCreationParts } from './post-creation.ts';
import { publishDeleted, publishEdited } from './post-events.ts';
import { assertPostIsValid, isSystemMessage } from './post-rules.ts';
import { RecentPosts } from './recent-posts.ts';

export type { CreatePostOptions } from './post-creation.ts';

export type PostServiceParts = PostCreationParts;

/** Posts: what may be written, what plugins say to it, and who hears of it. Who may write is the caller's to check. */
export class PostService {
  readonly #parts: PostServiceParts;
  readonly #creation: PostCreation;
  readonly #recent: RecentPosts;

  constructor(parts: PostServiceParts) {
    this.#parts = parts;
    this.#creation = new PostCreation(parts);
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

  /** Replaces message, props, files and pin of a post. */
  update(context: Context, post: Partial<Post> & { id: string }): Promise<Post> {
    return this.#edit(context, post.id, post);
  }

  /** Changes only what is given. */
  patch(context: Context, postId: string, patch: Partial<Post>): Promise<Post> {
    return this.#edit(context, postId, patch);
  }

  /** Marks a post, and the replies to it, as deleted. */
  async delete(_context: Context, postId: string, deletedBy: string): Promise<Post> {
    const post = await this.get(postId);
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.posts.update(tx, post.id, { delete_at: at, update_at: at });
      await this.#parts.files.deleteOfPost(tx, post.id, at);
      if (post.root_id === '') {
        await this.#parts.posts.deleteThread(tx, post.id, at);
        await this.#parts.threads.delete(tx, post.id);
      } else await this.#parts.threads.recount(tx, post.root_id);
    });
    const deleted = { ...post, delete_at: at, update_at: at };
    publishDeleted(this.#parts.events, deleted, deletedBy);
    this.#parts.hooks.ask.messageHasBeenDeleted(_context, deleted);
    return deleted;
  }

  async #edit(context: Context, postId: string, changes: Partial<Post>): Promise<Post> {
    const old = await this.get(postId, true);
    if (old.delete_at > 0) throw refuse('api.post.update_post.permissions_details.app_error', 'UpdatePost');
    if (isSystemMessage(old)) throw refuse('api.post.update_post.system_message.app_error', 'UpdatePost');
    const guards = this.#parts.guards.of(old.channel_id);
    const verdict = await this.#parts.hooks.ask.messageWillBeUpdated(
      context,
      edited(old, changes),
      old,
      guards,
    );
    if ('unanswered' in verdict) throw unanswered(verdict.unanswered, 'UpdatePost');
    if ('rejected' in verdict) {
      const id = `Post rejected by plugin. ${verdict.rejected}`;
      throw new AppError(id, 'UpdatePost', 400, id);
    }
    const now = this.#parts.clock.now();
    const minimum = this.#parts.config.get().ServiceSettings.MinimumHashtagLength ?? 0;
    const isEdit = verdict.post.message !== old.message;
    const post: Post = {
      ...edited(old, verdict.post),
      hashtags: hashtagsOf(verdict.post.message, minimum),
      update_at: now,
      edit_at: isEdit ? now : old.edit_at,
    };
    assertPostIsValid(post);
    await this.#parts.database.transaction(async (tx) => {
      const { message, props, file_ids, is_pinned, has_reactions, hashtags, update_at, edit_at } = post;
      await this.#parts.posts.update(tx, old.id, {
        message,
        props,
        file_ids,
        is_pinned,
        has_reactions,
        hashtags,
        update_at,
        edit_at,
      });
      if (isEdit)
        await this.#parts.posts.insert(tx, {
          ...old,
          id: newId(),
          original_id: old.id,
          delete_at: now,
          update_at: now,
        });
    });
    publishEdited(this.#parts.events, post);
    this.#parts.hooks.ask.messageHasBeenUpdated(context, post, old);
    return post;
  }
}

/** A post with the parts changed that may change after it was posted. */
function edited(old: Post, changes: Partial<Post>): Post {
  return {
    ...old,
    message: changes.message ?? old.message,
    props: changes.props ?? old.props,
    file_ids: changes.file_ids ?? old.file_ids,
    is_pinned: changes.is_pinned ?? old.is_pinned,
    has_reactions: changes.has_reactions ?? old.has_reactions,
    metadata: changes.metadata ?? old.metadata,
  };
}
