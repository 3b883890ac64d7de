import settings from '../facts/config-settings.json' with { type: 'json' };
import { patchbayAccess } from './patchbay-settings.ts';
import { configLeaves, getAt, setAt, type ConfigLeaf, type ConfigTree } from './config-tree.ts';

/** Whether the one who asks holds a permission. */
export type Grants = (permission: string) => boolean;

const MARKS = new Set(['write_restrictable', 'cloud_restrictable']);
const areas: Readonly<Record<string, readonly string[]>> = { ...settings.access, ...patchbayAccess };

/** Settings that only a change on the machine itself may touch (contract: management §1). */
export const MACHINE_ONLY = [
  'PluginSettings.EnableUploads',
  'PluginSettings.SignaturePublicKeyFiles',
  'ImportSettings.Directory',
];

export function mayRead(leaf: ConfigLeaf, grants: Grants): boolean {
  return grants('manage_system') || areasOf(leaf).some((area) => grants(`sysconsole_read_${area}`));
}

export function mayWrite(leaf: ConfigLeaf, grants: Grants): boolean {
  return grants('manage_system') || areasOf(leaf).some((area) => grants(`sysconsole_write_${area}`));
}

/** The permission that writing it needs, in words of the contract. */
export function writersOf(leaf: ConfigLeaf): string {
  return areasOf(leaf).map((area) => `sysconsole_write_${area}`)[0] ?? 'manage_system';
}

/** Not writable over the API while ExperimentalSettings.RestrictSystemAdmin is on. */
export function isWriteRestrictable(leaf: ConfigLeaf): boolean {
  return areas[leaf.path]?.includes('write_restrictable') ?? false;
}

/** The settings that one may read. */
export function readable(config: ConfigTree, grants: Grants): ConfigTree {
  if (grants('manage_system')) return config;
  const result: ConfigTree = {};
  for (const leaf of configLeaves()) {
    const value = getAt(config, leaf.keys);
    if (value !== undefined && mayRead(leaf, grants)) setAt(result, leaf.keys, value);
  }
  return result;
}

function areasOf(leaf: ConfigLeaf): string[] {
  return (areas[leaf.path] ?? []).filter((area) => !MARKS.has(area));
}
