import { systemClock } from '@patchbay/hooks';
import type { Clock, Logger } from '@patchbay/hooks';
import { goPlatform } from '@patchbay/manifest';
import type { DesiredPlugins } from './desired-plugins.ts';
import { Guardian } from './guardian/guardian.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import type { HostSettings } from './host-settings.ts';
import { BundleStore } from './install/bundle-store.ts';
import { realDisk } from './install/disk.ts';
import type { Disk } from './install/disk.ts';
import { InstallLease } from './install/install-lease.ts';
import type { Machine } from './install/machine.ts';
import { PluginFolders } from './install/plugin-folders.ts';
import { KeyedLock } from './keyed-lock.ts';
import { AttachedPlugins } from './lifecycle/attached-plugins.ts';
import { inspectorRequests } from './lifecycle/inspector-requests.ts';
import type { PluginSurroundings } from './lifecycle/plugin-surroundings.ts';
import { MemoryPluginLedger } from './memory-plugin-ledger.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';
import type { PluginLedger } from './plugin-ledger.ts';
import { PluginNotes } from './plugin-notes.ts';
import { PluginRuns } from './plugin-runs.ts';
import { PluginTable } from './plugin-table.ts';
import { START_DEADLINE_MS } from './supervisor/plugin-process.ts';
import { goPluginWire } from './supervisor/plugin-wire.ts';
import { SocketFolders } from './supervisor/socket-folder.ts';

/** What the parts of a host work with. */
export interface HostParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: Machine;
  readonly disk: Disk;
  readonly serverVersion: string;
  readonly desired: DesiredPlugins;
  readonly ledger: PluginLedger;
  readonly notes: PluginNotes;
  readonly locks: KeyedLock;
  readonly lease: InstallLease;
  readonly folders: PluginFolders;
  readonly store: BundleStore;
  readonly guardian: Guardian;
  readonly sockets: SocketFolders;
  readonly around: PluginSurroundings;
  readonly attached: AttachedPlugins;
  readonly table: PluginTable;
  readonly runs: PluginRuns;
  settings(): HostSettings;
  trustedKeys(): Promise<Uint8Array[]>;
  requireSignature(): boolean;
  sqlBytes(pluginId: string): Promise<number>;
  /** Something that a status or the list of hooks shows has changed. */
  changed(): void;
}

/** What the host as a whole answers when a plugin turns to it. */
export type HostReactions = Pick<
  Required<PluginSurroundings>,
  'changed' | 'failed' | 'passedOver' | 'versionsOf'
>;

/** Makes the parts of a host of its options; nothing is started. */
export function hostParts(options: PluginHostOptions, reactions: HostReactions): HostParts {
  const clock = options.clock ?? systemClock;
  const settings = options.settings ?? (() => DEFAULT_HOST_SETTINGS);
  const notes = new PluginNotes({ logger: options.logger, clock, settings });
  const { logger } = notes.logs;
  const ledger = options.ledger ?? new MemoryPluginLedger();
  const disk = options.disk ?? realDisk;
  const folders = new PluginFolders(options.dataDir, disk);
  const sockets = new SocketFolders();
  const guardian = new Guardian({ folder: () => sockets.base, logger, clock });
  const locks = new KeyedLock();
  const machine = {
    platform: goPlatform(),
    nodePath: options.nodePath ?? process.execPath,
    searchPath: options.searchPath ?? process.env['PATH'] ?? '',
  };
  const around: PluginSurroundings = {
    ...reactions,
    serverVersion: options.serverVersion,
    nodeId: options.nodeId,
    machine,
    startDeadlineMs: options.startDeadlineMs ?? START_DEADLINE_MS,
    guardian,
    sockets,
    wire: options.wire ?? goPluginWire,
    logger,
    clock,
    ledger,
    notes,
    inspectors: options.inspectors ?? inspectorRequests(process.env),
    settings,
    createApi: (manifest, bundlePath, voice) => options.createApi(manifest, bundlePath, voice),
    createDriver: options.createDriver,
    gaveUp: (plugin) => {
      runs.announceDisabled(plugin);
      if (!plugin.attachment) options.events.gaveUp?.(plugin.status());
    },
    restart: (plugin) => {
      void runs.restart(plugin);
    },
  };
  const attached = new AttachedPlugins(around);
  const table = new PluginTable(attached);
  const runs = new PluginRuns({ table, attached, locks, events: options.events });
  return {
    clock,
    logger,
    machine,
    disk,
    serverVersion: options.serverVersion,
    desired: options.desired,
    ledger,
    notes,
    locks,
    lease: new InstallLease({
      ledger,
      holder: () => `${options.nodeId}:${folders.holder}`,
      clock,
      logger,
    }),
    folders,
    store: new BundleStore(options.files),
    guardian,
    sockets,
    around,
    attached,
    table,
    runs,
    settings,
    trustedKeys: async () => (await options.trustedKeys?.()) ?? [],
    requireSignature: () => options.requireSignature?.() ?? false,
    sqlBytes: async (pluginId) => (await options.sqlBytes?.(pluginId)) ?? 0,
    changed: reactions.changed,
  };
}
