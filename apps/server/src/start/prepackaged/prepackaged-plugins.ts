import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import type { BundleLimits } from '@patchbay/bundle';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { compareVersions, isStrictVersion, type Manifest } from '@patchbay/manifest';
import type { Logger } from '../../engine/logger.ts';
import type { TrustedKeys } from '../../keys/trusted-keys.ts';
import { FactsFile, stampOf, type GoodBundle } from './bundle-facts.ts';
import { bundlesIn, type FoundBundle, type PrepackagedFolder } from './folders.ts';
import { inspectBundle } from './inspect-bundle.ts';

/** Installed, though not switched on, by itself: a new server should have something to try. */
export const DEMO_PLUGIN_ID = 'com.patchbay.demo';

/** Under this and the plugin's id: the SHA-256 of the bundle that was put in by itself last. */
const MARK = 'PatchbayPrepackaged_';

export interface PrepackagedOptions {
  readonly folders: readonly PrepackagedFolder[];
  readonly core: Pick<Core, 'config' | 'system'>;
  readonly host: Pick<PluginHost, 'install' | 'list'>;
  /** Where what is known of the bundles is kept. */
  readonly factsPath: string;
  readonly temporary: string;
  readonly limits: () => BundleLimits;
  readonly keys: Pick<TrustedKeys, 'all' | 'files'>;
  /** Signs what the build put beside the server, with the key of this data folder. */
  readonly sign: (bundle: Uint8Array) => Promise<Uint8Array>;
  readonly logger: Logger;
}

/** A bundle on this machine that can be installed without a network. */
export interface PrepackagedPlugin extends GoodBundle {
  readonly found: FoundBundle;
}

/** A bundle on its way in. */
export interface SignedBundle {
  readonly bundle: Readable;
  readonly signature: Uint8Array;
}

/**
 * The plugins that come with the server (contract: management §4): each signed; installed by itself only when the
 * administrator has it enabled, and only when newer; offered in the marketplace otherwise. One that was removed, or
 * from which someone went back, does not come again by itself.
 */
export class PrepackagedPlugins {
  readonly #options: PrepackagedOptions;
  readonly #offered = new Map<string, PrepackagedPlugin>();

  constructor(options: PrepackagedOptions) {
    this.#options = options;
  }

  /** Those that can be installed from here, the newest of each id. */
  offered(): readonly PrepackagedPlugin[] {
    return [...this.#offered.values()];
  }

  /** Opens a bundle and its signature; both are verified by who installs it. Rejects when they cannot be read. */
  async open({ found, sha256 }: PrepackagedPlugin): Promise<SignedBundle> {
    if (found.signaturePath !== undefined)
      return { signature: await readFile(found.signaturePath), bundle: createReadStream(found.path) };
    const bytes = await readFile(found.path);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${found.path} has changed since the server was started. Start it anew.`);
    return { signature: await this.#options.sign(bytes), bundle: Readable.from([bytes]) };
  }

  /** Looks through the folders and installs what is due; what is wrong with one plugin is logged and leaves the others. */
  async process(): Promise<void> {
    const { folders, factsPath, keys, logger } = this.#options;
    const facts = new FactsFile(factsPath, digest(await keys.files()));
    this.#offered.clear();
    for (const folder of folders) {
      const { bundles, stray } = bundlesIn(folder);
      for (const signature of stray)
        logger.warn('A signature among the prepackaged plugins has no bundle', { signature });
      for (const bundle of bundles)
        await this.#processBundle(bundle, facts).catch((error: unknown) => refused(logger, bundle, error));
    }
    await facts.save().catch((error: unknown) =>
      logger.warn('What is known of the prepackaged plugins cannot be kept: each start reads them anew', {
        error: textOf(error),
      }),
    );
  }

  async #processBundle(found: FoundBundle, known: FactsFile): Promise<void> {
    const { limits, temporary, keys, logger } = this.#options;
    let facts = known.get(found);
    if (!facts) {
      const stamp = stampOf(found);
      facts = await inspectBundle(found, { keys: () => keys.all(), limits: limits(), temporary });
      known.set(found, stamp, facts);
    }
    if (facts.refusal !== undefined) return refused(logger, found, facts.refusal);
    const plugin: PrepackagedPlugin = { ...facts, found };
    const { id } = plugin.manifest;
    const other = this.#offered.get(id);
    if (other && !isNewer(plugin.manifest, other.manifest.version)) return;
    this.#offered.set(id, plugin);
    await this.#installIfDue(plugin);
  }

  async #installIfDue(plugin: PrepackagedPlugin): Promise<void> {
    const { core, host, logger } = this.#options;
    const { AutomaticPrepackagedPlugins, PluginStates } = core.config.get().PluginSettings;
    if (AutomaticPrepackagedPlugins === false) return;
    const { manifest, sha256 } = plugin;
    const enabled = PluginStates[manifest.id]?.Enable === true;
    const isDemo = manifest.id === DEMO_PLUGIN_ID;
    if (!enabled && !isDemo) return;
    const there = installedVersion(host, manifest.id);
    if (there !== undefined && !isNewer(manifest, there)) return;
    const mark = await core.system.get(MARK + manifest.id);
    // It was there once: somebody removed it, or went back to what was before it.
    if (there === undefined ? mark !== undefined && !enabled : mark === sha256) return;
    const { bundle, signature } = await this.open(plugin);
    try {
      await host.install(bundle, { source: 'prepackaged', signature });
    } catch (error) {
      if (there !== undefined || installedVersion(host, manifest.id) === undefined) throw error;
      // It is there, and shown with what keeps it from starting.
      logger.error('A prepackaged plugin was installed and does not start', {
        plugin_id: manifest.id,
        error: textOf(error),
      });
    }
    await core.system.set(MARK + manifest.id, sha256);
    logger.info('A prepackaged plugin was installed', {
      plugin_id: manifest.id,
      version: manifest.version,
      ...(there === undefined ? {} : { replaced: there }),
    });
  }
}

function installedVersion(host: Pick<PluginHost, 'list'>, id: string): string | undefined {
  const { active, inactive } = host.list();
  return [...active, ...inactive].find((manifest) => manifest.id === id)?.version;
}

const isNewer = (manifest: Manifest, version: string): boolean =>
  isStrictVersion(manifest.version) &&
  isStrictVersion(version) &&
  compareVersions(manifest.version, version) > 0;

function digest(keys: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const key of keys) hash.update(`${String(key.length)}\n`).update(key);
  return hash.digest('hex');
}

function refused(logger: Logger, { path }: FoundBundle, error: unknown): void {
  logger.error('A prepackaged plugin is not installed and not offered', {
    bundle: path,
    error: textOf(error),
  });
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
