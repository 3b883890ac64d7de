import type { API } from '@patchbay/contract';
import type { Clock, Logger } from '@patchbay/hooks';
import type { Manifest } from '@patchbay/manifest';
import type { Guardian } from '../guardian/guardian.ts';
import type { Machine } from '../install/machine.ts';
import { assertRecorded } from '../install/plugin-record.ts';
import type { PluginRecord } from '../install/plugin-record.ts';
import { commandFor } from '../install/preflight.ts';
import { AttachedProcess } from '../supervisor/attached-process.ts';
import type { ServedPlugin } from '../supervisor/connect-options.ts';
import type { PluginCommand } from '../supervisor/plugin-command.ts';
import { PluginProcess } from '../supervisor/plugin-process.ts';
import type { PluginWire } from '../supervisor/plugin-wire.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';
import type { SocketFolders } from '../supervisor/socket-folder.ts';
import type { Attachment } from './attachment.ts';
import { inspectorArguments } from './inspector-requests.ts';
import type { InspectorRequest } from './inspector-requests.ts';
import { withDriver } from './with-driver.ts';
import type { ClosableDriver } from './with-driver.ts';

/** What a process needs of the host it runs in. */
export interface ProcessSurroundings {
  readonly machine: Machine;
  readonly startDeadlineMs: number;
  readonly guardian: Guardian;
  readonly sockets: SocketFolders;
  readonly wire: PluginWire;
  readonly clock: Clock;
  createApi(manifest: Manifest, bundlePath: string, logger: Logger): Partial<API>;
  readonly createDriver?: ((manifest: Manifest) => ClosableDriver | undefined) | undefined;
}

/** Where the unpacked files of a plugin are, and what they were when they were found good. */
export interface UnpackedPlugin {
  readonly folder: string;
  readonly record: PluginRecord;
}

export interface ServerHalfStart {
  /** Where what comes from the plugin is logged. */
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Whether somebody holds it in a debugger. */
  readonly held: () => boolean;
  /** Opens Node's inspector in it. */
  readonly inspector: InspectorRequest | undefined;
  onLaunched(): void;
}

/** Starts the server half of an unpacked plugin, which was verified; undefined when it has none. */
export async function startServerHalf(
  manifest: Manifest,
  { folder, record }: UnpackedPlugin,
  around: ProcessSurroundings,
  { inspector, ...start }: ServerHalfStart,
): Promise<ServerProcess | undefined> {
  const command = await commandFor(folder, manifest, around.machine);
  if (!command) return undefined;
  assertRecorded(folder, record, command);
  const { clock, guardian, sockets, startDeadlineMs, wire } = around;
  const driver = around.createDriver?.(manifest);
  return withDriver(driver, start.logger, () =>
    PluginProcess.start({
      ...start,
      ...served(manifest, folder, around, start, driver),
      command: inspector ? underInspector(command, inspector, around, start.logger) : command,
      clock,
      guardian,
      sockets,
      startDeadlineMs,
      wire,
    }),
  );
}

/** Connects to the server half that somebody else has started. */
export function attachServerHalf(
  manifest: Manifest,
  { handshake, pid }: Attachment,
  around: ProcessSurroundings,
  { signal, ...start }: Pick<ServerHalfStart, 'held' | 'logger' | 'signal'>,
): Promise<ServerProcess> {
  const { clock, wire } = around;
  const driver = around.createDriver?.(manifest);
  return withDriver(driver, start.logger, () =>
    AttachedProcess.connect({
      ...served(manifest, '', around, start, driver),
      handshake,
      pid,
      wire,
      clock,
      signal,
    }),
  );
}

function served(
  manifest: Manifest,
  folder: string,
  around: ProcessSurroundings,
  { held, logger }: Pick<ServerHalfStart, 'held' | 'logger'>,
  driver: ClosableDriver | undefined,
): ServedPlugin {
  return { api: around.createApi(manifest, folder, logger), held, logger, driver };
}

function underInspector(
  command: PluginCommand,
  inspector: InspectorRequest,
  { machine }: ProcessSurroundings,
  logger: Logger,
): PluginCommand {
  if (command.interpreter === machine.nodePath)
    return { ...command, interpreterArguments: inspectorArguments(inspector) };
  logger.warn(
    'No inspector is opened: this server runs a plugin by its own Node only with "runtime": "node" under "server" in the manifest.',
  );
  return command;
}
