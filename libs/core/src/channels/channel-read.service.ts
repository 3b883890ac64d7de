import type { Channel, ChannelMember, ChannelUnread } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import type { PreferenceRepository } from '../preferences/preference.repository.ts';
import type { ChannelAftermath } from './channel-aftermath.ts';
import type { ChannelParts } from './channel-parts.ts';
import { isDirectOrGroup } from './channel-rules.ts';
import { isMuted } from './notify-props.ts';

export interface ChannelReadServiceParts extends ChannelParts {
  readonly preferences: PreferenceRepository;
  readonly aftermath: ChannelAftermath;
}

/** Times by channel id, in ms: up to when someone has read it now. */
export type ReadTimes = Record<string, number>;

/** What someone has read. */
export class ChannelReadService {
  readonly #parts: ChannelReadServiceParts;

  constructor(parts: ChannelReadServiceParts) {
    this.#parts = parts;
  }

  /**
   * Marks channels as read; those someone is not in are passed over. Clients that know collapsed threads leave those
   * alone; for others the threads in the channels are read too.
   */
  async markRead(
    userId: string,
    channelIds: readonly string[],
    { collapsedThreads = false }: { collapsedThreads?: boolean } = {},
  ): Promise<ReadTimes> {
    const ids = [...new Set(channelIds)].filter((id) => id !== '');
    if (ids.length === 0) return {};
    const members = await this.#parts.channelMembers.ofUser(userId, ids);
    const channels = new Map(
      (await this.#parts.channels.byIds(members.map((member) => member.channel_id))).map((each) => [
        each.id,
        each,
      ]),
    );
    const times: ReadTimes = {};
    const unread: [ChannelMember, Channel][] = [];
    for (const member of members) {
      const channel = channels.get(member.channel_id);
      if (!channel) continue;
      times[channel.id] = Math.max(channel.last_post_at, member.last_viewed_at);
      if (channel.total_msg_count > member.msg_count || member.mention_count > 0)
        unread.push([member, channel]);
    }
    if (unread.length > 0) await this.#read(userId, unread, times, collapsedThreads);
    return times;
  }

  /** Every channel of one team. */
  async markTeamRead(userId: string, teamId: string): Promise<ReadTimes> {
    return this.#markAll(userId, (channel) => channel.team_id === teamId);
  }

  /** Every direct and group channel. */
  async markDirectRead(userId: string): Promise<ReadTimes> {
    return this.#markAll(userId, isDirectOrGroup);
  }

  /** How much of one channel someone has not read; muted channels count mentions only. */
  async unread(channelId: string, userId: string): Promise<ChannelUnread> {
    const channel = await this.#parts.channels.byId(channelId);
    const member = await this.#parts.channelMembers.get(channelId, userId);
    if (!channel || !member || channel.delete_at > 0)
      throw refuse('app.channel.get_unread.app_error', 'GetChannelUnread');
    const counts = !isMuted(member.notify_props);
    return fill<ChannelUnread>('model.ChannelUnread', {
      team_id: channel.team_id,
      channel_id: channelId,
      msg_count: counts ? Math.max(0, channel.total_msg_count - member.msg_count) : 0,
      msg_count_root: counts ? Math.max(0, channel.total_msg_count_root - member.msg_count_root) : 0,
      mention_count: member.mention_count,
      mention_count_root: member.mention_count_root,
      urgent_mention_count: member.urgent_mention_count,
      NotifyProps: member.notify_props,
    });
  }

  async #markAll(userId: string, wanted: (channel: Channel) => boolean): Promise<ReadTimes> {
    const members = await this.#parts.channelMembers.pageOfUser(userId, { page: 0, perPage: MOST });
    const channels = await this.#parts.channels.byIds(members.map((member) => member.channel_id));
    const ids = channels.filter((each) => each.delete_at === 0 && wanted(each)).map((each) => each.id);
    return this.markRead(userId, ids);
  }

  async #read(
    userId: string,
    unread: readonly (readonly [ChannelMember, Channel])[],
    times: ReadTimes,
    collapsedThreads: boolean,
  ): Promise<void> {
    const { ThreadAutoFollow, EnableChannelViewedMessages } = this.#parts.config.get().ServiceSettings;
    const crt = await this.#usesCollapsedThreads(userId);
    const threads = ThreadAutoFollow !== false && (!collapsedThreads || !crt);
    const now = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      for (const [member, channel] of unread) {
        const at = Math.max(channel.last_post_at, member.last_viewed_at);
        await this.#parts.channelMembers.update(tx, channel.id, userId, {
          msg_count: Math.max(member.msg_count, channel.total_msg_count),
          msg_count_root: Math.max(member.msg_count_root, channel.total_msg_count_root),
          mention_count: 0,
          mention_count_root: 0,
          urgent_mention_count: 0,
          last_viewed_at: at,
          last_update_at: at,
        });
        if (threads) await this.#parts.aftermath.threadsRead(tx, channel.id, userId, now);
      }
    });
    if (EnableChannelViewedMessages !== false)
      this.#parts.events.publish({
        event: 'multiple_channels_viewed',
        data: { channel_times: times },
        broadcast: { user_id: userId },
      });
    if (!threads || !crt) return;
    for (const [, channel] of unread)
      this.#parts.events.publish({
        event: 'thread_read_changed',
        data: { timestamp: now },
        broadcast: { channel_id: channel.id, user_id: userId },
      });
  }

  /** As the server has it, or where it leaves that to people, as they do. */
  async #usesCollapsedThreads(userId: string): Promise<boolean> {
    const { CollapsedThreads } = this.#parts.config.get().ServiceSettings;
    if (CollapsedThreads === 'disabled') return false;
    if (CollapsedThreads === 'always_on') return true;
    const own = await this.#parts.preferences.get(userId, 'display_settings', 'collapsed_reply_threads');
    return own ? own.value === 'on' : CollapsedThreads === 'default_on';
  }
}

/** How many channels one person may be in. */
const MOST = 100_000;
