import type { Manifest } from '@patchbay/manifest';
import type { DesiredPlugin } from './desired-plugins.ts';
import { notAttached, notInstalled, stateNotSaved } from './errors.ts';
import type { HostParts } from './host-parts.ts';
import type { Installs } from './install/installs.ts';
import { refreshUnmanaged } from './install/unmanaged-plugins.ts';
import type { VersionChanges } from './install/version-changes.ts';
import { readReattachment } from './lifecycle/attached-plugins.ts';
import type { ReattachConfig } from './lifecycle/attachment.ts';
import type { ManagedPlugin } from './lifecycle/managed-plugin.ts';

/** What an administrator wants of a plugin that is here: written down first, then done. */
export class PluginWishes {
  readonly #parts: HostParts;
  readonly #installs: Installs;
  readonly #changes: VersionChanges;

  constructor(parts: HostParts, installs: Installs, changes: VersionChanges) {
    this.#parts = parts;
    this.#installs = installs;
    this.#changes = changes;
  }

  async enable(id: string): Promise<void> {
    const { locks, runs, table } = this.#parts;
    // A plugin may ask for this in its own OnActivate, and would wait for itself.
    const running = table.installed.get(id);
    if (running?.active && running.row.enabled) return;
    await locks.run(id, async () => {
      await runs.dropAttached(id);
      let plugin = await this.#wish(id, true);
      if (plugin.active || !runs.on) return;
      if (plugin.row.unmanaged === true) plugin = await refreshUnmanaged(plugin, this.#parts);
      plugin.forgetFailures();
      await runs.activate(plugin);
    });
  }

  async disable(id: string): Promise<void> {
    const { locks, runs, table } = this.#parts;
    table.find(id)?.abandonStart();
    await locks.run(id, async () => {
      if ((await runs.dropAttached(id)) && !table.installed.has(id)) return;
      const plugin = await this.#wish(id, false);
      await runs.deactivate(plugin);
      // A version on trial stays: nobody is left to say how it does.
      await this.#changes.settle(id);
    });
  }

  /** Disables first, so that the plugin stays disabled when it is installed again (contract: management §2). */
  async remove(id: string): Promise<void> {
    const { changed, locks, runs, table } = this.#parts;
    table.find(id)?.abandonStart();
    await locks.run(id, async () => {
      await runs.dropAttached(id);
      if (!table.installed.has(id)) throw notInstalled(id);
      await this.#installs.remove(id, async () => {
        const plugin = await this.#wish(id, false);
        await runs.deactivate(plugin);
        return plugin.row;
      });
      changed();
    });
  }

  async reattach(manifest: Manifest, config: ReattachConfig): Promise<void> {
    const { attached, locks, runs, table } = this.#parts;
    const { id, attachment } = readReattachment(manifest, config);
    await locks.run(id, async () => {
      await runs.dropAttached(id);
      const installed = table.installed.get(id);
      if (installed) await runs.deactivate(installed);
      try {
        runs.announceEnabled(await attached.attach(id, manifest, attachment));
      } catch (error) {
        await runs.reviveInstalled(id);
        throw error;
      }
    });
  }

  async detach(id: string): Promise<void> {
    const { attached, locks, runs } = this.#parts;
    attached.get(id)?.abandonStart();
    await locks.run(id, async () => {
      if (!(await runs.dropAttached(id))) throw notAttached(id);
      await runs.reviveInstalled(id);
    });
  }

  /** Writes down what should be, before anything is done about it. Rejects with 404 for what is not installed. */
  async #wish(id: string, enabled: boolean): Promise<ManagedPlugin> {
    const { desired, table } = this.#parts;
    const plugin = table.installed.get(id);
    const row: DesiredPlugin | undefined = await desired.get(id);
    if (!plugin || !row) throw notInstalled(id);
    await desired.save({ ...row, enabled }).catch((error: unknown) => {
      throw stateNotSaved(error);
    });
    plugin.row.enabled = enabled;
    return plugin;
  }
}
