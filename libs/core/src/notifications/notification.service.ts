import type { PushNotification, User } from '@patchbay/contract';
import type { ChannelMemberRepository } from '../channels/channel-member.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import type { MailService } from '../mail/mail.service.ts';
import { notificationLetter } from '../mail/notification-letter.ts';
import type { MadePost, Notifier } from '../posts/post-aftermath.ts';
import type { MentionIndices } from '../posts/mentions/mention-indices.ts';
import type { StatusRepository } from '../statuses/status.repository.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { emailNotification, type LetterPlace } from './post-letter.ts';
import { pushNotification } from './post-push.ts';
import { wantsMail, wantsPush, type Concern } from './wants.ts';

/** Pushes that are under way at the same time. */
const AT_ONCE = 50;

/** Where pushes go; whoever owns the way to the devices. */
export interface PushSender {
  send(notification: PushNotification, userId: string): Promise<void>;
}

export interface NotificationServiceParts extends CoreCommon {
  readonly users: UserRepository;
  readonly statuses: StatusRepository;
  readonly teams: TeamRepository;
  readonly channelMembers: ChannelMemberRepository;
  readonly indices: MentionIndices;
  readonly mail: Pick<MailService, 'sendLater' | 'isSet'>;
}

/** Tells people who are not looking of posts that concern them: letters, and pushes to their devices. */
export class NotificationService implements Notifier {
  readonly #parts: NotificationServiceParts;
  readonly #sending = new Set<Promise<void> | undefined>();
  #push: PushSender | undefined;

  constructor(parts: NotificationServiceParts) {
    this.#parts = parts;
  }

  /** From now on there is a way to devices. */
  pushWith(push: PushSender): void {
    this.#push = push;
  }

  /** Resolves when no push is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#sending);
  }

  async notify(made: MadePost): Promise<void> {
    const { SendEmailNotifications, SendPushNotifications } = this.#parts.config.get().EmailSettings;
    const mails = SendEmailNotifications === true && this.#parts.mail.isSet();
    const pushes = SendPushNotifications === true && this.#push !== undefined;
    if (!mails && !pushes) return;
    for (const concern of await this.#concerns(made, pushes)) {
      if (pushes && wantsPush(concern)) await this.#sendPush(made, concern);
      if (mails && wantsMail(concern)) await this.#sendMail(made, concern.user);
    }
  }

  /** Everybody it may concern: those mentioned, those who follow the thread, those who want to hear of everything. */
  async #concerns(made: MadePost, pushes: boolean): Promise<Concern[]> {
    const { channel, followers, mentions, post } = made;
    const { members } = await this.#parts.indices.of(channel.id);
    const ids = new Set([...mentions.people.keys(), ...followers.filter((id) => members.has(id))]);
    if (pushes)
      for (const { channelNotifyProps, id, notifyProps } of members.values()) {
        const wish = channelNotifyProps['push'] ?? 'default';
        if (wish === 'all' || (wish === 'default' && notifyProps['push'] === 'all')) ids.add(id);
      }
    ids.delete(post.user_id);
    if (ids.size === 0) return [];
    const [users, statuses] = await Promise.all([
      this.#parts.users.byIds([...ids]),
      this.#parts.statuses.byIds([...ids]),
    ]);
    const statusOf = new Map(statuses.map((each) => [each.user_id, each.status]));
    const following = new Set(followers);
    return users
      .filter((user) => user.delete_at === 0)
      .map((user) => ({
        user,
        post,
        channelProps: members.get(user.id)?.channelNotifyProps ?? {},
        status: statusOf.get(user.id) ?? 'offline',
        mention: mentions.people.get(user.id),
        follows: following.has(user.id),
      }));
  }

  async #sendPush(made: MadePost, { mention, user }: Concern): Promise<void> {
    const member = await this.#parts.channelMembers.get(made.channel.id, user.id);
    const notification = pushNotification(made, mention, {
      contents: this.#parts.config.get().EmailSettings.PushNotificationContents ?? 'full',
      badge: member?.mention_count ?? 0,
    });
    const sending: Promise<void> | undefined = this.#push
      ?.send(notification, user.id)
      .catch((error: unknown) =>
        this.#parts.logger.warn('Somebody could not be notified on their device', {
          user_id: user.id,
          error: String(error),
        }),
      )
      .finally(() => this.#sending.delete(sending));
    if (sending) this.#sending.add(sending);
    // A proxy that does not answer is waited for here, not in memory.
    if (this.#sending.size >= AT_ONCE) await Promise.race(this.#sending);
  }

  /** EmailNotificationWillBeSent may change what the letter says, or keep it back. */
  async #sendMail(made: MadePost, user: User): Promise<void> {
    const { EmailSettings, ServiceSettings, TeamSettings } = this.#parts.config.get();
    if (EmailSettings.RequireEmailVerification && !user.email_verified) return;
    const team = made.channel.team_id ? await this.#parts.teams.byId(made.channel.team_id) : undefined;
    const place: LetterPlace = {
      siteName: TeamSettings.SiteName ?? '',
      siteUrl: (ServiceSettings.SiteURL ?? '').replace(/\/+$/, ''),
      teamName: team?.name ?? '',
      teamDisplayName: team?.display_name ?? '',
      showsContent: EmailSettings.EmailNotificationContentsType !== 'generic',
    };
    const content = emailNotification(made, user.id, place);
    const verdict = await this.#parts.hooks.ask.emailNotificationWillBeSent(content);
    if ('value' in verdict) this.#parts.mail.sendLater(notificationLetter(user.email, verdict.value));
    else this.#parts.logger.debug('A plugin kept a letter back', { post_id: made.post.id, user_id: user.id });
  }
}
