import type { Channel, Post } from '@patchbay/contract';
import type { BotService } from '../../bots/bot.service.ts';
import type { ChannelRepository } from '../../channels/channel.repository.ts';
import type { ChannelService } from '../../channels/channel.service.ts';
import type { CoreCommon } from '../../core-common.ts';
import type { After } from '../../timers/after.ts';
import { emptyContext } from '../../model/empty-context.ts';
import type { TeamRepository } from '../../teams/team.repository.ts';
import type { UserRepository } from '../../users/user.repository.ts';
import type { EphemeralService } from '../ephemeral.service.ts';
import type { PostRepository } from '../post.repository.ts';
import type { PostService } from '../post.service.ts';
import type { PostReminderRow } from './post-reminder.entity.ts';
import type { PostReminderRepository } from './post-reminder.repository.ts';

/** The longest wait for one timer; then it is looked again. Also how long after a failure it is tried again. */
const LONGEST_WAIT_MS = 3_600_000;
const RETRY_MS = 60_000;
const SYSTEM_BOT = { username: 'system-bot', display_name: 'System' };
/** Whose bot it is, among those that plugins ensure. */
const SYSTEM = 'system';

export interface PostRemindersParts extends CoreCommon {
  readonly reminders: PostReminderRepository;
  readonly postRows: PostRepository;
  readonly channelRows: ChannelRepository;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
  readonly posts: Pick<PostService, 'create'>;
  readonly channels: Pick<ChannelService, 'direct'>;
  readonly bots: Pick<BotService, 'ensure'>;
  readonly ephemeral: Pick<EphemeralService, 'send'>;
  readonly after: After;
}

/** Reminds people of posts, by a direct message of the system's bot. What is due while the server is down comes at its start. */
export class PostReminders {
  readonly #parts: PostRemindersParts;
  #cancel: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: PostRemindersParts) {
    this.#parts = parts;
    this.#running = this.#plan();
  }

  /** `targetTime` is in seconds since the epoch. The person is told at once that it will be so. */
  async set(post: Post, userId: string, targetTime: number): Promise<void> {
    const row = { post_id: post.id, user_id: userId, target_time: targetTime };
    await this.#parts.database.transaction((tx) => this.#parts.reminders.save(tx, row));
    const { teamName, username } = await this.#about(post);
    const at = new Date(targetTime * 1_000).toUTCString();
    this.#parts.ephemeral.send(userId, {
      channel_id: post.channel_id,
      root_id: post.root_id || post.id,
      user_id: userId,
      message: `You will be reminded of ${this.#linkTo(post.id, teamName)} by @${username} at ${at}.`,
      props: { target_time: targetTime, team_name: teamName, post_id: post.id, username, type: 'reminder' },
    });
    await this.#again();
  }

  /** Resolves when what is due now was sent. */
  settled(): Promise<void> {
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #again(): Promise<void> {
    this.#cancel();
    this.#running = this.#running.then(() => this.#plan());
    return this.#running;
  }

  /** Waits for the next one. */
  async #plan(): Promise<void> {
    if (this.#stopped) return;
    this.#cancel();
    try {
      const next = await this.#parts.reminders.next();
      if (next === undefined) return;
      this.#wait(Math.max(0, next * 1_000 - this.#parts.clock.now()));
    } catch (error) {
      this.#parts.logger.error('Reminders of posts could not be read; it is tried again', {
        error: String(error),
      });
      this.#wait(RETRY_MS);
    }
  }

  #wait(delayMs: number): void {
    if (this.#stopped) return;
    this.#cancel = this.#parts.after(Math.min(delayMs, LONGEST_WAIT_MS), () => {
      this.#running = this.#running.then(() => this.#remind()).then(() => this.#plan());
    });
  }

  async #remind(): Promise<void> {
    if (this.#stopped) return;
    const until = Math.floor(this.#parts.clock.now() / 1_000);
    const due = await this.#parts.database.transaction((tx) => this.#parts.reminders.take(tx, until));
    for (const reminder of due) {
      try {
        await this.#send(reminder);
      } catch (error) {
        this.#parts.logger.error('Somebody could not be reminded of a post', {
          post_id: reminder.post_id,
          user_id: reminder.user_id,
          error: String(error),
        });
      }
    }
  }

  async #send({ post_id, user_id }: PostReminderRow): Promise<void> {
    const post = await this.#parts.postRows.byId(post_id);
    if (!post || post.delete_at > 0) return;
    const botId = await this.#parts.bots.ensure(emptyContext(), SYSTEM, SYSTEM_BOT);
    const channel = await this.#parts.channels.direct(emptyContext(), user_id, botId);
    const { teamName, username } = await this.#about(post);
    await this.#parts.posts.create(emptyContext(), {
      channel_id: channel.id,
      user_id: botId,
      type: 'reminder',
      message: `You wanted to be reminded of this message from @${username}: ${this.#linkTo(post_id, teamName)}`,
      props: { team_name: teamName, post_id, username },
    });
  }

  async #about(post: Post): Promise<{ teamName: string; username: string }> {
    const channel: Channel | undefined = await this.#parts.channelRows.byId(post.channel_id);
    const team = channel?.team_id ? await this.#parts.teams.byId(channel.team_id) : undefined;
    const author = await this.#parts.users.byId(post.user_id);
    return { teamName: team?.name ?? '', username: author?.username ?? '' };
  }

  #linkTo(postId: string, teamName: string): string {
    const site = (this.#parts.config.get().ServiceSettings.SiteURL ?? '').replace(/\/+$/, '');
    return [site, ...(teamName === '' ? [] : [teamName]), 'pl', postId].join('/');
  }
}
