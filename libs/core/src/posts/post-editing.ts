import type { Channel, Context, Post } from '@patchbay/contract';
import { isDeepStrictEqual } from 'node:util';
import type { ChannelGuards } from '../channels/channel-guards.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { unanswered } from '../hooks/unanswered.ts';
import { newId } from '../model/ids.ts';
import { hashtagsOf } from './hashtags.ts';
import type { PostBroadcast } from './post-broadcast.ts';
import { changeFiles, type PostFileStore } from './post-files.ts';
import { assertPostIsValid, cleaned, isSystemMessage } from './post-rules.ts';
import type { PostRepository } from './post.repository.ts';
import { rejectedByPlugin } from './rejected-by-plugin.ts';
import { editedProps } from './server-props.ts';
import type { PostReadingRepository } from './reading/post-reading.repository.ts';

export interface PostEditingParts extends CoreCommon {
  readonly posts: PostRepository;
  readonly reading: PostReadingRepository;
  readonly channels: ChannelRepository;
  readonly files: PostFileStore;
  readonly broadcast: PostBroadcast;
  readonly guards: ChannelGuards;
}

/** Changes posts. What a post was stays as a version of its own. */
export class PostEditing {
  readonly #parts: PostEditingParts;

  constructor(parts: PostEditingParts) {
    this.#parts = parts;
  }

  /** MessageWillBeUpdated may replace the change or refuse it (400); MessageHasBeenUpdated is told afterwards. */
  async edit(context: Context, postId: string, changes: Partial<Post>): Promise<Post> {
    const old = await this.#parts.posts.byId(postId);
    if (!old) throw refuse('app.post.get.app_error', 'UpdatePost');
    await this.#assertMayChange(old);
    const allowed = changes.props ? { ...changes, props: editedProps(changes.props, old.props) } : changes;
    const accepted = await this.#askPlugins(context, edited(old, allowed), old);
    const post = this.#stamp(accepted, old);
    assertPostIsValid(post);
    const stored = await this.#store(post, old);
    await this.#parts.broadcast.publish('post_edited', stored, {}, { context });
    this.#parts.hooks.ask.messageHasBeenUpdated(context, stored, old);
    return stored;
  }

  /** Makes a post what an older version of it was: text and files. */
  async restore(context: Context, postId: string, versionId: string, userId: string): Promise<Post> {
    const version = await this.version(versionId);
    const where = 'RestorePostVersion';
    if (version.original_id !== postId)
      throw refuse('app.post.restore_post_version.not_an_history_item.app_error', where);
    if (version.user_id !== userId)
      throw refuse('app.post.restore_post_version.not_allowed.app_error', where);
    return this.edit(context, postId, { message: version.message, file_ids: version.file_ids });
  }

  async version(versionId: string): Promise<Post> {
    const version = await this.#parts.reading.version(versionId);
    if (!version) throw refuse('app.post.get.app_error', 'RestorePostVersion');
    return version;
  }

  /** Older versions of a post, the newest first; 404 for a post that was never edited. */
  async history(postId: string): Promise<Post[]> {
    const versions = await this.#parts.reading.versions(postId);
    if (versions.length === 0) throw refuse('app.post.get.app_error', 'GetEditHistoryForPost');
    return versions;
  }

  async #assertMayChange(old: Post): Promise<void> {
    if (old.delete_at > 0) throw refuse('api.post.update_post.permissions_details.app_error', 'UpdatePost');
    if (isSystemMessage(old)) throw refuse('api.post.update_post.system_message.app_error', 'UpdatePost');
    const channel: Channel | undefined = await this.#parts.channels.byId(old.channel_id);
    if (channel && channel.delete_at > 0)
      throw refuse('api.post.update_post.can_not_update_post_in_deleted.error', 'UpdatePost');
  }

  async #askPlugins(context: Context, post: Post, old: Post): Promise<Post> {
    const guards = this.#parts.guards.of(old.channel_id);
    const verdict = await this.#parts.hooks.ask.messageWillBeUpdated(context, post, old, guards);
    if ('post' in verdict) return verdict.post;
    if ('unanswered' in verdict) throw unanswered(verdict.unanswered, 'UpdatePost');
    throw rejectedByPlugin(verdict.rejected, 'UpdatePost');
  }

  #stamp(accepted: Post, old: Post): Post {
    const now = this.#parts.clock.now();
    const minimum = this.#parts.config.get().ServiceSettings.MinimumHashtagLength ?? 0;
    const post = edited(old, accepted);
    const isEdit =
      post.message !== old.message ||
      !isDeepStrictEqual(post.file_ids, old.file_ids) ||
      !isDeepStrictEqual(post.props['attachments'], old.props['attachments']);
    return {
      ...post,
      hashtags: hashtagsOf(post.message, minimum),
      update_at: now,
      edit_at: isEdit ? now : old.edit_at,
    };
  }

  async #store(post: Post, old: Post): Promise<Post> {
    const now = post.update_at;
    return this.#parts.database.transaction(async (tx) => {
      const fileIds = await this.#changeFiles(tx, post, old);
      const { message, props, is_pinned, has_reactions, hashtags, update_at, edit_at } = post;
      const columns = { message, props, is_pinned, has_reactions, hashtags, update_at, edit_at };
      await this.#parts.posts.update(tx, old.id, { ...columns, file_ids: fileIds });
      if (post.edit_at !== old.edit_at)
        await this.#parts.posts.insert(tx, {
          ...old,
          id: newId(),
          original_id: old.id,
          delete_at: now,
          update_at: now,
        });
      // Clients that ask what has changed look at roots.
      if (post.root_id !== '') await this.#parts.posts.update(tx, post.root_id, { update_at: now });
      return { ...post, file_ids: fileIds };
    });
  }

  async #changeFiles(tx: Parameters<typeof changeFiles>[0], post: Post, old: Post): Promise<string[]> {
    if (isDeepStrictEqual(post.file_ids, old.file_ids)) return old.file_ids;
    const versions = await this.#parts.reading.versions(old.id);
    return changeFiles(tx, this.#parts.files, {
      postId: old.id,
      channelId: old.channel_id,
      userId: old.user_id,
      before: old.file_ids,
      wanted: post.file_ids,
      earlier: new Set(versions.flatMap((version) => version.file_ids)),
      at: post.update_at,
    });
  }
}

/** A post with the parts changed that may change after it was posted. */
function edited(old: Post, changes: Partial<Post>): Post {
  return {
    ...old,
    message: cleaned(changes.message ?? old.message),
    props: changes.props ?? old.props,
    file_ids: changes.file_ids ?? old.file_ids,
    is_pinned: changes.is_pinned ?? old.is_pinned,
    has_reactions: changes.has_reactions ?? old.has_reactions,
    metadata: changes.metadata ?? old.metadata,
  };
}
