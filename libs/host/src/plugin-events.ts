import type { ClientManifest } from '@patchbay/manifest';
import type { PluginStatus } from './lifecycle/plugin-status.ts';

/** What the host tells; the server turns it into websocket events (contract: management §10). */
export interface PluginEvents {
  /** A plugin became active. `manifest` only when it has a web half. */
  enabled(manifest: ClientManifest | undefined, pluginId: string): void;
  /** A plugin is no longer active, whether by the administrator's wish or because it died for good. */
  disabled(manifest: ClientManifest | undefined, pluginId: string): void;
  /** It ended for the last time and is not started again: whoever looks after it has to know. */
  gaveUp?(status: PluginStatus): void;
  statusesChanged(statuses: PluginStatus[]): void;
}
