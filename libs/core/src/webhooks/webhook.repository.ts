import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { Database } from '../database/database.ts';
import { skipAndTake, type Page } from '../page.ts';
import { incomingWebhookEntity, type IncomingWebhook } from './incoming-webhook.entity.ts';
import { outgoingWebhookEntity, type OutgoingWebhook } from './outgoing-webhook.entity.ts';

/** Whose webhooks are wanted; what is left out does not matter. */
export interface WebhookFilter {
  readonly teamId?: string;
  readonly channelId?: string;
  readonly userId?: string;
}

/** Webhooks of both directions. Deleted ones are there for nobody. */
export class WebhookRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insertIncoming(tx: EntityManager, hook: IncomingWebhook): Promise<void> {
    await tx.insert(incomingWebhookEntity, hook);
  }

  async updateIncoming(tx: EntityManager, id: string, changes: Partial<IncomingWebhook>): Promise<void> {
    await tx.update(incomingWebhookEntity, { id }, changes);
  }

  async incoming(id: string): Promise<IncomingWebhook | undefined> {
    const where = { id, delete_at: 0 };
    return (await this.#database.read.findOne(incomingWebhookEntity, { where })) ?? undefined;
  }

  listIncoming(filter: WebhookFilter, page: Page): Promise<IncomingWebhook[]> {
    return this.#database.read.find(incomingWebhookEntity, {
      where: incomingWhere(filter),
      order: { create_at: 'ASC', id: 'ASC' },
      ...skipAndTake(page),
    });
  }

  countIncoming(filter: WebhookFilter): Promise<number> {
    return this.#database.read.count(incomingWebhookEntity, { where: incomingWhere(filter) });
  }

  async insertOutgoing(tx: EntityManager, hook: OutgoingWebhook): Promise<void> {
    await tx.insert(outgoingWebhookEntity, hook);
  }

  async updateOutgoing(tx: EntityManager, id: string, changes: Partial<OutgoingWebhook>): Promise<void> {
    await tx.update(outgoingWebhookEntity, { id }, changes);
  }

  async outgoing(id: string): Promise<OutgoingWebhook | undefined> {
    const where = { id, delete_at: 0 };
    return (await this.#database.read.findOne(outgoingWebhookEntity, { where })) ?? undefined;
  }

  listOutgoing(filter: WebhookFilter, page: Page): Promise<OutgoingWebhook[]> {
    return this.#database.read.find(outgoingWebhookEntity, {
      where: outgoingWhere(filter),
      order: { create_at: 'ASC', id: 'ASC' },
      ...skipAndTake(page),
    });
  }

  allOutgoingOfTeam(teamId: string, manager = this.#database.read): Promise<OutgoingWebhook[]> {
    return manager.find(outgoingWebhookEntity, {
      where: { team_id: teamId, delete_at: 0 },
      order: { create_at: 'ASC', id: 'ASC' },
    });
  }
}

function incomingWhere({ channelId, teamId, userId }: WebhookFilter): FindOptionsWhere<IncomingWebhook> {
  return {
    delete_at: 0,
    ...(teamId ? { team_id: teamId } : {}),
    ...(channelId ? { channel_id: channelId } : {}),
    ...(userId ? { user_id: userId } : {}),
  };
}

function outgoingWhere({ channelId, teamId, userId }: WebhookFilter): FindOptionsWhere<OutgoingWebhook> {
  return {
    delete_at: 0,
    ...(teamId ? { team_id: teamId } : {}),
    ...(channelId ? { channel_id: channelId } : {}),
    ...(userId ? { creator_id: userId } : {}),
  };
}
