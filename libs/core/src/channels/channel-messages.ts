import type { Context, Post, User } from '@patchbay/contract';
import type { Logger } from '../logger.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { PostService } from '../posts/post.service.ts';

/** What a channel says by itself when people come and go. That it cannot be said never stops them. */
export class ChannelMessages {
  readonly #posts: PostService;
  readonly #logger: Logger;

  constructor(posts: PostService, logger: Logger) {
    this.#posts = posts;
    this.#logger = logger;
  }

  joinedChannel(channelId: string, user: User): Promise<void> {
    return this.#say(channelId, user.id, 'system_join_channel', `${user.username} joined the channel.`, {
      username: user.username,
    });
  }

  joinedTeam(channelId: string, user: User): Promise<void> {
    return this.#say(channelId, user.id, 'system_join_team', `${user.username} joined the team.`, {
      username: user.username,
    });
  }

  added(channelId: string, user: User, actor: User): Promise<void> {
    const text = `${user.username} added to the channel by ${actor.username}.`;
    return this.#say(channelId, actor.id, 'system_add_to_channel', text, {
      userId: actor.id,
      username: actor.username,
      addedUserId: user.id,
      addedUsername: user.username,
    });
  }

  left(channelId: string, user: User): Promise<void> {
    return this.#say(channelId, user.id, 'system_leave_channel', `${user.username} has left the channel.`, {
      username: user.username,
    });
  }

  removed(channelId: string, user: User, actorId: string): Promise<void> {
    const text = `${user.username} was removed from the channel.`;
    return this.#say(channelId, actorId, 'system_remove_from_channel', text, {
      removedUserId: user.id,
      removedUsername: user.username,
    });
  }

  headerChanged(channelId: string, user: User, before: string, after: string): Promise<void> {
    const text =
      after === ''
        ? `${user.username} removed the channel header (was: ${before})`
        : `${user.username} updated the channel header to: ${after}`;
    return this.#say(channelId, user.id, 'system_header_change', text, {
      username: user.username,
      old_header: before,
      new_header: after,
    });
  }

  async #say(
    channelId: string,
    userId: string,
    type: string,
    message: string,
    props: Record<string, unknown>,
  ): Promise<void> {
    const post: Partial<Post> = { channel_id: channelId, user_id: userId, type, message, props };
    const context: Context = emptyContext();
    try {
      await this.#posts.create(context, post, { setOnline: false });
    } catch (error) {
      this.#logger.warn('A channel could not say who came or went', {
        channel_id: channelId,
        type,
        error: String(error),
      });
    }
  }
}
