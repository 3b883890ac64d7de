import type { Core } from '@patchbay/core';
import { pluginsDisabled } from './errors.ts';

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
