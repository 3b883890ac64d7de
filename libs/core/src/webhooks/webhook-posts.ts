import type { Channel, Context, MessageAttachment, Post } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import { SlackText, slackLinksToMarkdown } from '../integrations/slack-text.ts';
import { present } from '../model/present.ts';
import { MESSAGE_LIMIT, PROPS_LIMIT } from '../posts/post-rules.ts';
import type { PostService } from '../posts/post.service.ts';
import type { UserRepository } from '../users/user.repository.ts';

/** Characters of props that a webhook may fill: the server adds some of its own. */
const WEBHOOK_PROPS_LIMIT = PROPS_LIMIT - 40_000;
const DEFAULT_USERNAME = 'webhook';
/** A webhook does not decide on these by its props. */
const OWN_PROPS = new Set([
  'attachments',
  'override_icon_url',
  'override_icon_emoji',
  'override_username',
  'from_webhook',
]);

export interface WebhookMessage {
  readonly userId: string;
  readonly channel: Channel;
  readonly text: string;
  readonly attachments: readonly MessageAttachment[];
  readonly username: string;
  readonly iconUrl: string;
  readonly iconEmoji: string;
  readonly type: string;
  readonly rootId: string;
  readonly props: Record<string, unknown>;
  readonly priority?: { readonly priority: string } | undefined;
}

export interface WebhookPostsParts {
  readonly posts: PostService;
  readonly users: UserRepository;
  readonly config: ConfigService;
}

/** Posts of webhooks: under another name and picture where the settings allow, and in parts where they are too long. */
export class WebhookPosts {
  readonly #parts: WebhookPostsParts;
  readonly #slack: SlackText;

  constructor(parts: WebhookPostsParts) {
    this.#parts = parts;
    this.#slack = new SlackText(parts.users);
  }

  async create(context: Context, message: WebhookMessage): Promise<void> {
    if (message.type.startsWith('system_'))
      throw refuse('api.context.invalid_param.app_error', 'CreateWebhookPost', { name: 'post.type' });
    const text = slackLinksToMarkdown(await this.#slack.text(message.text));
    const attachments = await this.#slack.attachments(message.attachments);
    const parts = this.#split(text, attachments, this.#props(message));
    for (const part of parts) {
      const post: Partial<Post> = {
        ...part,
        user_id: message.userId,
        channel_id: message.channel.id,
        root_id: message.rootId,
        type: message.type === '' && attachments.length > 0 ? 'slack_attachment' : message.type,
        ...(message.priority ? { metadata: { priority: message.priority } as never } : {}),
      };
      try {
        await this.#parts.posts.create(context, post);
      } catch (error) {
        if (error instanceof AppError && error.status_code < 500) throw error;
        throw refuse(
          'api.post.create_webhook_post.creating.app_error',
          'CreateWebhookPost',
          {},
          String(error),
        );
      }
    }
  }

  #props(message: WebhookMessage): Record<string, unknown> {
    const { EnablePostIconOverride, EnablePostUsernameOverride } = this.#parts.config.get().ServiceSettings;
    return {
      ...Object.fromEntries(Object.entries(message.props).filter(([name]) => !OWN_PROPS.has(name))),
      from_webhook: 'true',
      ...(EnablePostUsernameOverride ? { override_username: message.username || DEFAULT_USERNAME } : {}),
      ...(EnablePostIconOverride && message.iconUrl !== '' ? { override_icon_url: message.iconUrl } : {}),
      ...(EnablePostIconOverride && message.iconEmoji !== ''
        ? { override_icon_emoji: message.iconEmoji }
        : {}),
    };
  }

  /** Texts that are too long for one post go on in the next; so do attachments. */
  #split(
    text: string,
    attachments: readonly MessageAttachment[],
    base: Record<string, unknown>,
  ): { message: string; props: Record<string, unknown> }[] {
    assertFits(base);
    const characters = [...text];
    const parts: { message: string; props: Record<string, unknown> }[] = [];
    do parts.push({ message: characters.splice(0, MESSAGE_LIMIT).join(''), props: { ...base } });
    while (characters.length > 0);
    for (const given of attachments) {
      const attachment = present('model.MessageAttachment', given);
      const last = parts[parts.length - 1];
      const held = (last?.props['attachments'] as unknown[] | undefined) ?? [];
      const props = { ...base, attachments: [...held, attachment] };
      if (last && lengthOf(props) <= WEBHOOK_PROPS_LIMIT) last.props = props;
      else {
        const alone = { ...base, attachments: [attachment] };
        assertFits(alone);
        parts.push({ message: '', props: alone });
      }
    }
    return parts;
  }
}

const lengthOf = (props: Record<string, unknown>): number => JSON.stringify(props).length;

function assertFits(props: Record<string, unknown>): void {
  if (lengthOf(props) > WEBHOOK_PROPS_LIMIT)
    throw refuse('web.incoming_webhook.split_props_length.app_error', 'CreateWebhookPost', {
      max: WEBHOOK_PROPS_LIMIT,
    });
}
