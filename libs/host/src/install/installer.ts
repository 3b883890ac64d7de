import type { DesiredPlugin } from '../desired-plugins.ts';
import { moveFailed, notActivated, stateNotSaved, textOf } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import { ManagedPlugin } from '../lifecycle/managed-plugin.ts';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import type { VersionChange } from '../plugin-ledger.ts';
import { accessWords } from './disk.ts';
import type { IncomingBundle } from './incoming-bundle.ts';
import { noDataCopy } from './install-errors.ts';
import type { KeptVersions } from './kept-versions.ts';
import { UndoSteps } from './undo-steps.ts';
import type { VersionChanges } from './version-changes.ts';

export interface InstallWish {
  readonly signature: Uint8Array | undefined;
  readonly prepackaged: boolean;
  /** The row of the version that is replaced. */
  readonly installed: DesiredPlugin | undefined;
  /** Of a version that is gone back to: when it was installed, in milliseconds since 1970. */
  readonly installedAt?: number;
  /** Puts back the settings and data that this version had when it was replaced. */
  readonly restoreData?: boolean;
}

/**
 * Puts a bundle that was found good in the place of what is there. Bytes and folder come first, which nobody looks at
 * before the row names them; then the old version stops and the new one starts; the row is what decides. Whatever fails
 * before that, the old version runs again and nothing of the new one stays (docs/decisions/0008-install.md).
 */
export class Installer {
  readonly #parts: HostParts;
  readonly #kept: KeptVersions;
  readonly #changes: VersionChanges;

  constructor(parts: HostParts, kept: KeptVersions, changes: VersionChanges) {
    this.#parts = parts;
    this.#kept = kept;
    this.#changes = changes;
  }

