import type { API } from '@patchbay/contract';
import type { Clock, HookTrace, Logger } from '@patchbay/hooks';
import type { Manifest } from '@patchbay/manifest';
import type { DesiredPlugins } from './desired-plugins.ts';
import type { FileStore } from './file-store.ts';
import type { HostSettings } from './host-settings.ts';
import type { Disk } from './install/disk.ts';
import type { InspectorRequests } from './lifecycle/inspector-requests.ts';
import type { ClosableDriver } from './lifecycle/with-driver.ts';
import type { PluginEvents } from './plugin-events.ts';
import type { PluginLedger } from './plugin-ledger.ts';
import type { PluginWire } from './supervisor/plugin-wire.ts';

export interface PluginHostOptions {
  /** Bundles are unpacked below `<dataDir>/plugins`; the folder belongs to this host alone. */
  readonly dataDir: string;
  /** Shown as `cluster_id` in statuses; '' when there is one node. */
  readonly nodeId: string;
  /** The Mattermost version whose contract this server holds, for `min_server_version`. */
  readonly serverVersion: string;
  readonly desired: DesiredPlugins;
  readonly files: FileStore;
  /** The API one plugin sees. `bundlePath` is its unpacked folder; what the plugin logs goes to `logger`. */
  createApi(manifest: Manifest, bundlePath: string, logger: Logger): Partial<API>;
  /** The SQL of one run of a plugin; the host closes it when the process has ended. Without it plugins have none. */
  readonly createDriver?: (manifest: Manifest) => ClosableDriver | undefined;
  readonly events: PluginEvents;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** What nodes remember about plugins; a host without one forgets it when it ends. */
  readonly ledger?: PluginLedger;
  /** What the administrator set, read anew each time; `DEFAULT_HOST_SETTINGS` when left out. */
  readonly settings?: () => HostSettings;
  readonly onTrace?: (trace: HookTrace) => void;
  /** Armored or binary OpenPGP keys that may sign bundles. */
  readonly trustedKeys?: () => Promise<Uint8Array[]>;
  /** PluginSettings.RequirePluginSignature: what the file store holds must be signed; no when left out. */
  readonly requireSignature?: () => boolean;
  /** Bytes of the tables that a plugin made through SQL, which no rollback takes back; 0 when left out. */
  readonly sqlBytes?: (pluginId: string) => Promise<number>;
  /** The disk as an install asks it; the real one when left out. */
  readonly disk?: Disk;
  /** `START_DEADLINE_MS` when left out. */
  readonly startDeadlineMs?: number;
  /** Runs plugins with `server.runtime` "node"; the Node that runs this host when left out. */
  readonly nodePath?: string;
  /** Where interpreters of scripts are looked for; PATH when left out. */
  readonly searchPath?: string;
  /** Plugins in which Node's inspector is opened, in developer mode; those of the environment when left out. */
  readonly inspectors?: InspectorRequests;
  /** Instead of go-plugin over net/rpc. */
  readonly wire?: PluginWire;
}
