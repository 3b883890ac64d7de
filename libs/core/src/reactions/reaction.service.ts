import type { Channel, Context, Post, Reaction } from '@patchbay/contract';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { isId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import type { ReactionRepository } from './reaction.repository.ts';

const LONGEST_NAME = 64;
const NAME = /^[a-zA-Z0-9\-+_]+$/;

export interface ReactionServiceParts extends CoreCommon {
  readonly reactions: ReactionRepository;
  readonly posts: PostRepository;
  readonly channels: ChannelRepository;
  /** Throws when no emoji, built-in or custom, has the name. */
  readonly assertEmojiExists: (name: string) => Promise<void>;
}

/** Reactions to posts. Who may react is the caller's to check. */
export class ReactionService {
  readonly #parts: ReactionServiceParts;

  constructor(parts: ReactionServiceParts) {
    this.#parts = parts;
  }

  /** Reacts to a post; again is no mistake. ReactionHasBeenAdded is told. */
  async add(context: Context, given: Partial<Reaction>): Promise<Reaction> {
    const { user_id = '', emoji_name = '' } = given;
    if (!isId(user_id)) throw refuse('model.reaction.is_valid.user_id.app_error', 'Reaction.IsValid');
    if (emoji_name.length > LONGEST_NAME || !NAME.test(emoji_name))
      throw refuse('model.reaction.is_valid.emoji_name.app_error', 'Reaction.IsValid', {
        limit: LONGEST_NAME,
      });
    const post = await this.#post(given.post_id ?? '', 'SaveReactionForPost');
    await this.#parts.assertEmojiExists(emoji_name);
    await this.#assertOpen(post, 'SaveReactionForPost', 'api.reaction.save.archived_channel.app_error');
    const now = this.#parts.clock.now();
    const reaction = fill<Reaction>('model.Reaction', {
      user_id,
      post_id: post.id,
      emoji_name,
      create_at: given.create_at && given.create_at > 0 ? given.create_at : now,
      update_at: now,
      remote_id: given.remote_id ?? '',
      channel_id: post.channel_id,
    });
    const limit = this.#parts.config.get().ServiceSettings.UniqueEmojiReactionLimitPerPost ?? 0;
    await this.#parts.database.transaction(async (tx) => {
      const names = await this.#parts.reactions.emojiNames(tx, post.id);
      if (!names.has(emoji_name) && names.size >= limit)
        throw refuse('app.reaction.save.save.too_many_reactions', 'SaveReactionForPost');
      await this.#parts.reactions.save(tx, reaction);
      await this.#parts.posts.update(tx, post.id, { has_reactions: true, update_at: now });
    });
    this.#parts.hooks.ask.notify('ReactionHasBeenAdded', [context, reaction]);
    this.#publish('reaction_added', reaction);
    return reaction;
  }

  /** Takes a reaction back; one that is not there is no mistake. ReactionHasBeenRemoved is told. */
  async remove(context: Context, given: Pick<Reaction, 'user_id' | 'post_id' | 'emoji_name'>): Promise<void> {
    const post = await this.#post(given.post_id, 'DeleteReactionForPost');
    await this.#assertOpen(post, 'DeleteReactionForPost', 'api.reaction.delete.archived_channel.app_error');
    const now = this.#parts.clock.now();
    const removed = await this.#parts.database.transaction(async (tx) => {
      const known = await this.#parts.reactions.get(given, tx);
      if (!known) return undefined;
      const gone = { ...known, update_at: now, delete_at: now };
      await this.#parts.reactions.save(tx, gone);
      const left = await this.#parts.reactions.emojiNames(tx, post.id);
      await this.#parts.posts.update(tx, post.id, { has_reactions: left.size > 0, update_at: now });
      return gone;
    });
    if (!removed) return;
    this.#parts.hooks.ask.notify('ReactionHasBeenRemoved', [context, removed]);
    this.#publish('reaction_removed', removed);
  }

  /** In the order they came. */
  async ofPost(postId: string): Promise<Reaction[]> {
    return (await this.#parts.reactions.ofPosts([postId])).get(postId) ?? [];
  }

  /** By post; posts without any have an empty list. */
  async ofPosts(postIds: readonly string[]): Promise<Record<string, Reaction[]>> {
    const found = await this.#parts.reactions.ofPosts(postIds);
    return Object.fromEntries(postIds.map((id) => [id, found.get(id) ?? []]));
  }

  async #post(postId: string, where: string): Promise<Post> {
    const post = await this.#parts.posts.byId(postId);
    if (!post || post.delete_at > 0) throw refuse('app.post.get.app_error', where);
    return post;
  }

  async #assertOpen(
    post: Post,
    where: string,
    id: 'api.reaction.save.archived_channel.app_error' | 'api.reaction.delete.archived_channel.app_error',
  ): Promise<void> {
    const channel: Channel | undefined = await this.#parts.channels.byId(post.channel_id);
    if (!channel) throw refuse('app.channel.get.existing.app_error', where);
    if (channel.delete_at > 0) throw refuse(id, where);
  }

  #publish(event: string, reaction: Reaction): void {
    this.#parts.events.publish({
      event,
      data: { reaction: JSON.stringify(present('model.Reaction', reaction)) },
      broadcast: { channel_id: reaction.channel_id },
    });
  }
}
