import type { DesiredPlugin } from '../desired-plugins.ts';
import { bundleChanged, bundleUnusable } from '../errors.ts';
import type { HostError } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import { assertSigned } from './assert-signed.ts';
import type { SignatureCheck } from './assert-signed.ts';
import { receiveBundle } from './incoming-bundle.ts';

import { signatureMissing } from './install-errors.ts';

/**
 * Where a plugin that should be on this node is unpacked, from the file store when it is not there yet. Resolves
 * with an error, rather than rejecting, when that cannot be done: one bad bundle keeps no server from starting.
 */
export async function restorePlugin(
  row: DesiredPlugin,
  parts: HostParts,
): Promise<UnpackedPlugin | HostError> {
  const { folders, logger, store } = parts;
  const { pluginId, sha256 } = row;
  try {
    const check = await storedSignature(row, parts);
    const there = await folders.find(pluginId, sha256);
    if (there) {
      if (check) await assertSigned(await store.read(pluginId, sha256), check);
      return there;
    }
    const source = await store.read(pluginId, sha256);
    const bundle = await receiveBundle(source, { ...parts, limits: parts.settings().limits, check });
    try {
      if (bundle.record.sha256 !== sha256) throw bundleChanged(pluginId, sha256, bundle.record.sha256);
      return await folders.adopt(pluginId, bundle.unpacked, bundle.record);
    } finally {
      await bundle.discard();
    }
  } catch (error) {
    const problem = bundleUnusable(pluginId, error);
    logger.error(problem.message, { plugin_id: pluginId });
    return problem;
  }
}

/** What of the file store must be signed where signatures are required (contract: management §3). */
export async function storedSignature(
  { pluginId, sha256 }: Pick<DesiredPlugin, 'pluginId' | 'sha256'>,
  { requireSignature, store, trustedKeys }: HostParts,
): Promise<SignatureCheck | undefined> {
  if (!requireSignature()) return undefined;
  const signature = await store.signature(pluginId, sha256);
  if (!signature) throw signatureMissing();
  return { signature, keys: await trustedKeys() };
}
