import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { Clock } from '../clock.ts';
import { isHttpUrl } from '../commands/command-rules.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { isId, newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { EntityManager } from 'typeorm';
import type { OutgoingWebhook } from './outgoing-webhook.entity.ts';
import type { WebhookFilter, WebhookRepository } from './webhook.repository.ts';

export interface OutgoingWebhookParts {
  readonly webhooks: WebhookRepository;
  readonly channels: ChannelRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
}

/** What people choose of an outgoing webhook. */
export type OutgoingWebhookInput = Omit<
  OutgoingWebhook,
  'id' | 'token' | 'create_at' | 'update_at' | 'delete_at' | 'creator_id' | 'team_id'
>;

/** Outgoing webhooks: kept, and looked up for a post. Who may is the caller's to check. */
export class OutgoingWebhookService {
  readonly #parts: OutgoingWebhookParts;
  readonly #changed = new Set<(teamId: string) => void>();

  constructor(parts: OutgoingWebhookParts) {
    this.#parts = parts;
  }

  get enabled(): boolean {
    return this.#parts.config.get().ServiceSettings.EnableOutgoingWebhooks === true;
  }

  /** Throws 501 while ServiceSettings.EnableOutgoingWebhooks is off. */
  assertEnabled(where: string): void {
    if (!this.enabled) throw refuse('api.outgoing_webhook.disabled.app_error', where);
  }

  /** Hears of teams whose webhooks have changed. */
  onChange(listener: (teamId: string) => void): void {
    this.#changed.add(listener);
  }

  async create(creatorId: string, teamId: string, given: OutgoingWebhookInput): Promise<OutgoingWebhook> {
    const where = 'CreateOutgoingWebhook';
    this.assertEnabled(where);
    await this.#assertChannel(given, teamId, where);
    const now = this.#parts.clock.now();
    const hook: OutgoingWebhook = {
      ...given,
      id: newId(),
      token: newId(),
      create_at: now,
      update_at: now,
      delete_at: 0,
      creator_id: creatorId,
      team_id: teamId,
    };
    assertValid(hook, where);
    await this.#parts.database.transaction(async (tx) => {
      if (await this.#collides(hook, tx))
        throw refuse('api.webhook.create_outgoing.intersect.app_error', where);
      await this.#parts.webhooks.insertOutgoing(tx, hook);
    });
    this.#tell(teamId);
    return hook;
  }

  async update(old: OutgoingWebhook, given: OutgoingWebhookInput): Promise<OutgoingWebhook> {
    const where = 'UpdateOutgoingWebhook';
    this.assertEnabled(where);
    await this.#assertChannel(given, old.team_id, where);
    const hook: OutgoingWebhook = {
      ...given,
      id: old.id,
      token: old.token,
      create_at: old.create_at,
      update_at: this.#parts.clock.now(),
      delete_at: old.delete_at,
      creator_id: old.creator_id,
      team_id: old.team_id,
    };
    assertValid(hook, where);
    await this.#parts.database.transaction(async (tx) => {
      if (await this.#collides(hook, tx))
        throw refuse('api.webhook.update_outgoing.intersect.app_error', where);
      await this.#parts.webhooks.updateOutgoing(tx, hook.id, hook);
    });
    this.#tell(hook.team_id);
    return hook;
  }

  async regenerateToken(hook: OutgoingWebhook): Promise<OutgoingWebhook> {
    this.assertEnabled('RegenOutgoingWebhookToken');
    const renewed = { ...hook, token: newId(), update_at: this.#parts.clock.now() };
    await this.#parts.database.transaction((tx) => this.#parts.webhooks.updateOutgoing(tx, hook.id, renewed));
    this.#tell(hook.team_id);
    return renewed;
  }

  async delete(hook: OutgoingWebhook): Promise<void> {
    this.assertEnabled('DeleteOutgoingWebhook');
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction((tx) =>
      this.#parts.webhooks.updateOutgoing(tx, hook.id, { delete_at: at, update_at: at }),
    );
    this.#tell(hook.team_id);
  }

  async get(hookId: string): Promise<OutgoingWebhook> {
    this.assertEnabled('GetOutgoingWebhook');
    const hook = await this.#parts.webhooks.outgoing(hookId);
    if (!hook) throw refuse('app.webhooks.get_outgoing.app_error', 'GetOutgoingWebhook');
    return hook;
  }

  list(filter: WebhookFilter, page: Page): Promise<OutgoingWebhook[]> {
    this.assertEnabled('GetOutgoingWebhooksPage');
    return this.#parts.webhooks.listOutgoing(filter, page);
  }

  async #assertChannel(given: OutgoingWebhookInput, teamId: string, where: string): Promise<void> {
    if (given.channel_id === '') {
      if (given.trigger_words.length === 0)
        throw refuse('api.webhook.create_outgoing.triggers.app_error', where);
      return;
    }
    const channel = await this.#parts.channels.byId(given.channel_id);
    if (!channel) throw refuse('app.channel.get.existing.app_error', where);
    if (channel.type !== 'O') throw refuse('api.webhook.create_outgoing.not_open.app_error', where);
    if (channel.team_id !== teamId) throw refuse('api.webhook.create_outgoing.permissions.app_error', where);
  }

  /** Two that call one address for one word of one channel would answer twice. */
  async #collides(hook: OutgoingWebhook, tx: EntityManager): Promise<boolean> {
    const shared = (a: readonly string[], b: readonly string[]) => a.some((each) => b.includes(each));
    const others = await this.#parts.webhooks.allOutgoingOfTeam(hook.team_id, tx);
    return others.some(
      (other) =>
        other.id !== hook.id &&
        other.channel_id === hook.channel_id &&
        shared(other.callback_urls, hook.callback_urls) &&
        shared(other.trigger_words, hook.trigger_words),
    );
  }

  #tell(teamId: string): void {
    for (const listener of this.#changed) listener(teamId);
  }
}

/** Go: model.OutgoingWebhook.IsValid. */
function assertValid(hook: OutgoingWebhook, where: string): void {
  const over = (text: string, limit: number): boolean => Buffer.byteLength(text) > limit;
  const listed = (texts: readonly string[]): string => `[${texts.join(' ')}]`;
  if (hook.channel_id !== '' && !isId(hook.channel_id))
    throw refuse('model.outgoing_hook.is_valid.channel_id.app_error', where);
  if (!isId(hook.team_id)) throw refuse('model.outgoing_hook.is_valid.team_id.app_error', where);
  if (over(listed(hook.trigger_words), 1024))
    throw refuse('model.outgoing_hook.is_valid.words.app_error', where);
  if (hook.trigger_words.includes(''))
    throw refuse('model.outgoing_hook.is_valid.trigger_words.app_error', where);
  if (hook.callback_urls.length === 0 || over(listed(hook.callback_urls), 1024))
    throw refuse('model.outgoing_hook.is_valid.callback.app_error', where);
  if (!hook.callback_urls.every(isHttpUrl)) throw refuse('model.outgoing_hook.is_valid.url.app_error', where);
  if (over(hook.display_name, 64)) throw refuse('model.outgoing_hook.is_valid.display_name.app_error', where);
  if (over(hook.description, 500)) throw refuse('model.outgoing_hook.is_valid.description.app_error', where);
  if (over(hook.content_type, 128) || hook.trigger_when > 1)
    throw refuse('model.outgoing_hook.is_valid.content_type.app_error', where);
  if (over(hook.username, 64)) throw refuse('model.outgoing_hook.username.app_error', where);
  if (over(hook.icon_url, 1024)) throw refuse('model.outgoing_hook.icon_url.app_error', where);
}
