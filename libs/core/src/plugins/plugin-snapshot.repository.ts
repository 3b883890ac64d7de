import type { EntityManager } from 'typeorm';
import { rowValues } from '../database/row-values.ts';
import { KEYS_AT_ONCE, keyRanges } from './key-ranges.ts';
import { pluginSettingsEntity, type PluginSettingsRow } from './plugin-settings.entity.ts';
import { pluginSnapshotEntity, type PluginSnapshotRow } from './plugin-snapshot.entity.ts';

/**
 * Copies of a plugin's settings and key-value data, one for each version that was replaced. Values are copied by the
 * database itself, a piece at a time: a plugin may have any number of them, and meanwhile the chat goes on reading. Other
 * writes wait, as for any unit of work.
 */
export class PluginSnapshotRepository {
  /** Replaces the copy that belongs to the version. */
  async take(tx: EntityManager, pluginId: string, sha256: string, now: number): Promise<void> {
    await this.drop(tx, pluginId, sha256);
    const current = await tx.findOne(pluginSettingsEntity, { where: { plugin_id: pluginId } });
    await tx.insert(
      pluginSnapshotEntity,
      rowValues<PluginSnapshotRow>({
        plugin_id: pluginId,
        sha256,
        settings: current?.settings ?? null,
        taken_at: now,
      }),
    );
    const ranges = keyRanges(
      (after) => tx.sql`
        SELECT pkey, OCTET_LENGTH(pvalue) AS bytes FROM pluginkeyvaluestore
        WHERE pluginid = ${pluginId} AND pkey > ${after} ORDER BY pkey LIMIT ${KEYS_AT_ONCE}`,
    );
    for await (const { after, last } of ranges)
      await tx.sql`
        INSERT INTO patchbay_pluginsnapshotkeys (pluginid, sha256, pkey, pvalue, expireat)
        SELECT pluginid, ${sha256}, pkey, pvalue, expireat FROM pluginkeyvaluestore
        WHERE pluginid = ${pluginId} AND pkey > ${after} AND pkey <= ${last}`;
  }

  /** Puts settings and values back as they were; false when the version has no copy. The copy stays. */
  async putBack(tx: EntityManager, pluginId: string, sha256: string, now: number): Promise<boolean> {
    const copy = await tx.findOne(pluginSnapshotEntity, { where: { plugin_id: pluginId, sha256 } });
    if (!copy) return false;
    await tx.delete(pluginSettingsEntity, { plugin_id: pluginId });
    if (copy.settings)
      await tx.insert(
        pluginSettingsEntity,
        rowValues<PluginSettingsRow>({ plugin_id: pluginId, settings: copy.settings, update_at: now }),
      );
    await tx.sql`DELETE FROM pluginkeyvaluestore WHERE pluginid = ${pluginId}`;
    const ranges = keyRanges(
      (after) => tx.sql`
        SELECT pkey, OCTET_LENGTH(pvalue) AS bytes FROM patchbay_pluginsnapshotkeys
        WHERE pluginid = ${pluginId} AND sha256 = ${sha256} AND pkey > ${after}
        ORDER BY pkey LIMIT ${KEYS_AT_ONCE}`,
    );
    for await (const { after, last } of ranges)
      await tx.sql`
        INSERT INTO pluginkeyvaluestore (pluginid, pkey, pvalue, expireat)
        SELECT pluginid, pkey, pvalue, expireat FROM patchbay_pluginsnapshotkeys
        WHERE pluginid = ${pluginId} AND sha256 = ${sha256} AND pkey > ${after} AND pkey <= ${last}`;
    return true;
  }

  async drop(tx: EntityManager, pluginId: string, sha256: string): Promise<void> {
    await tx.delete(pluginSnapshotEntity, { plugin_id: pluginId, sha256 });
    await tx.sql`
      DELETE FROM patchbay_pluginsnapshotkeys WHERE pluginid = ${pluginId} AND sha256 = ${sha256}`;
  }

  async forget(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(pluginSnapshotEntity, { plugin_id: pluginId });
    await tx.sql`DELETE FROM patchbay_pluginsnapshotkeys WHERE pluginid = ${pluginId}`;
  }
}
