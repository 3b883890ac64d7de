import { BundleError } from '@patchbay/bundle';
import type { BundleErrorCode } from '@patchbay/bundle';
import { AppError } from '@patchbay/contract';
import type { Manifest } from '@patchbay/manifest';
import { textOf } from '../errors.ts';

/** Where Mattermost has an error for it, id and status are Mattermost's (contract: management §2); the others are ours. */
const WHERE = 'PluginHost';

const LIMIT_SETTINGS: Partial<Record<BundleErrorCode, string>> = {
  'bundle-too-large': 'MaxBundleBytes',
  'unpacked-too-large': 'MaxUnpackedBytes',
  'entry-too-large': 'MaxUnpackedBytes',
  'too-many-entries': 'MaxBundleEntries',
  'ratio-too-high': 'MaxBundleRatio',
};

/** A bundle over a limit is told which setting holds the limit. */
export function extractFailed(error: unknown): AppError {
  const setting = error instanceof BundleError ? LIMIT_SETTINGS[error.code] : undefined;
  const remedy = setting === undefined ? '' : ` The limit is the setting PatchbaySettings.${setting}.`;
  return appError(
    'app.plugin.extract.app_error',
    400,
    `The bundle cannot be unpacked: ${textOf(error)}${remedy}`,
    error,
  );
}

export const pluginBusy = (pluginId: string): AppError =>
  appError(
    'app.plugin.busy.app_error',
    409,
    `Another server of this installation is changing what is installed of plugin ${pluginId}. Try again when it is done.`,
  );

/** Mattermost installs such a plugin and fails to start it (docs/reference/differences.md). */
export const serverTooOld = ({ id, min_server_version }: Manifest, serverVersion: string): AppError =>
  appError(
    'app.plugin.min_server_version.app_error',
    400,
    `Plugin ${id} needs a server of version ${min_server_version ?? ''} or later; this one has the contract of ${serverVersion}. Install an older version of the plugin, or update the server.`,
  );

export const noRoom = (folder: string, needed: number, free: number): AppError =>
  appError(
    'app.plugin.disk_space.app_error',
    507,
    `There is no room to unpack the bundle: the disk of ${folder} has ${mebibytes(free)} free, and ${mebibytes(needed)} are needed, the reserve of the server included. Free some space, then install again.`,
  );

export const folderUnusable = (folder: string, access: string, error: unknown): AppError =>
  appError(
    'app.plugin.filesystem.app_error',
    500,
    `The folder ${folder} cannot be written (${textOf(error)}): ${access}. Give that user the right to write there, and look whether the disk is mounted read-only or full.`,
    error,
  );

export const notExecutable = (file: string, access: string): AppError =>
  appError(
    'app.plugin.filesystem.app_error',
    500,
    `The program ${file} has its executable bit, and still may not be run: ${access}. The disk is probably mounted with "noexec": mount it without, or put the data folder (PATCHBAY_DATA) on another disk.`,
  );

export const noSuchVersion = (pluginId: string, wanted: string | undefined): AppError =>
  appError(
    'app.plugin.version_not_found.app_error',
    404,
    wanted === undefined
      ? `No earlier version of plugin ${pluginId} is kept, so there is nothing to go back to.`
      : `No version ${wanted} of plugin ${pluginId} is kept. List the kept ones with "patchbay plugin versions ${pluginId}".`,
  );

export const versionDamaged = (pluginId: string, version: string, how: string): AppError =>
  appError(
    'app.plugin.version_damaged.app_error',
    500,
    `The kept bytes of version ${version} of plugin ${pluginId} are damaged: ${how}. Nothing was changed; install that version from its bundle.`,
  );

export const noDataCopy = (pluginId: string, version: string): AppError =>
  appError(
    'app.plugin.data_copy_not_found.app_error',
    404,
    `There is no copy of the settings and data that plugin ${pluginId} had in version ${version}. Go back without restoring them.`,
  );

export const versionsOfUnmanaged = (pluginId: string, folder: string): AppError =>
  appError(
    'app.plugin.version_not_found.app_error',
    404,
    `Plugin ${pluginId} was unpacked by hand into ${folder}; no versions of it are kept.`,
  );

export const signatureMissing = (): AppError =>
  appError(
    'api.plugin.verify_plugin.app_error',
    500,
    'The bundle has no signature, and here one is required. Get the signature (.sig) that belongs to it.',
  );

function appError(id: string, status: number, message: string, cause?: unknown): AppError {
  return new AppError(id, WHERE, status, message, cause === undefined ? '' : textOf(cause), { cause });
}

const mebibytes = (bytes: number): string => `${String(Math.max(0, Math.ceil(bytes / 1024 / 1024)))} MiB`;