  /** Whoever calls holds lock and lease of the id. */
  async place(bundle: IncomingBundle, wish: InstallWish): Promise<ManagedPlugin> {
    const { desired, ledger, logger, runs, store, table, around } = this.#parts;
    const { manifest } = bundle;
    const { id } = manifest;
    const { installed } = wish;
    const row = this.#rowOf(bundle, wish);
    const change = changeOf(installed, row, this.#parts.clock.now());
    const undo = new UndoSteps(id, logger);
    // Another version on trial stays, for somebody has gone on from it.
    await this.#changes.settle(id);
    const old = table.installed.get(id);
    const hadWebHalf = old?.active === true && old.manifest.webapp !== undefined;
    let plugin: ManagedPlugin | undefined;
    let cause: string | undefined;
    try {
      undo.push(async () => {
        if (old?.row.enabled) await runs.activate(old);
      });
      if (change && installed) await this.#kept.keep(installed);
      const unpacked = await this.#lay(bundle, wish, undo);
      if (change) {
        undo.push(() => ledger.undoChange(id));
        await ledger.beginChange(change);
      }
      undo.push(() =>
        Promise.resolve(void (old ? table.installed.set(id, old) : table.installed.delete(id))),
      );
      await old?.deactivate();
      if (wish.restoreData === true && !(await ledger.restoreData(id, row.sha256)))
        throw noDataCopy(id, row.version);
      const entering = (plugin = new ManagedPlugin(row, unpacked, around));
      table.installed.set(id, entering);
      if (row.enabled && runs.on) {
        undo.push(() => entering.deactivate());
        const why = await this.#changes.enter(entering);
        if (why !== undefined) {
          cause = why;
          throw notActivated(id, change && installed?.version, why);
        }
      }
      if (installed) {
        undo.push(() => this.#keep(installed));
        await store.withdraw(id);
      }
      await desired.save(row).catch((error: unknown) => {
        throw stateNotSaved(error);
      });
    } catch (error) {
      await undo.run();
      if (plugin) this.#changes.left(plugin);
      if (change && installed) await this.#noteFailure(installed, row, cause ?? textOf(error));
      throw error;
    }
    await this.#conclude(plugin, change, installed, old);
    if (hadWebHalf && !(plugin.active && plugin.manifest.webapp)) runs.announceDisabled(old);
    if (plugin.active) runs.announceEnabled(plugin);
    return plugin;
  }

  #rowOf({ manifest, record }: IncomingBundle, wish: InstallWish): DesiredPlugin {
    const { installed } = wish;
    // Two versions never have the same age: it says which of them came later.
    const now = Math.max(this.#parts.clock.now(), (installed?.installedAt ?? 0) + 1);
    return {
      pluginId: manifest.id,
      enabled: installed?.enabled ?? false,
      version: manifest.version,
      sha256: record.sha256,
      manifest,
      prepackaged: wish.prepackaged,
      installedAt: wish.installedAt ?? now,
      unmanaged: false,
    };
  }

  /** Bytes into the store, files into their folder. */
  async #lay(
    { archive, manifest: { id }, record, unpacked }: IncomingBundle,
    { signature }: InstallWish,
    undo: UndoSteps,
  ): Promise<UnpackedPlugin> {
    const { folders, ledger, store } = this.#parts;
    const isKept = (await ledger.versions(id)).some(({ sha256 }) => sha256 === record.sha256);
    if (!isKept) undo.push(() => store.drop(id, record.sha256));
    await store.keep(id, record.sha256, archive, signature);
    // The same bytes again: what lies there may still be read by browsers.
    const there = await folders.find(id, record.sha256);
    if (there) return there;
    undo.push(() => folders.remove(id, record.sha256));
    return folders.adopt(id, unpacked, record).catch(async (error: unknown) => {
      throw moveFailed(new Error(`${textOf(error)}; ${await accessWords(folders.root)}`, { cause: error }));
    });
  }

  /** The row names it now. What fails from here on is made good at the next start. */
  async #conclude(
    plugin: ManagedPlugin,
    change: VersionChange | undefined,
    installed: DesiredPlugin | undefined,
    old: ManagedPlugin | undefined,
  ): Promise<void> {
    const { folders, runs, store } = this.#parts;
    const { row } = plugin;
    await store.publish(row.pluginId, row.sha256).catch((error: unknown) => {
      this.#warn(row, error);
    });
    await this.#keep(row);
    if (installed?.unmanaged === true && old?.unpacked)
      await folders.removeUnmanaged(old.unpacked.folder).catch((error: unknown) => {
        this.#warn(row, error);
      });
    if (change && installed && row.enabled) {
      // Where plugins are off the change stays open, and the window begins when they are on again.
      if (runs.on) this.#changes.watch(plugin, change, installed.version);
    } else if (change && installed) {
      this.#changes.note(row.pluginId, installed.version, row.version, 'succeeded');
      await this.#changes.finish(row);
    } else {
      this.#changes.left(plugin);
      // Nothing to go back to: from here on it is a plugin as any other.
      if (row.enabled && runs.on && !plugin.active) await plugin.activate();
    }
  }

  async #keep(row: DesiredPlugin): Promise<void> {
    if (row.unmanaged === true) return;
    await this.#kept.keep(row).catch((error: unknown) => {
      this.#warn(row, error);
    });
  }

  async #noteFailure(installed: DesiredPlugin, row: DesiredPlugin, why: string): Promise<void> {
    const reason = `${why}${await this.#changes.aboutTables(row.pluginId)}`;
    this.#changes.note(row.pluginId, installed.version, row.version, 'rolled-back', reason);
  }

  #warn(row: DesiredPlugin, error: unknown): void {
    this.#parts.logger.warn(`The next start has to clear up after an install: ${textOf(error)}`, {
      plugin_id: row.pluginId,
    });
  }
}

/** Undefined when there is no other version to go back to. */
function changeOf(
  installed: DesiredPlugin | undefined,
  row: DesiredPlugin,
  startedAt: number,
): VersionChange | undefined {
  if (!installed || installed.unmanaged === true || installed.sha256 === row.sha256) return undefined;
  return { pluginId: row.pluginId, from: installed.sha256, to: row.sha256, startedAt };
}
