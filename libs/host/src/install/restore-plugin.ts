import type { Logger } from '@patchbay/hooks';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { bundleChanged, bundleUnusable } from '../errors.ts';
import type { HostError } from '../errors.ts';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import type { BundleStore } from './bundle-store.ts';
import { receiveBundle } from './incoming-bundle.ts';
import type { Machine } from './machine.ts';
import type { PluginFolders } from './plugin-folders.ts';

/**
 * Where a plugin that should be on this node is unpacked, from the file store when it is not there yet. Resolves
 * with an error, rather than rejecting, when that cannot be done: one bad bundle keeps no server from starting.
 */
export async function restorePlugin(
  row: DesiredPlugin,
  folders: PluginFolders,
  store: BundleStore,
  machine: Machine,
  logger: Logger,
): Promise<UnpackedPlugin | HostError> {
  const there = await folders.find(row.pluginId, row.sha256);
  if (there) return there;
  try {
    const bundle = await receiveBundle(await store.read(row.pluginId), folders, machine, logger);
    try {
      if (bundle.record.sha256 !== row.sha256)
        throw bundleChanged(row.pluginId, row.sha256, bundle.record.sha256);
      return await folders.adopt(row.pluginId, bundle.unpacked, bundle.record);
    } finally {
      await bundle.discard();
    }
  } catch (error) {
    const problem = bundleUnusable(row.pluginId, error);
    logger.error(problem.message, { plugin_id: row.pluginId });
    return problem;
  }
}
