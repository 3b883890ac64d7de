import type { PluginHost } from '@patchbay/host';
import { notInstalled } from './errors.ts';

/** The manifest of what is installed or attached; 404 for what is neither, which is all that some want to know. */
export function installedManifest(host: Pick<PluginHost, 'list'>, pluginId: string) {
  const { active, inactive } = host.list();
  const found = [...active, ...inactive].find(({ id }) => id === pluginId);
  if (!found) throw notInstalled(pluginId);
  return found;
}
