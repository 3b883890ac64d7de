import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from '@patchbay/hooks';
import { assertPluginId, MANIFEST_FILES, readManifest } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import { bundleUnusable, HostError, stateNotSaved, textOf } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import { ManagedPlugin } from '../lifecycle/managed-plugin.ts';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import type { Machine } from './machine.ts';
import { recordPlugin } from './plugin-record.ts';

/** A plugin that somebody unpacked into `<dataDir>/plugins/<any name>` by hand. */
export interface UnmanagedPlugin {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Further folders that hold the same id. */
  readonly others: readonly string[];
}

/** Looks for plugins below `root`, by id. What cannot be read is logged by its path and left alone. */
export async function findUnmanaged(root: string, logger: Logger): Promise<Map<string, UnmanagedPlugin>> {
  const found = new Map<string, UnmanagedPlugin>();
  for (const name of (await readdir(root)).sort()) {
    const folder = join(root, name);
    if (name.startsWith('.') || !(await holdsManifest(folder))) continue;
    try {
      const { manifest } = await readManifest(folder);
      assertPluginId(manifest.id);
      const first = found.get(manifest.id);
      found.set(
        manifest.id,
        first ? { ...first, others: [...first.others, folder] } : { folder, manifest, others: [] },
      );
    } catch (error) {
      logger.warn(`The folder ${folder} holds no plugin that can be used: ${textOf(error)}`);
    }
  }
  return found;
}

/** What is in the folder now counts as what was found good: nobody has looked at it before. */
export async function takeAsItIs(
  { folder, manifest, others }: UnmanagedPlugin,
  machine: Machine,
): Promise<UnpackedPlugin | HostError> {
  if (others.length > 0)
    return new HostError(
      'host.several_folders',
      `plugin ${manifest.id} was unpacked by hand more than once, into ${[folder, ...others].join(' and ')}. Remove all but one, then restart the server`,
    );
  try {
    const { path } = await readManifest(folder);
    const record = await recordPlugin(folder, basename(path), manifest, '', machine.platform);
    return { folder, record };
  } catch (error) {
    return bundleUnusable(manifest.id, error);
  }
}

/** A plugin that is enabled again is read again: whoever unpacked it may have worked on it since. */
export async function refreshUnmanaged(plugin: ManagedPlugin, parts: HostParts): Promise<ManagedPlugin> {
  const { around, desired, folders, logger, machine, table } = parts;
  const found = (await findUnmanaged(folders.root, logger)).get(plugin.id);
  if (!found) return plugin;
  const { manifest } = found;
  const row = { ...plugin.row, manifest, version: manifest.version };
  await desired.save(row).catch((error: unknown) => {
    throw stateNotSaved(error);
  });
  const fresh = new ManagedPlugin(row, await takeAsItIs(found, machine), around);
  table.installed.set(row.pluginId, fresh);
  return fresh;
}

async function holdsManifest(folder: string): Promise<boolean> {
  const there = await stat(folder).catch(() => undefined);
  if (!there?.isDirectory()) return false;
  const names: string[] = await readdir(folder).catch(() => []);
  return MANIFEST_FILES.some((name) => names.includes(name));
}
