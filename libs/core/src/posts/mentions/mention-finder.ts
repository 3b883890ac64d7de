import type { Channel, Post } from '@patchbay/contract';
import type { AccessService } from '../../access/access.service.ts';
import type { ConfigService } from '../../config/config.service.ts';
import type { StatusRepository } from '../../statuses/status.repository.ts';
import { isSystemMessage } from '../post-rules.ts';
import { attachmentsOf } from '../views/attachments.ts';
import { withoutCode } from '../views/message-links.ts';
import { hearsEverybody, type MentionableMember } from './mention-index.ts';
import type { MentionIndices } from './mention-indices.ts';
import type { Everybody } from './mentioned-names.ts';

/** Why somebody is mentioned. `thread` and `comment` are replies that they want to hear of (notify_props.comments). */
export type MentionKind = 'name' | 'everybody' | 'direct' | 'group' | 'thread' | 'comment';

export interface PostMentions {
  /** By person. Never the author. */
  readonly people: ReadonlyMap<string, MentionKind>;
  /** One of @channel, @all, @here stands in the text, and nobody heard it since the channel is too large. */
  readonly tooMany: Everybody | undefined;
  /** Names after @ that nobody in the channel has, lower-case. */
  readonly unknown: ReadonlySet<string>;
}

export const NO_MENTIONS: PostMentions = { people: new Map(), tooMany: undefined, unknown: new Set() };

export interface MentionFinderParts {
  readonly indices: MentionIndices;
  readonly access: AccessService;
  readonly config: ConfigService;
  readonly statuses: StatusRepository;
}

/** The thread that a reply is in: who has written in it, the author of its root first. */
export interface ThreadPeople {
  readonly rootAuthorId: string;
  readonly participants: readonly string[];
}

/** Whom a post mentions. */
export class MentionFinder {
  readonly #parts: MentionFinderParts;

  constructor(parts: MentionFinderParts) {
    this.#parts = parts;
  }

  async find(post: Post, channel: Channel, thread?: ThreadPeople): Promise<PostMentions> {
    if (isSystemMessage(post)) return NO_MENTIONS;
    const index = await this.#parts.indices.of(channel.id);
    const people = new Map<string, MentionKind>();
    const found = index.find(textOf(post));
    let tooMany: Everybody | undefined;
    if (channel.type === 'D' || channel.type === 'G') {
      for (const id of index.members.keys()) people.set(id, channel.type === 'D' ? 'direct' : 'group');
    } else {
      if (thread) this.#addThread(thread, index.members, people);
      tooMany = await this.#addEverybody(post, channel, index.members, found.everybody, people);
    }
    if (channel.type !== 'D') for (const id of found.named) people.set(id, 'name');
    if (post.props['from_webhook'] !== 'true' || channel.type === 'D') people.delete(post.user_id);
    return { people, tooMany, unknown: found.unknown };
  }

  /** Whether a text names somebody, by name, by a word of theirs, or with everybody. */
  async names(post: Post, userId: string): Promise<boolean> {
    const index = await this.#parts.indices.of(post.channel_id);
    const member = index.members.get(userId);
    if (!member || isSystemMessage(post) || post.user_id === userId) return false;
    const { everybody, named } = index.find(textOf(post));
    return named.has(userId) || (everybody.size > 0 && hearsEverybody(member));
  }

  #addThread(
    { rootAuthorId, participants }: ThreadPeople,
    members: ReadonlyMap<string, MentionableMember>,
    people: Map<string, MentionKind>,
  ): void {
    const wish = (id: string) => members.get(id)?.notifyProps['comments'];
    for (const id of participants) if (wish(id) === 'any') people.set(id, 'thread');
    if (['any', 'root'].includes(wish(rootAuthorId) ?? '')) people.set(rootAuthorId, 'comment');
  }

  /** What stands for everybody, where the author may call everybody. Answers which one was too much. */
  async #addEverybody(
    post: Post,
    channel: Channel,
    members: ReadonlyMap<string, MentionableMember>,
    everybody: ReadonlySet<Everybody>,
    people: Map<string, MentionKind>,
  ): Promise<Everybody | undefined> {
    const [first] = everybody;
    if (!first || post.props['disable_group_highlight'] === true || post.props['mentionHighlightDisabled'])
      return undefined;
    const mayCall = await this.#parts.access.userHasPermissionToChannel(
      post.user_id,
      channel.id,
      'use_channel_mentions',
    );
    if (!mayCall) return undefined;
    const limit = this.#parts.config.get().TeamSettings.MaxNotificationsPerChannel ?? 1_000;
    if (members.size > limit) return first;
    const hearing = [...members.values()].filter(hearsEverybody).map((member) => member.id);
    const reached = everybody.has('channel') || everybody.has('all') ? hearing : await this.#online(hearing);
    for (const id of reached) people.set(id, 'everybody');
    return undefined;
  }

  async #online(userIds: readonly string[]): Promise<string[]> {
    const statuses = await this.#parts.statuses.byIds(userIds);
    return statuses.filter((each) => each.status === 'online').map((each) => each.user_id);
  }
}

/** What of a post may mention: its text, and those of its attachments. Never what stands in code. */
function textOf(post: Post): string {
  const attached = attachmentsOf(post).flatMap((attachment) => [attachment['pretext'], attachment['text']]);
  const texts = [post.message, ...attached.filter((each) => typeof each === 'string')];
  return texts.map((each) => (/[`~]/.test(each) ? withoutCode(each) : each)).join('\n');
}
