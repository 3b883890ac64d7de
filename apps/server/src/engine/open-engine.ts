import { fileURLToPath } from 'node:url';
import { serverVersion } from '@patchbay/contract';
import { openCore, type ClusterBus, type Core } from '@patchbay/core';
import { chatHooks } from '@patchbay/hooks';
import { FolderFileStore, PluginHost } from '@patchbay/host';
import { contractManifest } from './contract-manifest.ts';
import { coreHttpSettings } from './core-http-settings.ts';
import type { EngineParts } from './engine.module.ts';
import { hostSettings } from './host-settings.ts';
import type { Logger } from './logger.ts';
import { pluginManagement } from './plugin-management.ts';
import { pluginWebsocketEvents } from './plugin-websocket-events.ts';
import { socketHooks } from './socket-hooks.ts';
import { administratorsTold } from './tell-administrators.ts';
import { syncPluginsWithConfig } from './plugin-config-sync.ts';
import { TrustedKeys } from '../keys/trusted-keys.ts';
import { ConnectionHub } from '../sockets/connection-hub.ts';
import { SOCKET_TIMING } from '../sockets/timing.ts';

/** What the build puts beside the server's bundle. */
const PLUGIN_SQL_SCRIPT = fileURLToPath(new URL('plugin-sql-worker.cjs', import.meta.url));

export interface EngineOptions {
  readonly dataDir: string;
  readonly filesDir: string;
  readonly logger: Logger;
  /** The chat's database; one in the data folder when left out. */
  readonly postgresUrl?: string | undefined;
  /** Variables of the configuration: MM_<SECTION>_<FIELD>. */
  readonly environment: Record<string, string | undefined>;
  /** Where the key files lie that PluginSettings.SignaturePublicKeyFiles names. */
  readonly keyFilesDir: string;
  /** Keys that may sign bundles besides: the one made for this data folder. */
  readonly ownKeys: () => Promise<Uint8Array[]>;
  /** The way to other nodes; none if left out. */
  readonly cluster?: ClusterBus;
  /** The script of plugins' SQL; the one beside the server's bundle when left out. */
  readonly pluginSqlScript?: string;
}

/** The libraries, put together; `host.start()` is left to the caller. */
export interface Engine extends EngineParts {
  readonly hub: ConnectionHub;
  /** Plugins no longer follow the configuration: before the host stops. */
  detach(): void;
}

/** Opens the chat and the plugin host on one data folder and introduces them to each other. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { logger } = options;
  const files = new FolderFileStore(options.filesDir);
  const core = await openCore({
    dataDir: options.dataDir,
    postgresUrl: options.postgresUrl,
    files,
    logger,
    environment: options.environment,
    cluster: options.cluster,
    pluginSqlScript: options.pluginSqlScript ?? PLUGIN_SQL_SCRIPT,
  });
  const keys = new TrustedKeys({
    folder: options.keyFilesDir,
    config: core.config,
    own: options.ownKeys,
    logger,
  });
  const told = administratorsTold(core, logger);
  const host: PluginHost = new PluginHost({
    dataDir: options.dataDir,
    nodeId: '',
    serverVersion,
    desired: core.plugins,
    files,
    ledger: core.ledger,
    settings: hostSettings(core.config),
    createApi: (manifest, bundlePath, pluginLogger) =>
      core.pluginApi(
        contractManifest(manifest),
        bundlePath,
        pluginManagement(() => host, core.config),
        pluginLogger,
      ),
    createDriver: (manifest) => core.pluginSql(manifest.id),
    events: { ...pluginWebsocketEvents(core), gaveUp: (status) => void told(status) },
    trustedKeys: () => keys.all(),
    requireSignature: () => core.config.get().PluginSettings.RequirePluginSignature === true,
    sqlBytes: async (pluginId) => (await core.pluginData.usage(pluginId)).sql_bytes,
    logger,
  });
  const whyNotActive = (id: string): string =>
    core.config.get().PluginSettings.Enable ? (host.whyNotActive(id) ?? '') : 'Plugins are switched off.';
  core.attachHooks(chatHooks(host.hooks, { whyNotActive }));
  const detach = syncPluginsWithConfig({ core, host, logger });
  const settings = coreHttpSettings(core);
  return { core, host, keys, settings, logger, detach, ...openSockets(core, host, settings, logger) };
}

function openSockets(
  core: Core,
  host: PluginHost,
  settings: EngineParts['settings'],
  logger: Logger,
): Pick<Engine, 'hub' | 'sockets'> {
  const hooks = socketHooks(host.hooks);
  const clock = { now: () => Date.now() };
  const hub = new ConnectionHub({
    core,
    settings,
    hooks,
    clock,
    timing: SOCKET_TIMING,
    onError: (message, error) =>
      logger.error(message, { error: error instanceof Error ? error.message : String(error) }),
  });
  const actions = { core, hub, version: serverVersion, now: () => clock.now() };
  return { hub, sockets: { hub, sessions: core.sessions, settings, hooks, actions, logger } };
}
