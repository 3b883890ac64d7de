import type { PluginComponentEntry } from '@patchbay/registry';

type Entries = readonly PluginComponentEntry[];

/** Those that are applications of their own come first, and in this order (contract: webapp §7). */
const firstPlugins = ['mattermost-ai', 'focalboard', 'playbooks'];

const rank = ({ pluginId }: PluginComponentEntry) => firstPlugins.indexOf(pluginId);

export function inAppBarOrder(entries: Entries): { first: Entries; others: Entries } {
  return {
    first: entries.filter((entry) => rank(entry) >= 0).sort((one, other) => rank(one) - rank(other)),
    others: entries.filter((entry) => rank(entry) < 0),
  };
}
