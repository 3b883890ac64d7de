import type { DesiredPlugin } from '../desired-plugins.ts';
import type { HostParts } from '../host-parts.ts';
import type { KeptVersion } from '../plugin-ledger.ts';

/** The first number of both, where there is one, is not the same: what worked may work differently. */
export function isMajorStep(from: string, to: string): boolean {
  const [before, after] = [from, to].map((version) => /^\d+/.exec(version)?.[0]);
  return before !== undefined && after !== undefined && before !== after;
}

/** The versions whose bytes are kept to go back to: their entries in the ledger, their bytes, and when both go. */
export class KeptVersions {
  readonly #parts: Pick<HostParts, 'desired' | 'ledger' | 'settings' | 'store'>;
  /** What `rollback` would go to, by plugin id. */
  readonly #previous = new Map<string, string>();

  constructor(parts: Pick<HostParts, 'desired' | 'ledger' | 'settings' | 'store'>) {
    this.#parts = parts;
  }

  /** The one that `rollback` goes to, in words; '' for nowhere. */
  previousOf(pluginId: string): string {
    return this.#previous.get(pluginId) ?? '';
  }

  /** Newest install first, the running one included. */
  async list(pluginId: string): Promise<KeptVersion[]> {
    const versions = await this.#parts.ledger.versions(pluginId);
    return versions.sort((a, b) => b.installedAt - a.installedAt);
  }

  /** The newest of those that were installed before `row`: going back twice goes back two versions. */
  async previous(row: DesiredPlugin): Promise<KeptVersion | undefined> {
    const all = await this.list(row.pluginId);
    return all.find(({ sha256, installedAt }) => sha256 !== row.sha256 && installedAt < row.installedAt);
  }

  /** Notes the version that a row names, unless it is noted; and has its bytes at both places. */
  async keep(row: DesiredPlugin): Promise<void> {
    const { ledger, store } = this.#parts;
    const { pluginId, version, sha256, manifest, prepackaged, installedAt } = row;
    await store.repair(pluginId, sha256);
    const known = await ledger.versions(pluginId);
    // One that was installed anew is the newest again.
    if (!known.some((one) => one.sha256 === sha256 && one.installedAt === installedAt)) {
      const size = await store.size(pluginId, sha256);
      const signed = (await store.signature(pluginId, sha256)) !== undefined;
      await ledger.keepVersion({
        pluginId,
        version,
        sha256,
        manifest,
        size,
        signed,
        prepackaged,
        installedAt,
      });
    }
    await this.refresh(row);
  }

  /** Drops those beyond what the administrator keeps, the oldest first; never the one that runs. */
  async prune(row: DesiredPlugin): Promise<void> {
    const others = (await this.list(row.pluginId)).filter(({ sha256 }) => sha256 !== row.sha256);
    for (const { sha256 } of others.slice(this.#parts.settings().versionsKept))
      await this.drop(row.pluginId, sha256);
    await this.refresh(row);
  }

  /** The entry first: bytes that nothing names are swept at the next start. */
  async drop(pluginId: string, sha256: string): Promise<void> {
    await this.#parts.ledger.dropVersion(pluginId, sha256);
    await this.#parts.store.drop(pluginId, sha256);
  }

  async refresh(row: DesiredPlugin): Promise<void> {
    this.#previous.set(row.pluginId, (await this.previous(row))?.version ?? '');
  }

  /** Forgets all of an id: it was removed. */
  async forget(pluginId: string): Promise<void> {
    const { ledger, store } = this.#parts;
    this.#previous.delete(pluginId);
    await ledger.forget(pluginId);
    for (const stored of await store.versions())
      if (stored.pluginId === pluginId) await store.drop(pluginId, stored.sha256);
  }
}
