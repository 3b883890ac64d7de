import type { Logger } from '@patchbay/hooks';
import type { HostSettings } from '../host-settings.ts';
import type { UpgradeReport } from '../plugin-details.ts';
import type { CrashRecord, PluginLedger } from '../plugin-ledger.ts';
import type { PluginNotes } from '../plugin-notes.ts';
import type { InspectorRequests } from './inspector-requests.ts';
import type { ManagedPlugin } from './managed-plugin.ts';
import type { ProcessSurroundings } from './server-half.ts';

/** What every plugin of a host shares. */
export interface PluginSurroundings extends ProcessSurroundings {
  readonly serverVersion: string;
  readonly nodeId: string;
  /** What is said here under a plugin's id is kept in that plugin's log too. */
  readonly logger: Logger;
  readonly ledger: PluginLedger;
  readonly notes: PluginNotes;
  readonly inspectors: InspectorRequests;
  settings(): HostSettings;
  /** Something that a status or the list of hooks shows has changed. */
  changed(): void;
  /**
   * The process of a plugin has ended by itself. Whoever answers `leave` sees to what follows; it is not started again
   * then. Nobody is asked about one that is attached.
   */
  failed?(plugin: ManagedPlugin, crash: CrashRecord): 'restart' | 'leave';
  /** Its process ended for the last time. */
  gaveUp(plugin: ManagedPlugin): void;
  /** The wait after a crash is over. */
  restart(plugin: ManagedPlugin): void;
  /** What there is to say of its versions; nothing when left out. */
  versionsOf?(pluginId: string): { readonly previous: string; readonly upgrade: UpgradeReport | null };
  /** Hooks of it that are not asked for a while after timeouts; none when left out. */
  passedOver?(pluginId: string): string[];
}
