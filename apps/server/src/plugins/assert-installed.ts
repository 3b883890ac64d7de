import type { PluginHost } from '@patchbay/host';
import { notInstalled } from './errors.ts';

/** 404 of what is neither installed nor attached. */
export function assertInstalled(host: Pick<PluginHost, 'list'>, pluginId: string): void {
  const { active, inactive } = host.list();
  if (![...active, ...inactive].some(({ id }) => id === pluginId)) throw notInstalled(pluginId);
}
