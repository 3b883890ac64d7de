import { OutgoingFailure, outgoingSettings, type Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { isStrictVersion, type Manifest } from '@patchbay/manifest';
import { hostSettings } from '../engine/host-settings.ts';
import type { Logger } from '../engine/logger.ts';
import type { PrepackagedPlugins } from '../start/prepackaged/prepackaged-plugins.ts';
import { downloadBundle } from './download.ts';
import type { ListedPlugin, MarketplaceEntry } from './entry.ts';
import {
  downloadForInstallFailed,
  listNotFetched,
  marketplaceVersionUnusable,
  notInMarketplace,
  notWhatWasOffered,
  prepackagedUnreadable,
  prepackagedVersionUnusable,
  signatureNotBase64,
  signatureNotFound,
} from './errors.ts';
import { matchesFilter, mergeListing, type OwnPlugin } from './listing.ts';
import { RemoteMarketplace, type RemoteList } from './remote-marketplace.ts';
import { svgIcon } from './svg-icon.ts';
import { isNewer } from './version-order.ts';

export interface MarketplaceParts {
  readonly core: Pick<Core, 'config'>;
  readonly host: Pick<PluginHost, 'install' | 'list' | 'statuses'>;
  readonly prepackaged: Pick<PrepackagedPlugins, 'offered' | 'open'>;
  readonly logger: Logger;
}

export interface ListQuery {
  readonly filter: string;
  /** What is on this machine alone. */
  readonly localOnly: boolean;
  /** What the marketplace offers alone. */
  readonly remoteOnly: boolean;
  readonly signal?: AbortSignal;
}

export interface Listing {
  readonly plugins: readonly ListedPlugin[];
  /** Why the marketplace's own plugins are missing; '' when they are not. */
  readonly remoteFailure: string;
}

/** What can be installed, from the marketplace and from this machine, and the way to it (contract: management §7). */
export class Marketplace {
  readonly #parts: MarketplaceParts;
  readonly #remote: RemoteMarketplace;

  constructor(parts: MarketplaceParts) {
    this.#parts = parts;
    this.#remote = new RemoteMarketplace(parts.core.config, parts.logger);
  }

  /** A marketplace that fails leaves out its own only; rejects with 500 when nothing else was asked for. */
  async list({ filter, localOnly, remoteOnly, signal }: ListQuery): Promise<Listing> {
    let remote: RemoteList | undefined;
    let remoteFailure = '';
    if (!localOnly && this.#remoteEnabled()) {
      try {
        remote = await this.#remote.list({ remoteOnly, ...(signal ? { signal } : {}) });
      } catch (error) {
        if (!(error instanceof OutgoingFailure)) throw error;
        if (remoteOnly) throw listNotFetched(error);
        remoteFailure = error.message;
        this.#parts.logger.warn('The marketplace cannot be asked; what is on this machine is shown', {
          error: error.message,
        });
      }
    }
    const merged = mergeListing({
      remote: remote?.entries,
      prepackaged: remoteOnly ? [] : this.#parts.prepackaged.offered(),
      installed: remoteOnly ? [] : await this.#installed(),
    });
    return { plugins: merged.filter((plugin) => matchesFilter(plugin, filter)), remoteFailure };
  }

  /**
   * Installs the newest of a plugin that there is: from this machine unless the marketplace's is strictly newer. The
   * signature is always verified, and whatever is installed is replaced. Rejects with an AppError of rest.json.
   */
  async install(pluginId: string): Promise<Manifest> {
    const id = pluginId.toLowerCase();
    const here = this.#parts.prepackaged.offered().find(({ manifest }) => manifest.id === id);
    if (here && !isStrictVersion(here.manifest.version)) throw prepackagedVersionUnusable(here.manifest);
    const { entry, internal, failure } = await this.#offer(id);
    if (entry && !isStrictVersion(entry.manifest.version)) throw marketplaceVersionUnusable(entry.manifest);
    if (entry && (!here || isNewer(entry.manifest.version, here.manifest.version)))
      return this.#installRemote(entry, internal);
    if (!here) throw notInMarketplace(id, failure);
    const { bundle, signature } = await this.#parts.prepackaged.open(here).catch((error: unknown) => {
      throw prepackagedUnreadable(here.manifest, error);
    });
    return this.#parts.host.install(bundle, { source: 'marketplace', signature });
  }

  async #installRemote(
    { download_url, manifest, signature }: MarketplaceEntry,
    trusted: boolean,
  ): Promise<Manifest> {
    const { core, host } = this.#parts;
    if (signature === '') throw signatureNotFound(manifest);
    if (!isBase64(signature)) throw signatureNotBase64(manifest);
    const bundle = await downloadBundle(download_url, {
      settings: outgoingSettings(core.config),
      maxBytes: hostSettings(core.config)().limits.packedBytes,
      trusted,
      failed: (failure) => downloadForInstallFailed(manifest, failure),
    });
    return host.install(bundle, {
      source: 'marketplace',
      signature: Buffer.from(signature, 'base64'),
      // A good signature says who made a bundle, not that it is this one: an old one would have one too.
      accept: (found) => {
        if (found.id !== manifest.id || isNewer(manifest.version, found.version))
          throw notWhatWasOffered(manifest, found);
      },
    });
  }

  /** What the marketplace has under an id; nothing, and why, when it cannot be asked. */
  async #offer(id: string): Promise<{ entry?: MarketplaceEntry; internal: boolean; failure: string }> {
    if (!this.#remoteEnabled()) return { internal: false, failure: '' };
    try {
      const { entries, internal } = await this.#remote.list({ pluginId: id });
      const entry = entries.find(({ manifest }) => manifest.id === id);
      return { internal, failure: '', ...(entry ? { entry } : {}) };
    } catch (error) {
      if (!(error instanceof OutgoingFailure)) throw error;
      this.#parts.logger.warn('The marketplace cannot be asked', { plugin_id: id, error: error.message });
      return { internal: false, failure: error.message };
    }
  }

  #remoteEnabled(): boolean {
    return this.#parts.core.config.get().PluginSettings.EnableRemoteMarketplace !== false;
  }

  async #installed(): Promise<OwnPlugin[]> {
    const { active, inactive } = this.#parts.host.list();
    const folders = new Map(this.#parts.host.statuses().map((row) => [row.plugin_id, row.plugin_path]));
    return Promise.all(
      [...active, ...inactive].map(async (manifest) => ({
        manifest,
        iconData: await svgIcon(folders.get(manifest.id) ?? '', manifest.icon_path),
      })),
    );
  }
}

const isBase64 = (text: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
