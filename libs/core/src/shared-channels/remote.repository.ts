import type { RemoteCluster } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { remoteClusterEntity } from './remote-cluster.entity.ts';

/** The other sides of shared channels. */
export class RemoteRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of one that was unregistered too: `delete_at` says so. */
  async byId(remoteId: string): Promise<RemoteCluster | undefined> {
    return (
      (await this.#database.read.findOne(remoteClusterEntity, { where: { remote_id: remoteId } })) ??
      undefined
    );
  }

  async bySiteUrl(siteUrl: string, manager = this.#database.read): Promise<RemoteCluster | undefined> {
    return (await manager.findOne(remoteClusterEntity, { where: { site_url: siteUrl } })) ?? undefined;
  }

  /** Those that are registered, of one plugin or of all. */
  registered(pluginId?: string): Promise<RemoteCluster[]> {
    return this.#database.read.find(remoteClusterEntity, {
      where: { delete_at: 0, ...(pluginId === undefined ? {} : { plugin_id: pluginId }) },
      order: { create_at: 'ASC', remote_id: 'ASC' },
    });
  }

  async insert(tx: EntityManager, remote: RemoteCluster): Promise<void> {
    await tx.insert(remoteClusterEntity, rowValues(remote));
  }

  async update(tx: EntityManager, remoteId: string, changes: Partial<RemoteCluster>): Promise<void> {
    await tx.update(remoteClusterEntity, { remote_id: remoteId }, rowValues(changes));
  }
}
