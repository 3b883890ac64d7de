import type { PluginHost } from '@patchbay/host';
import { installedManifest } from './installed-manifest.ts';

/** 404 of what is neither installed nor attached. */
export function assertInstalled(host: Pick<PluginHost, 'list'>, pluginId: string): void {
  installedManifest(host, pluginId);
}
