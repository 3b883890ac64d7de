import { meetsMinimumServerVersion } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import { HostError } from '../errors.ts';

/** What is asked of a manifest before each start, in Mattermost's words (contract: management §6). */
export function assertMayRun(pluginId: string, manifest: Manifest, serverVersion: string): void {
  if (!meetsMinimumServerVersion(manifest, serverVersion))
    throw new HostError(
      'host.server_too_old',
      `plugin requires Mattermost ${manifest.min_server_version ?? ''}: ${pluginId}. This server has the contract of ${serverVersion}`,
    );
  if (!manifest.server && !manifest.webapp)
    throw new HostError(
      'host.no_part',
      'unable to start plugin: must at least have a web app or server component',
    );
}
