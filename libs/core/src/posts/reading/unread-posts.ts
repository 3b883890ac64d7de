import type { Channel, Post } from '@patchbay/contract';
import type { ChannelMemberRepository } from '../../channels/channel-member.repository.ts';
import type { ChannelRepository } from '../../channels/channel.repository.ts';
import type { CoreCommon } from '../../core-common.ts';
import { refuse } from '../../errors.ts';
import type { ThreadService } from '../../threads/thread.service.ts';
import type { MentionFinder } from '../mentions/mention-finder.ts';
import type { PostRepository } from '../post.repository.ts';
import type { PostReadingRepository } from './post-reading.repository.ts';

/** Posts that are looked at for mentions at a time. */
const PAGE = 200;

/** What is unread of a channel again; Mattermost's `ChannelUnreadAt`. */
export interface ChannelUnreadAt {
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly msg_count: number;
  readonly mention_count: number;
  readonly mention_count_root: number;
  readonly urgent_mention_count: number;
  readonly msg_count_root: number;
  readonly last_viewed_at: number;
}

export interface UnreadPostsParts extends CoreCommon {
  readonly posts: PostRepository;
  readonly reading: PostReadingRepository;
  readonly channels: ChannelRepository;
  readonly channelMembers: ChannelMemberRepository;
  readonly mentions: MentionFinder;
  readonly threadService: ThreadService;
}

/** Makes a channel unread from a post on. */
export class UnreadPosts {
  readonly #parts: UnreadPostsParts;

  constructor(parts: UnreadPostsParts) {
    this.#parts = parts;
  }

  /** `foldsThreads`: the client shows threads apart, so that a reply leaves the channel's roots as read as they were. */
  async markFrom(post: Post, userId: string, foldsThreads: boolean): Promise<ChannelUnreadAt> {
    const channel = await this.#parts.channels.byId(post.channel_id);
    const member = await this.#parts.channelMembers.get(post.channel_id, userId);
    if (!channel || !member) throw refuse('app.channel.get_member.missing.app_error', 'MarkChannelAsUnread');
    const isReply = post.root_id !== '';
    const from = post.create_at - 1;
    if (isReply && !foldsThreads && this.#parts.config.get().ServiceSettings.ThreadAutoFollow === true)
      await this.#parts.threadService.reopen(userId, channel.team_id, post.root_id, from);

    const [unread, mentions] = await Promise.all([
      this.#parts.reading.countFrom(channel.id, post.create_at),
      this.#mentionsFrom(post, channel, userId),
    ]);
    const countsRoots = foldsThreads || !isReply;
    const changes = {
      mention_count: mentions.all,
      mention_count_root: countsRoots ? mentions.roots : 0,
      urgent_mention_count: 0,
      last_viewed_at: from,
      last_update_at: this.#parts.clock.now(),
    };
    const counts = await this.#parts.database.transaction(async (tx) => {
      const now = (await this.#parts.channels.byId(channel.id, tx)) ?? channel;
      const read = {
        msg_count: now.total_msg_count - unread.all,
        msg_count_root: now.total_msg_count_root - (countsRoots ? unread.roots : 0),
      };
      await this.#parts.channelMembers.update(tx, channel.id, userId, { ...changes, ...read });
      return read;
    });
    const { last_update_at: _written, ...shown } = changes;
    const state = { team_id: channel.team_id, user_id: userId, channel_id: channel.id, ...counts, ...shown };
    this.#publish(state, post.id);
    return state;
  }

  async #mentionsFrom(post: Post, channel: Channel, userId: string): Promise<{ all: number; roots: number }> {
    // In a chat everything that somebody else writes is meant for oneself.
    if (channel.type === 'D' || channel.type === 'G')
      return this.#parts.reading.countFrom(channel.id, post.create_at, userId);
    const counts = { all: 0, roots: 0 };
    const count = async (each: Post) => {
      if (!(await this.#parts.mentions.names(each, userId))) return;
      counts.all += 1;
      if (each.root_id === '') counts.roots += 1;
    };
    await count(post);
    for (let page = 0; ; page++) {
      const newer = await this.#parts.posts.beside(channel.id, post, 'newer', { page, perPage: PAGE });
      for (const each of newer) await count(each);
      if (newer.length < PAGE) return counts;
    }
  }

  #publish(state: ChannelUnreadAt, postId: string): void {
    this.#parts.events.publish({
      event: 'post_unread',
      data: {
        msg_count: state.msg_count,
        msg_count_root: state.msg_count_root,
        mention_count: state.mention_count,
        mention_count_root: state.mention_count_root,
        urgent_mention_count: state.urgent_mention_count,
        last_viewed_at: state.last_viewed_at,
        post_id: postId,
      },
      broadcast: { team_id: state.team_id, channel_id: state.channel_id, user_id: state.user_id },
    });
  }
}
