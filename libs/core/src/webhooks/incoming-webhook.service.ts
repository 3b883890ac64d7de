import type { Channel } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { isId, newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { IncomingWebhook } from './incoming-webhook.entity.ts';
import type { WebhookFilter, WebhookRepository } from './webhook.repository.ts';

export interface IncomingWebhookParts {
  readonly webhooks: WebhookRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
}

/** What people choose of an incoming webhook. */
export type IncomingWebhookInput = Pick<
  IncomingWebhook,
  'display_name' | 'description' | 'username' | 'icon_url' | 'channel_locked'
>;

const USERNAME = /^[a-z][a-z0-9._-]{0,63}$/;

/** Incoming webhooks: kept for whom they post as. Who may is the caller's to check. */
export class IncomingWebhookService {
  readonly #parts: IncomingWebhookParts;

  constructor(parts: IncomingWebhookParts) {
    this.#parts = parts;
  }

  /** Throws 501 while ServiceSettings.EnableIncomingWebhooks is off. */
  assertEnabled(where: string): void {
    if (this.#parts.config.get().ServiceSettings.EnableIncomingWebhooks !== true)
      throw refuse('api.incoming_webhook.disabled.app_error', where);
  }

  async create(userId: string, channel: Channel, given: IncomingWebhookInput): Promise<IncomingWebhook> {
    const where = 'CreateIncomingWebhookForChannel';
    this.assertEnabled(where);
    const { EnablePostIconOverride, EnablePostUsernameOverride } = this.#parts.config.get().ServiceSettings;
    const now = this.#parts.clock.now();
    const hook: IncomingWebhook = {
      id: newId(),
      create_at: now,
      update_at: now,
      delete_at: 0,
      user_id: userId,
      channel_id: channel.id,
      team_id: channel.team_id,
      display_name: given.display_name,
      description: given.description,
      username: EnablePostUsernameOverride ? given.username : '',
      icon_url: EnablePostIconOverride ? given.icon_url : '',
      channel_locked: given.channel_locked,
      last_used: 0,
    };
    assertValid(hook, where);
    await this.#parts.database.transaction((tx) => this.#parts.webhooks.insertIncoming(tx, hook));
    return hook;
  }

  async update(
    old: IncomingWebhook,
    channel: Channel,
    given: IncomingWebhookInput,
  ): Promise<IncomingWebhook> {
    const where = 'UpdateIncomingWebhook';
    this.assertEnabled(where);
    const { EnablePostIconOverride, EnablePostUsernameOverride } = this.#parts.config.get().ServiceSettings;
    const hook: IncomingWebhook = {
      ...old,
      channel_id: channel.id,
      update_at: this.#parts.clock.now(),
      display_name: given.display_name,
      description: given.description,
      username: EnablePostUsernameOverride ? given.username : old.username,
      icon_url: EnablePostIconOverride ? given.icon_url : old.icon_url,
      channel_locked: given.channel_locked,
    };
    assertValid(hook, where);
    await this.#parts.database.transaction((tx) => this.#parts.webhooks.updateIncoming(tx, hook.id, hook));
    return hook;
  }

  async delete(hookId: string): Promise<void> {
    this.assertEnabled('DeleteIncomingWebhook');
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction((tx) =>
      this.#parts.webhooks.updateIncoming(tx, hookId, { delete_at: at, update_at: at }),
    );
  }

  async get(hookId: string): Promise<IncomingWebhook> {
    this.assertEnabled('GetIncomingWebhook');
    const hook = await this.#parts.webhooks.incoming(hookId);
    if (!hook) throw refuse('app.webhooks.get_incoming.app_error', 'GetIncomingWebhook');
    return hook;
  }

  list(filter: WebhookFilter, page: Page): Promise<IncomingWebhook[]> {
    this.assertEnabled('GetIncomingWebhooksPage');
    return this.#parts.webhooks.listIncoming(filter, page);
  }

  count(filter: WebhookFilter): Promise<number> {
    return this.#parts.webhooks.countIncoming(filter);
  }
}

/** Go: model.IncomingWebhook.IsValid. */
function assertValid(hook: IncomingWebhook, where: string): void {
  const over = (text: string, limit: number): boolean => Buffer.byteLength(text) > limit;
  if (!isId(hook.user_id)) throw refuse('model.incoming_hook.user_id.app_error', where);
  if (!isId(hook.channel_id)) throw refuse('model.incoming_hook.channel_id.app_error', where);
  if (!isId(hook.team_id)) throw refuse('model.incoming_hook.team_id.app_error', where);
  if (hook.username !== '' && !USERNAME.test(hook.username))
    throw refuse('api.incoming_webhook.invalid_username.app_error', where);
  if (over(hook.display_name, 64)) throw refuse('model.incoming_hook.display_name.app_error', where);
  if (over(hook.description, 500)) throw refuse('model.incoming_hook.description.app_error', where);
  if (over(hook.username, 64)) throw refuse('model.incoming_hook.username.app_error', where);
  if (over(hook.icon_url, 1024)) throw refuse('model.incoming_hook.icon_url.app_error', where);
}
