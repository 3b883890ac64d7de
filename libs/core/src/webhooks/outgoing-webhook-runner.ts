import type { Channel, Post, Team, User } from '@patchbay/contract';
import { z } from 'zod';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { EventHub } from '../events/event-hub.ts';
import { Attachments } from '../integrations/attachment-bodies.ts';
import type { Logger } from '../logger.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { OutgoingWebhook } from './outgoing-webhook.entity.ts';
import type { OutgoingWebhookService } from './outgoing-webhook.service.ts';
import type { WebhookPosts } from './webhook-posts.ts';
import type { WebhookRepository } from './webhook.repository.ts';

/** How long the webhooks of a team are remembered, in ms: another node may change them. */
const REMEMBERED_MS = 30_000;
/** Programs that are asked at once; more wait. */
const AT_ONCE = 20;
/** Posts that wait to be told of; the oldest are dropped, for a program that is down must not fill the memory. */
const WAITING = 1_000;

export interface OutgoingWebhookRunnerParts {
  readonly service: OutgoingWebhookService;
  readonly webhooks: WebhookRepository;
  readonly posts: WebhookPosts;
  readonly channels: ChannelRepository;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
  readonly events: EventHub;
  readonly outgoing: Outgoing;
  readonly config: ConfigService;
  readonly logger: Logger;
}

const Text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** What a program may answer to a post. */
const Answer = z.object({
  text: z.string().nullish(),
  username: Text,
  icon_url: Text,
  props: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  attachments: Attachments,
  type: Text,
  response_type: Text,
});

/** Tells programs of posts in public channels, and posts what they answer. Those of webhooks tell nobody. */
export class OutgoingWebhookRunner {
  readonly #parts: OutgoingWebhookRunnerParts;
  readonly #known = new Map<string, { hooks: Promise<OutgoingWebhook[]>; until: number }>();
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #closed = new AbortController();
  readonly #stop: () => void;

