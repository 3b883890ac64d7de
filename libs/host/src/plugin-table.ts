import type { HookTarget } from '@patchbay/hooks';
import { clientManifest } from '@patchbay/manifest';
import type { ClientManifest, Manifest } from '@patchbay/manifest';
import { isRecorded } from './install/plugin-record.ts';
import { publicAssetOf, webAssetOf } from './assets/plugin-assets.ts';
import type { WebAsset } from './assets/plugin-assets.ts';
import type { AttachedPlugins } from './lifecycle/attached-plugins.ts';
import type { ManagedPlugin } from './lifecycle/managed-plugin.ts';
import type { PluginStatus } from './lifecycle/plugin-status.ts';

/** The plugins of this node, and what is shown of them. Of an installed and an attached one of an id, the latter. */
export class PluginTable {
  readonly installed = new Map<string, ManagedPlugin>();
  readonly #attached: AttachedPlugins;

  constructor(attached: AttachedPlugins) {
    this.#attached = attached;
  }

  find(id: string): ManagedPlugin | undefined {
    return this.#attached.get(id) ?? this.installed.get(id);
  }

  /** By id, character by character. */
  all(): ManagedPlugin[] {
    const ids = new Set([...this.installed.keys(), ...this.#attached.ids()]);
    const all = [...ids].map((id) => this.find(id)).filter((plugin) => plugin !== undefined);
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  list(): { active: Manifest[]; inactive: Manifest[] } {
    const all = this.all();
    return {
      active: all.filter((plugin) => plugin.active).map((plugin) => plugin.manifest),
      inactive: all.filter((plugin) => !plugin.active).map((plugin) => plugin.manifest),
    };
  }

  statuses(): PluginStatus[] {
    return this.all().map((plugin) => plugin.status());
  }

  webManifests(): ClientManifest[] {
    return this.all()
      .filter((plugin) => plugin.active)
      .map(clientManifestOf)
      .filter((manifest) => manifest !== undefined);
  }

  /** What hooks are sent to: those of `order` first, the others by id. */
  targets(order: readonly string[]): HookTarget[] {
    const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
    return this.all()
      .map((plugin) => plugin.target)
      .filter((target) => target !== undefined)
      .sort((a, b) => rank(a.pluginId) - rank(b.pluginId));
  }

  webAsset(pluginId: string, file: string): WebAsset | undefined {
    const plugin = this.installed.get(pluginId);
    if (!plugin?.unpacked) return undefined;
    const { folder, record } = plugin.unpacked;
    const asset = webAssetOf(folder, plugin.manifest, record.webHash ?? '', file);
    // What was not there at install was looked at by nobody, and is given to no browser.
    return asset && isRecorded(folder, record, asset.path) ? asset : undefined;
  }

  publicAsset(pluginId: string, file: string): string | undefined {
    const plugin = this.find(pluginId);
    return plugin?.active && plugin.unpacked ? publicAssetOf(plugin.unpacked.folder, file) : undefined;
  }
}

/** What browsers get; undefined without a web half. */
export function clientManifestOf(plugin: ManagedPlugin): ClientManifest | undefined {
  if (!plugin.manifest.webapp) return undefined;
  return { ...clientManifest(plugin.manifest, plugin.unpacked?.record.webHash ?? ''), name: '' };
}
