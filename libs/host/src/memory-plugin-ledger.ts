import type { CrashRecord, KeptVersion, PluginLedger, VersionChange } from './plugin-ledger.ts';

/** Crashes that are kept of each plugin. */
const CRASHES_KEPT = 50;

/** How settings and KV data of a plugin are copied and put back; whoever keeps none leaves it out. */
export interface PluginDataCopies {
  copy(pluginId: string): unknown;
  putBack(pluginId: string, copy: unknown): void;
}

/** The ledger of a host without a database: it ends with the process. */
export class MemoryPluginLedger implements PluginLedger {
  readonly #data: PluginDataCopies | undefined;
  readonly #versions = new Map<string, KeptVersion[]>();
  readonly #leases = new Map<string, { holder: string; until: number }>();
  readonly #changes = new Map<string, { change: VersionChange; copy: unknown }>();
  /** By plugin id and SHA-256 of the version that was replaced. */
  readonly #copies = new Map<string, unknown>();
  readonly #crashes = new Map<string, CrashRecord[]>();
  readonly #now: () => number;

  constructor(data?: PluginDataCopies, now: () => number = Date.now) {
    this.#data = data;
    this.#now = now;
  }

  versions(pluginId: string): Promise<KeptVersion[]> {
    return Promise.resolve(structuredClone(this.#versions.get(pluginId) ?? []));
  }

  async keepVersion(version: KeptVersion): Promise<void> {
    const others = (await this.versions(version.pluginId)).filter(({ sha256 }) => sha256 !== version.sha256);
    this.#versions.set(version.pluginId, [structuredClone(version), ...others]);
  }

  async dropVersion(pluginId: string, sha256: string): Promise<void> {
    const others = (await this.versions(pluginId)).filter((version) => version.sha256 !== sha256);
    this.#versions.set(pluginId, others);
    this.#copies.delete(`${pluginId} ${sha256}`);
  }

  lease(pluginId: string, holder: string, ttlMs: number): Promise<boolean> {
    const held = this.#leases.get(pluginId);
    const now = this.#now();
    if (held && held.holder !== holder && held.until > now) return Promise.resolve(false);
    this.#leases.set(pluginId, { holder, until: now + ttlMs });
    return Promise.resolve(true);
  }

  release(pluginId: string, holder: string): Promise<void> {
    if (this.#leases.get(pluginId)?.holder === holder) this.#leases.delete(pluginId);
    return Promise.resolve();
  }

  beginChange(change: VersionChange): Promise<void> {
    this.#changes.set(change.pluginId, { change, copy: this.#data?.copy(change.pluginId) });
    return Promise.resolve();
  }

  finishChange(pluginId: string): Promise<void> {
    const open = this.#changes.get(pluginId);
    if (open) this.#copies.set(`${pluginId} ${open.change.from}`, open.copy);
    this.#changes.delete(pluginId);
    return Promise.resolve();
  }

  undoChange(pluginId: string): Promise<void> {
    const open = this.#changes.get(pluginId);
    if (open) this.#data?.putBack(pluginId, open.copy);
    this.#changes.delete(pluginId);
    return Promise.resolve();
  }

  openChanges(): Promise<VersionChange[]> {
    return Promise.resolve([...this.#changes.values()].map(({ change }) => ({ ...change })));
  }

  restoreData(pluginId: string, sha256: string): Promise<boolean> {
    const key = `${pluginId} ${sha256}`;
    if (!this.#copies.has(key)) return Promise.resolve(false);
    this.#data?.putBack(pluginId, this.#copies.get(key));
    return Promise.resolve(true);
  }

  addCrash(record: CrashRecord): Promise<void> {
    const others = this.#crashes.get(record.pluginId) ?? [];
    this.#crashes.set(record.pluginId, [structuredClone(record), ...others].slice(0, CRASHES_KEPT));
    return Promise.resolve();
  }

  crashes(pluginId: string, page: number, perPage: number): Promise<CrashRecord[]> {
    const all = this.#crashes.get(pluginId) ?? [];
    return Promise.resolve(structuredClone(all.slice(page * perPage, (page + 1) * perPage)));
  }

  forget(pluginId: string): Promise<void> {
    this.#versions.delete(pluginId);
    this.#changes.delete(pluginId);
    this.#crashes.delete(pluginId);
    for (const key of this.#copies.keys()) if (key.startsWith(`${pluginId} `)) this.#copies.delete(key);
    return Promise.resolve();
  }
}
