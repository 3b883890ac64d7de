import type { Channel, Context } from '@patchbay/contract';
import type { AccessService } from '../access/access.service.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ChannelService } from '../channels/channel.service.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { isId } from '../model/ids.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { IncomingWebhook } from './incoming-webhook.entity.ts';
import type { WebhookPosts } from './webhook-posts.ts';
import type { WebhookRepository } from './webhook.repository.ts';

export interface IncomingPostsParts {
  readonly webhooks: WebhookRepository;
  readonly posts: WebhookPosts;
  readonly channels: ChannelService;
  readonly channelRows: ChannelRepository;
  readonly users: UserRepository;
  readonly access: AccessService;
  readonly config: ConfigService;
  readonly database: Database;
  readonly clock: Clock;
}

const WHERE = 'HandleIncomingWebhook';
/** How exact the time is at which a webhook was used last, in ms: one that is busy is not written with every post. */
const USED_STEP_MS = 60_000;

/** What comes in through webhooks. The address is the credential; what its owner may not, nobody may through it. */
export class IncomingPosts {
  readonly #parts: IncomingPostsParts;

  constructor(parts: IncomingPostsParts) {
    this.#parts = parts;
  }

  /** Throws 501 while webhooks are switched off, before anything of the request is read. */
  assertEnabled(): void {
    if (this.#parts.config.get().ServiceSettings.EnableIncomingWebhooks !== true)
      throw refuse('web.incoming_webhook.disabled.app_error', WHERE);
  }

  async post(context: Context, hookId: string, request: IncomingRequest): Promise<void> {
    this.assertEnabled();
    if (request.text === '' && request.attachments.length === 0)
      throw refuse('web.incoming_webhook.text.app_error', WHERE);
    const hook = isId(hookId) ? await this.#parts.webhooks.incoming(hookId) : undefined;
    if (!hook) throw refuse('web.incoming_webhook.invalid.app_error', WHERE);
    const channel = await this.#channelOf(context, hook, request.channel);
    if (hook.channel_locked && hook.channel_id !== channel.id)
      throw refuse('web.incoming_webhook.channel_locked.app_error', WHERE);
    const owner = await this.#parts.users.byId(hook.user_id);
    if (!owner || owner.delete_at > 0)
      throw refuse('web.incoming_webhook.user.app_error', WHERE, { user: hook.user_id });
    const mayRead =
      channel.type === 'O' ||
      (await this.#parts.access.userHasPermissionToChannel(owner.id, channel.id, 'read_channel_content'));
    if (!mayRead) throw refuse('web.incoming_webhook.permissions.app_error', WHERE, { channel: channel.id });
    await this.#parts.posts.create(context, {
      userId: owner.id,
      channel,
      text: request.text,
      attachments: request.attachments,
      username: request.username || hook.username,
      iconUrl: request.icon_url || hook.icon_url,
      iconEmoji: request.icon_emoji,
      type: request.attachments.length > 0 ? 'slack_attachment' : request.type,
      rootId: request.root_id,
      props: { ...request.props, webhook_display_name: hook.display_name },
      ...(request.priority ? { priority: request.priority } : {}),
    });
    await this.#noteUse(hook);
  }

  async #noteUse(hook: IncomingWebhook): Promise<void> {
    const now = this.#parts.clock.now();
    if (now - hook.last_used < USED_STEP_MS) return;
    await this.#parts.database.transaction((tx) =>
      this.#parts.webhooks.updateIncoming(tx, hook.id, { last_used: now }),
    );
  }

  /** `@somebody`, `#channel` or `channel` of the webhook's team; its own channel where none is named. */
  async #channelOf(context: Context, hook: IncomingWebhook, name: string): Promise<Channel> {
    if (name === '') {
      const channel = await this.#parts.channelRows.byId(hook.channel_id);
      if (!channel) throw refuse('app.channel.get.existing.app_error', WHERE);
      return channel;
    }
    if (name.startsWith('@')) {
      const user = await this.#parts.users.byUsername(name.slice(1).toLowerCase());
      if (!user) throw refuse('web.incoming_webhook.user.app_error', WHERE, { user: name.slice(1) });
      if (hook.channel_locked) throw refuse('web.incoming_webhook.channel_locked.app_error', WHERE);
      return this.#parts.channels.direct(context, hook.user_id, user.id);
    }
    const channel = await this.#parts.channelRows.byName(hook.team_id, name.replace(/^#/, ''));
    if (!channel) throw refuse('web.incoming_webhook.channel.app_error', WHERE);
    return channel;
  }
}
