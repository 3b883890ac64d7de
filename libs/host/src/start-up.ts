import type { DesiredPlugin } from './desired-plugins.ts';
import { textOf } from './errors.ts';
import type { HostParts } from './host-parts.ts';
import type { KeptVersions } from './install/kept-versions.ts';
import { restorePlugin } from './install/restore-plugin.ts';
import { findUnmanaged, takeAsItIs } from './install/unmanaged-plugins.ts';
import type { UnmanagedPlugin } from './install/unmanaged-plugins.ts';
import type { VersionChanges } from './install/version-changes.ts';
import { ManagedPlugin } from './lifecycle/managed-plugin.ts';
import type { VersionChange } from './plugin-ledger.ts';

/** Brings a node to what the rows say, whatever the server was doing when it last ended. */
export class StartUp {
  readonly #parts: HostParts;
  readonly #kept: KeptVersions;
  readonly #changes: VersionChanges;

  constructor(parts: HostParts, kept: KeptVersions, changes: VersionChanges) {
    this.#parts = parts;
    this.#kept = kept;
    this.#changes = changes;
  }

  /**
   * Starts what is enabled, all side by side. `onLaunched` is called when every process that is to start has been let
   * run. Rejects only when rows or folders cannot be read.
   */
  async bringUp(onLaunched: () => void): Promise<{ readonly loaded: Promise<unknown> }> {
    const { desired, folders, guardian, ledger, locks, logger, table } = this.#parts;
    table.installed.clear();
    await folders.prepare();
    const unmanaged = await findUnmanaged(folders.root, logger);
    const rows = await this.#rowsWith(unmanaged, await desired.list());
    if (rows.some((row) => row.enabled && row.manifest.server)) guardian.start();
    const changes = new Map((await ledger.openChanges()).map((change) => [change.pluginId, change]));
    const toLaunch = new Set(rows);
    const launched = (row: DesiredPlugin): void => {
      if (toLaunch.delete(row) && toLaunch.size === 0) onLaunched();
    };
    if (rows.length === 0) onLaunched();
    const load = async (row: DesiredPlugin): Promise<void> => {
      const done = (): void => {
        launched(row);
      };
      try {
        await locks.run(row.pluginId, () =>
          row.unmanaged === true
            ? this.#loadUnmanaged(row, unmanaged.get(row.pluginId), done)
            : this.#load(row, changes.get(row.pluginId), done),
        );
      } catch (error) {
        logger.error(`Plugin ${row.pluginId} cannot be brought up: ${textOf(error)}`, {
          plugin_id: row.pluginId,
        });
      } finally {
        done();
      }
    };
    return { loaded: Promise.all(rows.map(load)) };
  }

  /** A folder without a row gets one, disabled; a row whose folder is gone goes too. */
  async #rowsWith(
    unmanaged: ReadonlyMap<string, UnmanagedPlugin>,
    rows: DesiredPlugin[],
  ): Promise<DesiredPlugin[]> {
    const { clock, desired, logger } = this.#parts;
    const known = new Map(rows.map((row) => [row.pluginId, row]));
    for (const row of rows.filter((one) => one.unmanaged === true && !unmanaged.has(one.pluginId))) {
      logger.warn(`The folder of plugin ${row.pluginId}, which was unpacked by hand, is gone.`, {
        plugin_id: row.pluginId,
      });
      await desired.remove(row.pluginId);
      known.delete(row.pluginId);
    }
    for (const [pluginId, { folder, manifest }] of unmanaged) {
      const before = known.get(pluginId);
      if (before && before.unmanaged !== true) {
        logger.warn(
          `The folder ${folder} was unpacked by hand and is not used: plugin ${pluginId} is installed from a bundle. Remove one of the two.`,
          { plugin_id: pluginId },
        );
        continue;
      }
      const row: DesiredPlugin = {
        pluginId,
        enabled: before?.enabled ?? false,
        version: manifest.version,
        sha256: '',
        manifest,
        prepackaged: false,
        installedAt: before?.installedAt ?? clock.now(),
        unmanaged: true,
      };
      await desired.save(row);
      known.set(pluginId, row);
    }
    return [...known.values()];
  }

  async #loadUnmanaged(
    row: DesiredPlugin,
    found: UnmanagedPlugin | undefined,
    onLaunched: () => void,
  ): Promise<void> {
    if (!found) return;
    const { around, machine, runs, table } = this.#parts;
    const plugin = new ManagedPlugin(row, await takeAsItIs(found, machine), around);
    table.installed.set(row.pluginId, plugin);
    if (row.enabled) await runs.activate(plugin, onLaunched);
  }

  async #load(row: DesiredPlugin, change: VersionChange | undefined, onLaunched: () => void): Promise<void> {
    const { around, ledger, runs, table } = this.#parts;
    const id = row.pluginId;
    if (change?.from === row.sha256) {
      // The row never came to name the new version, which may have changed settings and data all the same.
      await ledger.undoChange(id);
      const reason = 'The server ended while another version was put in.';
      this.#changes.note(id, row.version, '', 'rolled-back', reason);
    } else if (change && change.to !== row.sha256) {
      // Of an earlier life of that id: its data is nobody's to put back.
      await ledger.finishChange(id);
    }
    const plugin = new ManagedPlugin(row, await restorePlugin(row, this.#parts), around);
    table.installed.set(id, plugin);
    const trial = change?.to === row.sha256 ? change : undefined;
    if (!row.enabled) {
      if (trial) await this.#changes.finish(row);
      return;
    }
    if (!trial) return runs.activate(plugin, onLaunched);
    const why = await this.#changes.enter(plugin, onLaunched);
    if (why !== undefined) {
      this.#changes.left(plugin);
      await this.#changes.goBack(row, trial, why);
      return;
    }
    const from = (await this.#kept.list(id)).find(({ sha256 }) => sha256 === trial.from);
    this.#changes.watch(plugin, trial, from?.version ?? '');
    runs.announceEnabled(plugin);
  }
}
