import type { Clock, Logger } from '@patchbay/hooks';
import type { DesiredPlugin, DesiredPlugins } from '../desired-plugins.ts';
import { moveFailed, notActivated, stateNotSaved } from '../errors.ts';
import { ManagedPlugin } from '../lifecycle/managed-plugin.ts';
import type { PluginSurroundings } from '../lifecycle/managed-plugin.ts';
import type { BundleStore } from './bundle-store.ts';
import type { IncomingBundle } from './incoming-bundle.ts';
import type { PluginFolders } from './plugin-folders.ts';

export interface InstallerOptions {
  readonly folders: PluginFolders;
  readonly store: BundleStore;
  readonly desired: DesiredPlugins;
  readonly plugins: Map<string, ManagedPlugin>;
  readonly around: PluginSurroundings;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface InstallWish {
  readonly signature: Uint8Array | undefined;
  readonly prepackaged: boolean;
  /** The row of the version that is replaced. */
  readonly installed: DesiredPlugin | undefined;
}

/**
 * Puts a bundle that was found good in the place of what is there. The old version stops, the new one starts if the
 * plugin is enabled, the bytes are stored, and the row comes last; whatever fails, the old version runs again and
 * nothing of the new one stays.
 */
export class Installer {
  readonly #options: InstallerOptions;

  constructor(options: InstallerOptions) {
    this.#options = options;
  }

  async place(bundle: IncomingBundle, wish: InstallWish): Promise<ManagedPlugin> {
    const { around, clock, desired, folders, plugins, store } = this.#options;
    const { manifest, record } = bundle;
    const { id } = manifest;
    const old = plugins.get(id);
    const row: DesiredPlugin = {
      pluginId: id,
      enabled: wish.installed?.enabled ?? false,
      version: manifest.version,
      sha256: record.sha256,
      manifest,
      prepackaged: wish.prepackaged,
      installedAt: clock.now(),
    };
    const undo: (() => Promise<void>)[] = [];
    try {
      if (old) {
        undo.push(async () => {
          plugins.set(id, old);
          if (old.row.enabled) await old.activate();
        });
        await old.deactivate();
      } else {
        undo.push(() => Promise.resolve(void plugins.delete(id)));
      }
      const sameFolder = old?.unpacked?.record.sha256 === record.sha256 ? old.unpacked : undefined;
      // The same bytes again: what lies there may still be read by browsers.
      const kept = sameFolder && (await folders.find(id, record.sha256));
      if (!kept) undo.push(() => folders.remove(id, record.sha256));
      const unpacked =
        kept ??
        (await folders.adopt(id, bundle.unpacked, record).catch((error: unknown) => {
          throw moveFailed(error);
        }));
      const plugin = new ManagedPlugin(row, unpacked, around);
      plugins.set(id, plugin);
      if (row.enabled) {
        undo.push(() => plugin.deactivate());
        await plugin.activate();
        if (!plugin.active) throw notActivated(id, plugin.error);
      }
      undo.push(await store.replace(id, bundle.archive, wish.signature, bundle.aside));
      await desired.save(row).catch((error: unknown) => {
        throw stateNotSaved(error);
      });
      if (old?.unpacked && old.row.sha256 !== record.sha256) await folders.remove(id, old.row.sha256);
      return plugin;
    } catch (error) {
      for (const step of undo.reverse()) await this.#attempt(step, id);
      throw error;
    }
  }

  async #attempt(step: () => Promise<void>, pluginId: string): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#options.logger.error(
        'A failed install could not be undone completely; the next start of the server cleans up.',
        {
          plugin_id: pluginId,
          error,
        },
      );
    }
  }
}
