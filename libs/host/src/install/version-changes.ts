import type { DesiredPlugin } from '../desired-plugins.ts';
import { HostError, stateNotSaved, textOf } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import { ManagedPlugin } from '../lifecycle/managed-plugin.ts';
import type { UpgradeReport } from '../plugin-details.ts';
import type { VersionChange } from '../plugin-ledger.ts';
import { isMajorStep } from './kept-versions.ts';
import type { KeptVersions } from './kept-versions.ts';
import { restorePlugin } from './restore-plugin.ts';

/** A version that has taken the place of another and has to prove itself. */
interface Trial {
  readonly plugin: ManagedPlugin;
  readonly change: VersionChange;
  readonly endWindow: () => void;
}

/**
 * What follows a change of version: the health window of the new one, and the way back. Whoever calls holds the lock
 * of the id, except where it says otherwise.
 */
export class VersionChanges {
  readonly #parts: HostParts;
  readonly #kept: KeptVersions;
  readonly #trials = new Map<string, Trial>();
  /** Versions that are being put in; whether they stay is not decided yet. */
  readonly #entering = new Set<ManagedPlugin>();
  readonly #reports = new Map<string, UpgradeReport>();

  constructor(parts: HostParts, kept: KeptVersions) {
    this.#parts = parts;
    this.#kept = kept;
  }

  /** How the last change of version went, as long as this server runs. */
  report(pluginId: string): UpgradeReport | null {
    return this.#reports.get(pluginId) ?? null;
  }

  note(pluginId: string, from: string, to: string, outcome: UpgradeReport['outcome'], reason = ''): void {
    const major = isMajorStep(from, to);
    this.#reports.set(pluginId, { from, to, major, outcome, at: this.#parts.clock.now(), reason });
  }

  /**
   * Starts a version that may have to go again. Resolves with why it must; undefined when it is active and answers.
   * What becomes of it if it ends before {@link watch} or `settle` is the caller's.
   */
  async enter(plugin: ManagedPlugin, onLaunched?: () => void): Promise<string | undefined> {
    this.#entering.add(plugin);
    await plugin.activate(onLaunched);
    if (await plugin.ping()) return undefined;
    return plugin.error === '' ? 'It was started, and did not answer a ping.' : plugin.error;
  }

  /** It was decided about otherwise. */
  left(plugin: ManagedPlugin): void {
    this.#entering.delete(plugin);
  }

