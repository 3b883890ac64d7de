import type { EntityManager } from 'typeorm';
import { pluginLeaseEntity, type PluginLeaseRow } from './plugin-lease.entity.ts';

/** The right to change what is installed of one plugin: a row that one holder has at a time. */
export class PluginLeaseRepository {
  /** One conditional write, so that of two nodes that ask at the same moment one gets it. */
  async take(tx: EntityManager, lease: PluginLeaseRow, now: number): Promise<boolean> {
    const taken = await tx.sql<unknown[]>`
      INSERT INTO patchbay_pluginleases (pluginid, holder, expiresat)
      VALUES (${lease.plugin_id}, ${lease.holder}, ${lease.expires_at})
      ON CONFLICT (pluginid) DO UPDATE SET holder = excluded.holder, expiresat = excluded.expiresat
      WHERE patchbay_pluginleases.expiresat <= ${now} OR patchbay_pluginleases.holder = excluded.holder
      RETURNING pluginid`;
    return taken.length > 0;
  }

  async release(tx: EntityManager, pluginId: string, holder: string): Promise<void> {
    await tx.delete(pluginLeaseEntity, { plugin_id: pluginId, holder });
  }
}
