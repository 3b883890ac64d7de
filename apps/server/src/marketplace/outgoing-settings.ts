import type { Core } from '@patchbay/core';
import { AllowedInternal } from './internal-addresses.ts';

/** What the configuration says about asking other servers for plugins. */
export interface OutgoingSettings {
  /** PluginSettings.AllowInsecureDownloadURL: http beside https. */
  readonly allowInsecure: boolean;
  /** ServiceSettings.EnableInsecureOutgoingConnections: certificates that no authority vouches for. */
  readonly insecureTls: boolean;
  /** Whether an internal address may be asked although somebody else named it. */
  allowsInternal(host: string, address: string): boolean;
}

export function outgoingSettings(config: Pick<Core['config'], 'get'>): OutgoingSettings {
  const { PluginSettings, ServiceSettings } = config.get();
  const listed = new AllowedInternal(ServiceSettings.AllowedUntrustedInternalConnections ?? '');
  return {
    allowInsecure: PluginSettings.AllowInsecureDownloadURL === true,
    insecureTls: ServiceSettings.EnableInsecureOutgoingConnections === true,
    allowsInternal: (host, address) => ServiceSettings.EnableDeveloper === true || listed.has(host, address),
  };
}