  /** Begins the health window of a version that runs. */
  watch(plugin: ManagedPlugin, change: VersionChange, fromVersion: string): void {
    const { clock, locks, settings } = this.#parts;
    const { id } = plugin;
    this.#entering.delete(plugin);
    const endWindow = clock.after(settings().healthWindowMs, () => {
      void locks.run(id, () => this.#windowOver(trial));
    });
    const trial: Trial = { plugin, change, endWindow };
    this.#trials.set(id, trial);
    this.note(id, fromVersion, plugin.manifest.version, 'trial');
    // It may have ended while what it is was written down.
    if (!plugin.active) this.#leave(trial);
  }

  /** Whether a crash is followed by a way back, rather than by a restart. Takes no lock. */
  failed(plugin: ManagedPlugin): 'restart' | 'leave' {
    if (this.#entering.has(plugin)) return 'leave';
    const trial = this.#trials.get(plugin.id);
    if (trial?.plugin !== plugin) return 'restart';
    this.#leave(trial);
    return 'leave';
  }

  /** The new version stays: its window is over, or somebody decided about it. */
  async settle(pluginId: string, only?: ManagedPlugin): Promise<void> {
    const trial = this.#trials.get(pluginId);
    if (!trial || (only && trial.plugin !== only)) return;
    this.#trials.delete(pluginId);
    trial.endWindow();
    const { row } = trial.plugin;
    await this.finish(row);
    const report = this.#reports.get(pluginId);
    if (report?.outcome === 'trial')
      this.#reports.set(pluginId, { ...report, outcome: 'succeeded', at: this.#parts.clock.now() });
    this.#parts.changed();
  }

  /** Closes the change of a version that stays, and lets go of what is no longer needed for a way back. */
  async finish(row: DesiredPlugin): Promise<void> {
    const { ledger, folders, logger } = this.#parts;
    try {
      await ledger.finishChange(row.pluginId);
      await folders.removeOthers(row.pluginId, [row.sha256]);
      await this.#kept.prune(row);
    } catch (error) {
      logger.warn(`What is left of earlier versions is cleared at the next start: ${textOf(error)}`, {
        plugin_id: row.pluginId,
      });
    }
  }

  /** No window is watched any longer; those that are open go on at the next start. */
  stop(): void {
    for (const { endWindow } of this.#trials.values()) endWindow();
    this.#trials.clear();
  }

  /** Nothing of it is to be decided any more: it was removed. */
  forget(pluginId: string): void {
    this.#trials.get(pluginId)?.endWindow();
    this.#trials.delete(pluginId);
    this.#reports.delete(pluginId);
  }

  /** One that hangs has not ended, and yet does not stay. */
  async #windowOver(trial: Trial): Promise<void> {
    const { plugin } = trial;
    const isHeld = plugin.details().debugging;
    if (this.#trials.get(plugin.id) !== trial) return;
    if (isHeld || (await plugin.ping())) await this.settle(plugin.id, plugin);
    else this.#leave(trial, 'It did not answer three pings at the end of its health window.');
  }

  /** Goes back when the lock is free. */
  #leave(trial: Trial, why?: string): void {
    const { id } = trial.plugin;
    trial.endWindow();
    const { lease, locks, logger, runs, table } = this.#parts;
    void locks
      .run(id, async () => {
        if (this.#trials.get(id) !== trial || table.installed.get(id) !== trial.plugin) return;
        this.#trials.delete(id);
        await lease.hold(id, () => this.goBack(trial.plugin.row, trial.change, why ?? trial.plugin.error));
      })
      .catch((error: unknown) => {
        logger.error(`Plugin ${id} could not go back to its earlier version: ${textOf(error)}`, {
          plugin_id: id,
        });
        // Better the new version, as any other, than none.
        return runs.restart(trial.plugin);
      });
  }

  /**
   * Brings back the version that ran before, with settings and data as they were. The row is written first: a server
   * that ends in between finds the change open and a row that names the old version, and puts the data back.
   */
  async goBack(row: DesiredPlugin, change: VersionChange, why: string): Promise<ManagedPlugin | undefined> {
    const { desired, ledger, logger, store, table, around, runs, folders } = this.#parts;
    const id = row.pluginId;
    const kept = (await ledger.versions(id)).find(({ sha256 }) => sha256 === change.from);
    if (!kept) return this.#stay(row, `${why} Its earlier version is no longer kept.`);
    const { version, sha256, manifest, prepackaged, installedAt } = kept;
    const old = { ...row, version, sha256, manifest, prepackaged, installedAt };
    const unpacked = await restorePlugin(old, this.#parts);
    if (unpacked instanceof HostError)
      return this.#stay(row, `${why} Its earlier version: ${unpacked.message}`);
    const current = table.installed.get(id);
    if (current) await runs.deactivate(current);
    await store.withdraw(id);
    await desired.save(old).catch((error: unknown) => {
      throw stateNotSaved(error);
    });
    await ledger.undoChange(id);
    const plugin = new ManagedPlugin(old, unpacked, around);
    table.installed.set(id, plugin);
    const reason = `${why}${await this.aboutTables(id)}`;
    this.note(id, version, row.version, 'rolled-back', reason);
    logger.error(`Plugin ${id} ${row.version} went back to ${version}: ${reason}`, { plugin_id: id });
    if (current?.manifest.webapp && !manifest.webapp) runs.announceDisabled(current);
    if (old.enabled) await runs.activate(plugin);
    await this.#kept.keep(old);
    // One that never proved itself is not kept; one that was gone back to was kept before.
    if (row.installedAt > installedAt) await this.#kept.drop(id, row.sha256);
    await folders.removeOthers(id, [sha256]);
    await this.#kept.refresh(old);
    this.#parts.changed();
    return plugin;
  }

  /** What a way back does not undo, in words. */
  async aboutTables(pluginId: string): Promise<string> {
    const bytes = await this.#parts.sqlBytes(pluginId).catch(() => 0);
    if (bytes === 0) return '';
    return '\nSettings and data are as they were before; the tables that it made through SQL are not rolled back.';
  }

  async #stay(row: DesiredPlugin, why: string): Promise<undefined> {
    const { ledger, logger, runs, table } = this.#parts;
    logger.error(`Plugin ${row.pluginId} cannot go back: ${why}`, { plugin_id: row.pluginId });
    await ledger.finishChange(row.pluginId);
    const report = this.#reports.get(row.pluginId);
    if (report) this.#reports.set(row.pluginId, { ...report, outcome: 'succeeded', reason: why });
    const plugin = table.installed.get(row.pluginId);
    if (plugin && !plugin.active) await runs.activate(plugin);
    return undefined;
  }
}
