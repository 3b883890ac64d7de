import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '@patchbay/contract';
import type { Manifest } from '@patchbay/manifest';
import type { DesiredPlugin } from '../desired-plugins.ts';
import type { ManagedPlugin } from '../lifecycle/managed-plugin.ts';
import { notInstalled, notRemoved, stateNotSaved, textOf, wantedNotActivated } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import type { KeptVersion } from '../plugin-ledger.ts';
import { assertSigned } from './assert-signed.ts';
import type { SignatureCheck } from './assert-signed.ts';
import { receiveBundle } from './incoming-bundle.ts';
import type { IncomingBundle } from './incoming-bundle.ts';
import { noSuchVersion, signatureMissing, versionDamaged, versionsOfUnmanaged } from './install-errors.ts';
import { assertMayReplace, sourceOf, strategyOf } from './install-strategy.ts';
import type { InstallOptions } from './install-strategy.ts';
import { Installer } from './installer.ts';
import type { KeptVersions } from './kept-versions.ts';
import { storedSignature } from './restore-plugin.ts';
import type { VersionChanges } from './version-changes.ts';

export interface RollbackOptions {
  /** SHA-256 of a kept version, its beginning (8 digits or more), or its version; the one before when left out. */
  readonly sha256?: string;
  /** Puts back the settings and data that it had when it was replaced; otherwise they stay as they are. */
  readonly restoreData?: boolean;
}

/** What a plugin takes on disk, in bytes. */
export interface DiskUse {
  /** Kept bundles, the running version's included. */
  readonly bundles: number;
  /** What is unpacked on this node. */
  readonly unpacked: number;
}

/** The fewest digits of a SHA-256 that may stand for it. */
const LEAST_DIGITS = 8;

/** Every way in, back and out. What concerns one id happens one after the other, on whatever node. */
export class Installs {
  readonly #parts: HostParts;
  readonly #kept: KeptVersions;
  readonly #changes: VersionChanges;
  readonly #installer: Installer;

  constructor(parts: HostParts, kept: KeptVersions, changes: VersionChanges) {
    this.#parts = parts;
    this.#kept = kept;
    this.#changes = changes;
    this.#installer = new Installer(parts, kept, changes);
  }