  constructor(parts: OutgoingWebhookRunnerParts) {
    this.#parts = parts;
    parts.service.onChange((teamId) => this.#known.delete(teamId));
    this.#stop = parts.events.subscribe(({ data, event }) => {
      if (event === 'posted' && data['channel_type'] === 'O') this.#posted(data);
    });
  }

  /** Whoever is being asked is asked no longer. */
  async close(): Promise<void> {
    this.#stop();
    this.#waiting.length = 0;
    this.#closed.abort(new Error('the server stops'));
    await Promise.all(this.#running);
  }

  /** Resolves when everybody who was to be told has been. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #posted(data: Record<string, unknown>): void {
    if (!this.#parts.service.enabled) return;
    this.#enqueue(async () => {
      const teamId = String(data['team_id']);
      const hooks = await this.#hooksOf(teamId);
      if (hooks.length === 0) return;
      const post = JSON.parse(String(data['post'])) as Post;
      if (post.type.startsWith('system_') || post.props['from_webhook'] === 'true') return;
      const wanted = hooks.flatMap((hook) => {
        const word = triggerOf(hook, post);
        return word === undefined ? [] : [{ hook, word }];
      });
      if (wanted.length === 0) return;
      const [channel, team, user] = await Promise.all([
        this.#parts.channels.byId(post.channel_id),
        this.#parts.teams.byId(teamId),
        this.#parts.users.byId(post.user_id),
      ]);
      if (!channel || !team || !user) return;
      for (const { hook, word } of wanted)
        for (const url of hook.callback_urls)
          this.#enqueue(() => this.#call(url, hook, { post, channel, team, user, word }));
    });
  }

  #hooksOf(teamId: string): Promise<OutgoingWebhook[]> {
    const now = Date.now();
    const known = this.#known.get(teamId);
    if (known && known.until > now) return known.hooks;
    const hooks = this.#parts.webhooks.allOutgoingOfTeam(teamId);
    this.#known.set(teamId, { hooks, until: now + REMEMBERED_MS });
    return hooks;
  }

  async #call(
    url: string,
    hook: OutgoingWebhook,
    about: { post: Post; channel: Channel; team: Team; user: User; word: string },
  ): Promise<void> {
    const seconds = this.#parts.config.get().ServiceSettings.OutgoingIntegrationRequestsTimeout ?? 30;
    const asJson = hook.content_type === 'application/json';
    const payload = payloadOf(hook, about, asJson);
    const answer = await this.#parts.outgoing.request(url, {
      method: 'POST',
      headers: {
        'Content-Type': asJson ? 'application/json' : 'application/x-www-form-urlencoded',
        Accept: 'application/json',
      },
      body: asJson ? JSON.stringify(payload) : formOf(payload),
      deadlineMs: seconds * 1_000,
      signal: this.#closed.signal,
    });
    if (answer.body.length === 0) return;
    await this.#answer(hook, about, Answer.parse(JSON.parse(answer.body.toString('utf8'))));
  }

  async #answer(
    hook: OutgoingWebhook,
    { channel, post }: { channel: Channel; post: Post },
    said: z.infer<typeof Answer>,
  ): Promise<void> {
    const nothing = said.text === undefined || said.text === null;
    if (nothing && said.attachments.length === 0) return;
    await this.#parts.posts.create(emptyContext(), {
      userId: hook.creator_id,
      channel,
      text: said.text ?? '',
      attachments: said.attachments,
      username: said.username || hook.username,
      iconUrl: said.icon_url || hook.icon_url,
      iconEmoji: '',
      type: said.type,
      rootId: said.response_type === 'comment' ? post.root_id || post.id : '',
      props: { ...said.props, webhook_display_name: hook.display_name },
    });
  }

  #enqueue(work: () => Promise<void>): void {
    if (this.#closed.signal.aborted) return;
    this.#waiting.push(work);
    if (this.#waiting.length > WAITING) {
      this.#waiting.shift();
      this.#parts.logger.warn('A post was not told to an outgoing webhook: too many wait', {});
    }
    this.#next();
  }

  #next(): void {
    while (this.#running.size < AT_ONCE) {
      const work = this.#waiting.shift();
      if (!work) return;
      const run: Promise<void> = work()
        .catch((error: unknown) => {
          if (this.#closed.signal.aborted) return;
          this.#parts.logger.warn('An outgoing webhook could not be called, or its answer not be posted', {
            error: error instanceof Error ? error.message : String(error),
          });
        })
        .finally(() => {
          this.#running.delete(run);
          this.#next();
        });
      this.#running.add(run);
    }
  }
}

/** The word that calls a webhook, '' for one that hears all of its channel; undefined where it is not concerned. */
function triggerOf(hook: OutgoingWebhook, post: Post): string | undefined {
  if (hook.channel_id !== '' && hook.channel_id !== post.channel_id) return undefined;
  if (hook.trigger_words.length === 0) return hook.channel_id === post.channel_id ? '' : undefined;
  const [first = ''] = post.message.trim().split(/\s/);
  if (first === '') return undefined;
  return hook.trigger_words.find((word) =>
    hook.trigger_when === 1 ? first.startsWith(word) : first === word,
  );
}

function payloadOf(
  hook: OutgoingWebhook,
  { channel, post, team, user, word }: { post: Post; channel: Channel; team: Team; user: User; word: string },
  asJson: boolean,
): Record<string, string | number> {
  return {
    token: hook.token,
    team_id: hook.team_id,
    team_domain: team.name,
    channel_id: post.channel_id,
    channel_name: channel.name,
    // Go: seconds in a form, milliseconds in JSON.
    timestamp: asJson ? post.create_at : Math.floor(post.create_at / 1_000),
    user_id: post.user_id,
    user_name: user.username,
    post_id: post.id,
    text: post.message,
    trigger_word: word,
    file_ids: (post.file_ids ?? []).join(','),
  };
}

function formOf(payload: Record<string, string | number>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  form.sort();
  return form.toString();
}
