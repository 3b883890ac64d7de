import type { Core } from '@patchbay/core';
import { resolve, sep } from 'node:path';
import { foldersConflict, pluginsDisabled } from './errors.ts';

type Switches = Pick<Core, 'config'>;

/** 501 of every plugin route while PluginSettings.Enable is false; before the permission (contract: management §9). */
export function assertPluginsEnabled({ config }: Switches): void {
  if (!config.get().PluginSettings.Enable) throw pluginsDisabled();
}

/** Uploads and downloads from a URL are on only together with plugins, and never where signatures are required. */
export function assertUploadsEnabled({ config }: Switches, otherwise: () => Error): void {
  const { Enable, EnableUploads, RequirePluginSignature } = config.get().PluginSettings;
  if (!Enable || !EnableUploads || RequirePluginSignature) throw otherwise();
}

/** 403 while one of PluginSettings.Directory and ImportSettings.Directory is within the other (contract: management §2). */
export function assertFoldersApart({ config }: Switches): void {
  const { PluginSettings, ImportSettings } = config.get();
  const [plugins, imports] = [PluginSettings.Directory, ImportSettings.Directory].map(
    (folder) => resolve(folder ?? '') + sep,
  ) as [string, string];
  if (plugins.startsWith(imports) || imports.startsWith(plugins)) throw foldersConflict();
}
