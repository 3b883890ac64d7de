import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { commandWebhookEntity, type CommandWebhookRow } from './command-webhook.entity.ts';
import { commandEntity, type CommandRow } from './command.entity.ts';

/** Custom commands, and the addresses at which their programs answer later. */
export class CommandRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: CommandRow): Promise<void> {
    await tx.insert(commandEntity, row);
  }

  async update(tx: EntityManager, id: string, changes: Partial<CommandRow>): Promise<void> {
    await tx.update(commandEntity, { id }, changes);
  }

  async byId(id: string): Promise<CommandRow | undefined> {
    return (await this.#database.read.findOne(commandEntity, { where: { id, delete_at: 0 } })) ?? undefined;
  }

  /** The living ones, oldest first. */
  ofTeam(teamId: string, manager = this.#database.read): Promise<CommandRow[]> {
    return manager.find(commandEntity, {
      where: { team_id: teamId, delete_at: 0 },
      order: { create_at: 'ASC', id: 'ASC' },
    });
  }

  ofPlugin(pluginId: string): Promise<CommandRow[]> {
    return this.#database.read.find(commandEntity, { where: { plugin_id: pluginId, delete_at: 0 } });
  }

  /** Writes down an address, and forgets those made before `since`. */
  async insertWebhook(tx: EntityManager, row: CommandWebhookRow, since: number): Promise<void> {
    await tx
      .createQueryBuilder()
      .delete()
      .from(commandWebhookEntity)
      .where('createat < :since', { since })
      .execute();
    await tx.insert(commandWebhookEntity, row);
  }

  async webhook(id: string): Promise<CommandWebhookRow | undefined> {
    return (await this.#database.read.findOne(commandWebhookEntity, { where: { id } })) ?? undefined;
  }

  /** Counts one use; false when there were `limit` already. */
  async useWebhook(tx: EntityManager, id: string, limit: number): Promise<boolean> {
    const used = await tx
      .createQueryBuilder()
      .update(commandWebhookEntity)
      .set({ use_count: () => 'usecount + 1' })
      .where('id = :id AND usecount < :limit', { id, limit })
      .execute();
    return Boolean(used.affected);
  }
}
