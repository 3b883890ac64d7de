import { compareVersions, isStrictVersion } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { alreadyInstalled, notNewer } from '../errors.ts';

/** What an install may do to a plugin that is there already (contract: management §2). */
export type InstallStrategy = 'only-if-new' | 'only-if-newer' | 'always';

/** Throws Mattermost's error when the strategy does not let `manifest` take the place of `installed`. */
export function assertMayReplace(
  strategy: InstallStrategy,
  manifest: Manifest,
  installed: DesiredPlugin | undefined,
): void {
  if (!installed || strategy === 'always') return;
  if (strategy === 'only-if-new') throw alreadyInstalled(installed.pluginId, installed.version);
  const comparable = isStrictVersion(manifest.version) && isStrictVersion(installed.version);
  if (comparable && compareVersions(manifest.version, installed.version) > 0) return;
  throw notNewer(installed.pluginId, installed.version);
}
