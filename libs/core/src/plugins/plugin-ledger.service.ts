import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { PluginCrashRepository } from './plugin-crash.repository.ts';
import type { PluginLeaseRepository } from './plugin-lease.repository.ts';
import type { CrashRow, KeptVersionRow, VersionChangeRow } from './plugin-ledger.ts';
import type { PluginSnapshotRepository } from './plugin-snapshot.repository.ts';
import type { PluginVersionRepository } from './plugin-version.repository.ts';

/** The most crash records one question gives. */
const MOST_PER_PAGE = 200;

export interface PluginLedgerParts {
  readonly database: Database;
  readonly pluginVersions: PluginVersionRepository;
  readonly pluginSnapshots: PluginSnapshotRepository;
  readonly pluginLeases: PluginLeaseRepository;
  readonly pluginCrashes: PluginCrashRepository;
  readonly clock: Clock;
  /** Awaited after settings of a plugin were put back, before the caller goes on. */
  readonly changed: () => Promise<void>;
}

/**
 * What nodes remember about plugins beside what should run (`PluginLedger` of @patchbay/host; decision 0011). A change
 * of version and the copy of the data that it may need are one unit of work, and so are its end and what that undoes.
 */
export class PluginLedgerService {
  readonly #parts: PluginLedgerParts;

  constructor(parts: PluginLedgerParts) {
    this.#parts = parts;
  }

  /** Newest install first. */
  versions(pluginId: string): Promise<KeptVersionRow[]> {
    return this.#parts.pluginVersions.list(pluginId);
  }

  /** Adds it, or makes it the newest. */
  async keepVersion(version: KeptVersionRow): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.pluginVersions.keep(tx, version));
  }

  /** Forgets a version, and the copy of the data that belongs to it unless a change under way may need it. */
  async dropVersion(pluginId: string, sha256: string): Promise<void> {
    const { database, pluginVersions, pluginSnapshots } = this.#parts;
    await database.transaction(async (tx) => {
      await pluginVersions.drop(tx, pluginId, sha256);
      const change = await pluginVersions.change(tx, pluginId);
      if (change?.from !== sha256) await pluginSnapshots.drop(tx, pluginId, sha256);
    });
  }

  /** One holder at a time over all nodes, for `ttlMs`; whoever has it may ask again to keep it. */
  lease(pluginId: string, holder: string, ttlMs: number): Promise<boolean> {
    const now = this.#parts.clock.now();
    const lease = { plugin_id: pluginId, holder, expires_at: now + ttlMs };
    return this.#parts.database.transaction((tx) => this.#parts.pluginLeases.take(tx, lease, now));
  }

  async release(pluginId: string, holder: string): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.pluginLeases.release(tx, pluginId, holder));
  }

  /** One change of a plugin at a time: another that is still open counts as finished by it. */
  async beginChange(change: VersionChangeRow): Promise<void> {
    const { database, pluginVersions, pluginSnapshots, clock } = this.#parts;
    await database.transaction(async (tx) => {
      await pluginSnapshots.take(tx, change.pluginId, change.from, clock.now());
      await pluginVersions.saveChange(tx, change);
    });
  }

  /** The new version stays; the copy is kept with the version it was made of. */
  async finishChange(pluginId: string): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.pluginVersions.endChange(tx, pluginId));
  }

  /** Puts settings and KV data back as they were when the change began; nothing without one. */
  async undoChange(pluginId: string): Promise<void> {
    const { database, pluginVersions, pluginSnapshots, clock, changed } = this.#parts;
    const undone = await database.transaction(async (tx) => {
      const change = await pluginVersions.change(tx, pluginId);
      if (!change) return false;
      await pluginSnapshots.putBack(tx, pluginId, change.from, clock.now());
      await pluginSnapshots.drop(tx, pluginId, change.from);
      await pluginVersions.endChange(tx, pluginId);
      return true;
    });
    if (undone) await changed();
  }

  /** Changes that no one finished, oldest first. */
  openChanges(): Promise<VersionChangeRow[]> {
    return this.#parts.pluginVersions.changes();
  }

  /** Puts back the copy that was made when `sha256` was last replaced; false when there is none. */
  async restoreData(pluginId: string, sha256: string): Promise<boolean> {
    const { database, pluginSnapshots, clock, changed } = this.#parts;
    const restored = await database.transaction((tx) =>
      pluginSnapshots.putBack(tx, pluginId, sha256, clock.now()),
    );
    if (restored) await changed();
    return restored;
  }

  /** Keeps the newest 50 of each plugin. */
  async addCrash(record: CrashRow): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.pluginCrashes.add(tx, record));
  }

  /** Newest first. */
  crashes(pluginId: string, page: number, perPage: number): Promise<CrashRow[]> {
    const bounded = { page: Math.max(page, 0), perPage: Math.min(Math.max(perPage, 0), MOST_PER_PAGE) };
    return this.#parts.pluginCrashes.list(pluginId, bounded);
  }

  /** Forgets versions, copies, crashes and changes: the plugin was removed. A lease stays with its holder. */
  async forget(pluginId: string): Promise<void> {
    const { database, pluginVersions, pluginSnapshots, pluginCrashes } = this.#parts;
    await database.transaction(async (tx) => {
      await pluginVersions.forget(tx, pluginId);
      await pluginSnapshots.forget(tx, pluginId);
      await pluginCrashes.forget(tx, pluginId);
    });
  }
}