  async install(bundle: Readable, options: InstallOptions): Promise<Manifest> {
    const { desired, runs, serverVersion, settings } = this.#parts;
    const source = sourceOf(options);
    const check = await this.#checkOf(options).catch((error: unknown) => {
      bundle.destroy();
      throw error;
    });
    const { limits } = settings();
    const incoming = await receiveBundle(bundle, { ...this.#parts, limits, serverVersion, check });
    const { manifest } = incoming;
    try {
      options.accept?.(manifest);
    } catch (error) {
      await incoming.discard();
      throw error;
    }
    return this.#change(manifest.id, incoming, async () => {
      await runs.dropAttached(manifest.id);
      const installed = await desired.get(manifest.id);
      assertMayReplace(strategyOf(options), manifest, installed);
      const wanted = !installed && desired.isWanted?.(manifest.id) === true;
      const prepackaged = source === 'prepackaged';
      const { signature } = options;
      const plugin = await this.#installer.place(incoming, { installed, prepackaged, signature });
      if (wanted) await this.#runAsWanted(plugin);
      return manifest;
    });
  }

  /** Goes to a kept version, by the same steps as an upgrade. Rejects, and changes nothing, when its bytes are damaged. */
  async rollback(pluginId: string, { sha256, restoreData }: RollbackOptions): Promise<Manifest> {
    const { runs } = this.#parts;
    const row = await this.#managed(pluginId);
    const target = await this.#versionToGoTo(row, sha256);
    const check = await storedSignature(target, this.#parts);
    const incoming = await this.#receiveKept(target, check);
    return this.#change(pluginId, incoming, async () => {
      await runs.dropAttached(pluginId);
      const { prepackaged, installedAt } = target;
      const signature = check?.signature ?? (await this.#parts.store.signature(pluginId, target.sha256));
      const installed = await this.#managed(pluginId);
      await this.#installer.place(incoming, {
        installed,
        prepackaged,
        installedAt,
        signature,
        restoreData: restoreData === true,
      });
      return incoming.manifest;
    });
  }

  /**
   * The row goes before the bytes: a server that ends before has the plugin, disabled; one that ends after sweeps what
   * is left at its next start. Settings and data stay (contract: management §2).
   */
  async remove(id: string, disable: () => Promise<DesiredPlugin>): Promise<void> {
    const { desired, folders, lease, logger, notes, store, table } = this.#parts;
    await lease.hold(id, async () => {
      const row = await disable();
      this.#changes.forget(id);
      const unpacked = table.installed.get(id)?.unpacked;
      if (row.unmanaged === true && unpacked)
        await folders.removeUnmanaged(unpacked.folder).catch((error: unknown) => {
          throw notRemoved(error);
        });
      else await store.withdraw(id);
      await desired.remove(id).catch((error: unknown) => {
        throw stateNotSaved(error);
      });
      table.installed.delete(id);
      notes.forget(id);
      await Promise.all([this.#kept.forget(id), folders.removeOthers(id)]).catch((error: unknown) => {
        logger.warn(`What is left of plugin ${id} is cleared at the next start: ${textOf(error)}`, {
          plugin_id: id,
        });
      });
    });
  }

  /** The running one first, then newest install first; of one that was unpacked by hand there is only that. */
  async versions(pluginId: string): Promise<(KeptVersion & { active: boolean })[]> {
    const row = await this.#parts.desired.get(pluginId);
    if (!row) throw notInstalled(pluginId);
    if (row.unmanaged === true) return [byHand(row)];
    const all = await this.#kept.list(pluginId);
    return all
      .map((version) => ({ ...version, active: version.sha256 === row.sha256 }))
      .sort((a, b) => Number(b.active) - Number(a.active));
  }

  async diskUse(pluginId: string): Promise<DiskUse> {
    const { folders, store, table } = this.#parts;
    let bundles = 0;
    for (const { sha256 } of await this.#kept.list(pluginId)) bundles += await store.size(pluginId, sha256);
    const unpacked = table.installed.get(pluginId)?.unpacked;
    const here = [join(folders.root, pluginId), ...(unpacked ? [unpacked.folder] : [])];
    const [first = '', second] = here;
    const apart = second !== undefined && !second.startsWith(`${first}/`) && second !== first;
    return { bundles, unpacked: (await bytesBelow(first)) + (apart ? await bytesBelow(second) : 0) };
  }

  /** What is done to one id, alone; the bundle goes when it is over. */
  async #change<T>(pluginId: string, incoming: IncomingBundle, work: () => Promise<T>): Promise<T> {
    const { changed, lease, locks } = this.#parts;
    try {
      return await locks.run(pluginId, () => lease.hold(pluginId, work));
    } finally {
      changed();
      await incoming.discard();
    }
  }

  async #checkOf(options: InstallOptions): Promise<SignatureCheck | undefined> {
    const { requireSignature, trustedKeys } = this.#parts;
    const { signature } = options;
    const source = sourceOf(options);
    const mustBeSigned =
      source === 'marketplace' || source === 'prepackaged' || (source === 'file-store' && requireSignature());
    if (signature === undefined && mustBeSigned) throw signatureMissing();
    if (signature === undefined) return undefined;
    // In the file store a signature that is not asked for is only kept (contract: management §3).
    if (source === 'file-store' && !requireSignature()) return undefined;
    return { signature, keys: await trustedKeys() };
  }

  /** Enabled before it was there: it runs at once. One that does not start stays, for it may have to be configured first. */
  async #runAsWanted(plugin: ManagedPlugin): Promise<void> {
    const { desired, runs } = this.#parts;
    plugin.row.enabled = true;
    await desired.save(plugin.row).catch((error: unknown) => {
      throw stateNotSaved(error);
    });
    await runs.activate(plugin);
    if (runs.on && !plugin.active) throw wantedNotActivated(plugin.id, plugin.error);
  }

  /** A signature that nobody asked for is kept when it is good: it may be asked for later. */
  async #goodSignature(
    { archive, manifest }: IncomingBundle,
    { signature }: InstallOptions,
  ): Promise<Uint8Array | undefined> {
    const { logger, trustedKeys } = this.#parts;
    if (signature === undefined) return undefined;
    try {
      await assertSigned(createReadStream(archive), { signature, keys: await trustedKeys() });
      return signature;
    } catch (error) {
      logger.warn(`The signature of plugin ${manifest.id} in the file store is left out: ${textOf(error)}`, {
        plugin_id: manifest.id,
      });
      return undefined;
    }
  }

  async #managed(pluginId: string): Promise<DesiredPlugin> {
    const row = await this.#parts.desired.get(pluginId);
    if (!row) throw notInstalled(pluginId);
    if (row.unmanaged !== true) return row;
    throw versionsOfUnmanaged(pluginId, this.#parts.table.installed.get(pluginId)?.unpacked?.folder ?? '');
  }

  async #versionToGoTo(row: DesiredPlugin, wanted: string | undefined): Promise<KeptVersion> {
    if (wanted === undefined) {
      const previous = await this.#kept.previous(row);
      if (!previous) throw noSuchVersion(row.pluginId, undefined);
      return previous;
    }
    const others = (await this.#kept.list(row.pluginId)).filter(({ sha256 }) => sha256 !== row.sha256);
    const exact = others.filter(({ sha256, version }) => sha256 === wanted || version === wanted);
    const isDigits = wanted.length >= LEAST_DIGITS && /^[0-9a-f]+$/.test(wanted);
    const found = exact[0] ?? (isDigits ? others.find(({ sha256 }) => sha256.startsWith(wanted)) : undefined);
    if (!found) throw noSuchVersion(row.pluginId, wanted);
    return found;
  }

  async #receiveKept(target: KeptVersion, check: SignatureCheck | undefined): Promise<IncomingBundle> {
    const { pluginId, sha256, version } = target;
    const source = await this.#parts.store.read(pluginId, sha256);
    const { limits } = this.#parts.settings();
    const incoming = await receiveBundle(source, { ...this.#parts, limits, check }).catch(
      (error: unknown) => {
        const isBroken = error instanceof AppError && error.id === 'app.plugin.extract.app_error';
        throw isBroken ? versionDamaged(pluginId, version, textOf(error)) : error;
      },
    );
    const found = incoming.record.sha256;
    if (found === sha256) return incoming;
    await incoming.discard();
    throw versionDamaged(pluginId, version, `their SHA-256 is ${found}, kept was ${sha256}`);
  }
}

function byHand({ pluginId, version, sha256, manifest, installedAt }: DesiredPlugin) {
  const none = { size: 0, signed: false, prepackaged: false };
  return { pluginId, version, sha256, manifest, installedAt, ...none, active: true };
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries.filter((one) => one.isFile()))
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0;
  return bytes;
}
