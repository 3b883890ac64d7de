import type { ConfigService } from '../config/config.service.ts';
import { AllowedInternal } from './internal-addresses.ts';

/** What the configuration says about asking other servers. */
export interface OutgoingSettings {
  /** PluginSettings.AllowInsecureDownloadURL: http beside https. */
  readonly allowInsecure: boolean;
  /** ServiceSettings.EnableInsecureOutgoingConnections: certificates that no authority vouches for. */
  readonly insecureTls: boolean;
  /** Whether an internal address may be asked although somebody else named it. */
  allowsInternal(host: string, address: string): boolean;
  /** The same, by the list alone. */
  listsInternal(host: string, address: string): boolean;
}

export function outgoingSettings(config: Pick<ConfigService, 'get'>): OutgoingSettings {
  const { PluginSettings, ServiceSettings } = config.get();
  const listed = new AllowedInternal(ServiceSettings.AllowedUntrustedInternalConnections ?? '');
  return {
    allowInsecure: PluginSettings.AllowInsecureDownloadURL === true,
    insecureTls: ServiceSettings.EnableInsecureOutgoingConnections === true,
    allowsInternal: (host, address) => ServiceSettings.EnableDeveloper === true || listed.has(host, address),
    listsInternal: (host, address) => listed.has(host, address),
  };
}
