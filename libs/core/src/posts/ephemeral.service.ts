import type { Post, PostMetadata } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { ActionCookies } from '../actions/action-cookies.ts';
import { withActionIds } from '../actions/post-actions.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { postJson } from './post-events.ts';
import { attachmentsOf } from './views/attachments.ts';

const EPHEMERAL = 'system_ephemeral';

/** Posts shown to one person and never stored. */
export class EphemeralService {
  readonly #events: EventHub;
  readonly #clock: Clock;
  readonly #cookies: ActionCookies;

  constructor(events: EventHub, clock: Clock, cookies: ActionCookies) {
    this.#events = events;
    this.#clock = clock;
    this.#cookies = cookies;
  }

  send(userId: string, given: Partial<Post>): Post {
    const now = this.#clock.now();
    const post = this.#ephemeral({
      ...given,
      id: given.id || newId(),
      create_at: given.create_at || now,
      update_at: now,
    });
    this.#publish('ephemeral_message', userId, post);
    return post;
  }

  /** Shows another version of one that was sent before, by its id. */
  update(userId: string, given: Partial<Post>): Post {
    const post = this.#ephemeral({ ...given, id: given.id || newId(), update_at: this.#clock.now() });
    this.#publish('post_edited', userId, post);
    return post;
  }

  delete(userId: string, postId: string): void {
    const now = this.#clock.now();
    const post = this.#ephemeral({ id: postId, user_id: userId, delete_at: now, update_at: now });
    this.#publish('post_deleted', userId, post);
  }

  #ephemeral(given: Partial<Post>): Post {
    const post = withActionIds(fill<Post>('model.Post', { ...given, type: EPHEMERAL }));
    if (attachmentsOf(post).length === 0) return post;
    // Clients draw the attachments of a post only where its metadata announces them.
    const embeds = [{ type: 'message_attachment', url: '' }];
    return { ...post, metadata: fill<PostMetadata>('model.PostMetadata', { ...given.metadata, embeds }) };
  }

  /** Nobody stores the post: what its buttons call goes along, sealed. */
  #publish(event: string, userId: string, post: Post): void {
    this.#events.publish({
      event,
      data: { post: postJson(this.#cookies.onPost(post)) },
      broadcast: { user_id: userId, channel_id: post.channel_id },
    });
  }
}
