import { compareVersions, isStrictVersion } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { alreadyInstalled, notNewer } from '../errors.ts';

/** What an install may do to a plugin that is there already (contract: management §2). */
export type InstallStrategy = 'only-if-new' | 'only-if-newer' | 'always';

/** Where a bundle comes from; `file-store` is where somebody put it, by hand or by another server. */
export type InstallSource = 'upload' | 'url' | 'marketplace' | 'prepackaged' | 'plugin' | 'file-store';

export interface InstallOptions {
  /** `upload` when left out. What comes from `marketplace` or `prepackaged` must be signed. */
  readonly source?: InstallSource;
  /** Replace what is there, whatever its version. */
  readonly force?: boolean;
  /** Detached OpenPGP signature; the bundle is refused unless a trusted key made it. */
  readonly signature?: Uint8Array;
  /** Looks at what is in the bundle before anything is touched; what it throws ends the install. */
  readonly accept?: (manifest: Manifest) => void;
  /** As `source: 'prepackaged'`. */
  readonly prepackaged?: boolean;
}

export const sourceOf = ({ source, prepackaged }: InstallOptions): InstallSource =>
  source ?? (prepackaged === true ? 'prepackaged' : 'upload');

/** What lies in the file store under a name of its own replaces nothing; under the name of a plugin it is forced. */
export function strategyOf(options: InstallOptions): InstallStrategy {
  const source = sourceOf(options);
  if (options.force === true || source === 'marketplace') return 'always';
  return source === 'prepackaged' ? 'only-if-newer' : 'only-if-new';
}

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
