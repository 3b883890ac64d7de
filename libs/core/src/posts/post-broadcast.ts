import type { Post } from '@patchbay/contract';
import type { AccessService } from '../access/access.service.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { Logger } from '../logger.ts';
import { postJson } from './post-events.ts';
import type { PostRepository } from './post.repository.ts';
import type { LinkPreviews, WantedLink } from './views/link-previews.ts';
import type { PostEmbeds } from './views/post-embeds.ts';
import type { PostViews, ViewOptions } from './views/post-views.ts';

/** Of a channel whose members may not all read the post that is named, this many are looked at; others see it later. */
const MOST_READERS_CHECKED = 200;

export interface PostBroadcastParts {
  readonly events: EventHub;
  readonly postViews: PostViews;
  readonly postEmbeds: PostEmbeds;
  readonly linkPreviews: LinkPreviews;
  readonly logger: Logger;
  readonly posts: PostRepository;
  readonly channels: ChannelRepository;
  readonly channelMemberIds: MemberIds;
  readonly access: AccessService;
}

/** Shows a post to everybody in its channel: what not all of them may see is in an event for those who may. */
export class PostBroadcast {
  readonly #parts: PostBroadcastParts;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: PostBroadcastParts) {
    this.#parts = parts;
  }

  /** Publishes an event with `post` in it. `post_edited` and the like; `data` is what else it carries. */
  async publish(
    event: 'posted' | 'post_edited',
    post: Post,
    data: Readonly<Record<string, unknown>> = {},
    options: ViewOptions = {},
  ): Promise<void> {
    await this.#show(event, post, data, options);
    const wanted = this.#parts.postEmbeds.wantedLinks(post);
    const links = wanted.length === 0 ? wanted : this.#parts.linkPreviews.running(wanted);
    if (links.length > 0) this.#later(this.#showAgain(post, links));
  }

  /** Resolves when every post was shown with what is behind its links. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Clients get a post at once, and again when what is behind its links is known. */
  async #showAgain({ id, update_at }: Post, links: readonly WantedLink[]): Promise<void> {
    if (!(await this.#parts.linkPreviews.asked(links))) return;
    const post = await this.#parts.posts.byId(id);
    if (!post || post.delete_at > 0) return;
    // An edit since then has shown it already, or will.
    if (post.edit_at > update_at) return;
    await this.#show('post_edited', post, {}, {});
  }

  #later(task: Promise<void>): void {
    const tracked: Promise<void> = task
      .catch((error: unknown) =>
        this.#parts.logger.warn('A post could not be shown with its links', { error: String(error) }),
      )
      .finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  async #show(
    event: string,
    post: Post,
    data: Readonly<Record<string, unknown>>,
    options: ViewOptions,
  ): Promise<void> {
    const { events, postViews } = this.#parts;
    const plain = await postViews.one(post, { userId: '' }, options);
    const readers = await this.#readersOfNamed(post);
    if (readers.size === 0) {
      events.publish({
        event,
        data: { ...data, post: postJson(plain) },
        broadcast: { channel_id: post.channel_id },
      });
      return;
    }
    const [anyReader = ''] = readers;
    const whole = await postViews.one(post, { userId: anyReader }, options);
    const members = await this.#parts.channelMemberIds.of(post.channel_id);
    const others = [...members].filter((id) => !readers.has(id));
    this.#to(event, { ...data, post: postJson(whole) }, post.channel_id, others);
    if (others.length > 0) this.#to(event, { ...data, post: postJson(plain) }, post.channel_id, [...readers]);
  }

  #to(event: string, data: Record<string, unknown>, channelId: string, omitted: readonly string[]): void {
    this.#parts.events.publish({
      event,
      data,
      broadcast: {
        channel_id: channelId,
        omit_users: Object.fromEntries(omitted.map((id) => [id, true])),
      },
    });
  }

  /** Those in the post's channel who may read the post that it names; none when it names none. */
  async #readersOfNamed(post: Post): Promise<ReadonlySet<string>> {
    const { access, channelMemberIds, channels, posts } = this.#parts;
    const namedId = this.#parts.postEmbeds.permalinked(post);
    const named = namedId === '' ? undefined : await posts.byId(namedId);
    const channel = named && named.delete_at === 0 ? await channels.byId(named.channel_id) : undefined;
    if (!channel) return new Set();
    const members = await channelMemberIds.of(post.channel_id);
    if (channel.id === post.channel_id) return members;
    const readers = new Set<string>();
    for (const id of [...members].slice(0, MOST_READERS_CHECKED))
      if (await access.userCanReadPosts(id, channel)) readers.add(id);
    return readers;
  }
}
