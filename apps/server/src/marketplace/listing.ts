import type { Manifest } from '@patchbay/manifest';
import { localEntry, type Label, type ListedPlugin, type MarketplaceEntry } from './entry.ts';
import { isNewer } from './version-order.ts';

/** A plugin that is on this machine, installed or prepackaged. */
export interface OwnPlugin {
  readonly manifest: Manifest;
  readonly iconData: string;
}

export interface ListingSources {
  /** Undefined when the marketplace was not asked, or did not answer. */
  readonly remote: readonly MarketplaceEntry[] | undefined;
  readonly prepackaged: readonly OwnPlugin[];
  readonly installed: readonly OwnPlugin[];
}

const LOCAL: Label = {
  name: 'Local',
  description: 'This plugin is not listed in the marketplace.',
  url: '',
  color: '',
};

/**
 * Merges what the marketplace offers with what is on this machine: a prepackaged one replaces the marketplace's only if
 * it is newer; an installed one marks the entry, or gets one of its own (contract: management §7).
 */
export function mergeListing({ remote, prepackaged, installed }: ListingSources): ListedPlugin[] {
  const merged = new Map<string, ListedPlugin>();
  const add = (entry: MarketplaceEntry): void =>
    void merged.set(entry.manifest.id, { ...entry, installed_version: '' });
  for (const entry of remote ?? []) add(entry);
  for (const { manifest, iconData } of prepackaged) {
    const listed = merged.get(manifest.id);
    if (!listed || isNewer(manifest.version, listed.manifest.version)) add(localEntry(manifest, iconData));
  }
  for (const { manifest, iconData } of installed) {
    // Whether the marketplace lists it is known only when it answered.
    if (!merged.has(manifest.id)) add(localEntry(manifest, iconData, remote ? [LOCAL] : []));
    const listed = merged.get(manifest.id);
    if (listed) listed.installed_version = manifest.version;
  }
  return [...merged.values()].sort(byName);
}

/** The id itself, or a part of name or description, in any case. */
export function matchesFilter({ manifest }: ListedPlugin, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '' || manifest.id.toLowerCase() === wanted) return true;
  return [manifest.name, manifest.description ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

function byName(a: ListedPlugin, b: ListedPlugin): number {
  const [one, two] = [a, b].map(({ manifest }) => `${manifest.name.toLowerCase()}\n${manifest.id}`);
  return (one ?? '') < (two ?? '') ? -1 : 1;
}
