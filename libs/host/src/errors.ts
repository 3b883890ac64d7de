import { AppError } from '@patchbay/contract';
import type { ProcessExit } from './supervisor/exit-words.ts';

export type HostErrorCode =
  | 'host.guardian_silent'
  | 'host.executable_changed'
  | 'host.executable_unusable'
  | 'host.exited_at_start'
  | 'host.no_handshake'
  | 'host.reattach_refused'
  | 'host.not_answering'
  | 'host.bundle_changed'
  | 'host.file_missing'
  | 'host.path_outside'
  | 'host.several_folders'
  | 'host.bad_transition'
  | 'host.activation_stopped'
  | 'host.no_part'
  | 'host.server_too_old';

/** What a process that did not become a plugin left behind. */
export interface StartEvidence {
  /** How it ended by itself; undefined when it still ran. */
  readonly exit: ProcessExit | undefined;
  /** The last lines of its stderr, oldest first. */
  readonly lastLines: readonly string[];
}

/** A plugin, or the host's own keeping of it, failed. `code` is stable; the message is what an administrator reads. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostErrorCode;
  readonly evidence: StartEvidence | undefined;

  constructor(
    code: HostErrorCode,
    message: string,
    options: ErrorOptions & { readonly evidence?: StartEvidence } = {},
  ) {
    super(message, options);
    this.code = code;
    this.evidence = options.evidence;
  }
}

/** The text of anything that was thrown. */
export function textOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

export const activationStopped = (): HostError =>
  new HostError('host.activation_stopped', 'it was disabled while it started');

export const bundleMissing = (problem: string): HostError => new HostError('host.bundle_changed', problem);

export const guardianSilent = (deadlineMs: number): HostError =>
  new HostError(
    'host.guardian_silent',
    `the guardian of plugin processes did not answer within ${String(deadlineMs)} ms, so no plugin is started that could outlive this server. Look for a process limit or a missing /bin/sh, then enable the plugin again`,
  );

export const fileChanged = (file: string): HostError =>
  new HostError(
    'host.executable_changed',
    `the file ${file} is not what was installed: its SHA-256 has changed since. Find out who changed it, then install the plugin again`,
  );

export const fileAppeared = (file: string): HostError =>
  new HostError(
    'host.executable_changed',
    `the file ${file} was not there when the plugin was installed, so nobody has looked at it. Install the plugin again`,
  );

export const executableUnusable = (file: string, problem: string): HostError =>
  new HostError('host.executable_unusable', `the executable ${file} cannot be run: ${problem}`);

/** Ids and statuses of these are Mattermost's (contract: management §2 and §9; rest.json). */
const WHERE = 'PluginHost';

export const notInstalled = (pluginId: string): AppError =>
  new AppError(
    'app.plugin.not_installed.app_error',
    WHERE,
    404,
    `Plugin ${pluginId} is not installed. List the installed ones, or install it first.`,
  );

export const alreadyInstalled = (pluginId: string, version: string): AppError =>
  new AppError(
    'app.plugin.install_id.app_error',
    WHERE,
    400,
    `Plugin ${pluginId} is already installed, in version ${version}. Install with force to replace it.`,
  );

export const notNewer = (pluginId: string, version: string): AppError =>
  new AppError(
    'app.plugin.skip_installation.app_error',
    WHERE,
    500,
    `Plugin ${pluginId} is installed in version ${version}, which is as new or newer.`,
  );

export const manifestUnusable = (error: unknown): AppError =>
  appError('app.plugin.manifest.app_error', 400, `The manifest cannot be used: ${textOf(error)}`, error);

export const invalidId = (error: unknown): AppError =>
  appError('app.plugin.invalid_id.app_error', 400, textOf(error), error);

export const fileSystemFailed = (error: unknown): AppError =>
  appError(
    'app.plugin.filesystem.app_error',
    500,
    `The data folder cannot be used: ${textOf(error)}. Check free space and permissions.`,
    error,
  );

export const moveFailed = (error: unknown): AppError =>
  appError(
    'app.plugin.mvdir.app_error',
    500,
    `The unpacked plugin cannot be moved into place: ${textOf(error)}. Check free space and permissions.`,
    error,
  );

export const webBundleUnusable = (pluginId: string, error: unknown): AppError =>
  appError(
    'app.plugin.webapp_bundle.app_error',
    500,
    `The web bundle of plugin ${pluginId} cannot be used: ${textOf(error)}`,
    error,
  );

/** @param before the version that runs on; undefined when there was none, or it was the same */
export const notActivated = (pluginId: string, before: string | undefined, why: string): AppError =>
  appError(
    'app.plugin.restart.app_error',
    500,
    `Plugin ${pluginId} is enabled, and the new version did not start${before === undefined ? '' : `, so ${before} runs on with its settings and data as they were`}: ${why}`,
    undefined,
  );

export const wantedNotActivated = (pluginId: string, why: string): AppError =>
  appError(
    'app.plugin.restart.app_error',
    500,
    `Plugin ${pluginId} is installed, and enabled in the configuration, but did not start: ${why}`,
    undefined,
  );

export const storeFailed = (error: unknown): AppError =>
  appError('app.plugin.store_bundle.app_error', 500, `The bundle cannot be stored: ${textOf(error)}`, error);

export const storeSignatureFailed = (error: unknown): AppError =>
  appError(
    'app.plugin.store_signature.app_error',
    500,
    `The signature cannot be stored: ${textOf(error)}`,
    error,
  );

export const signatureRefused = (error: unknown): AppError =>
  appError(
    'api.plugin.verify_plugin.app_error',
    500,
    `The signature of the bundle is not accepted: ${textOf(error)}`,
    error,
  );

export const stateNotSaved = (error: unknown): AppError =>
  appError('app.plugin.config.app_error', 500, `The plugin's state cannot be saved: ${textOf(error)}`, error);

export const notRemoved = (error: unknown): AppError =>
  appError(
    'app.plugin.remove.app_error',
    500,
    `The plugin's folder cannot be deleted: ${textOf(error)}`,
    error,
  );

export const bundleNotRemoved = (error: unknown): AppError =>
  appError(
    'app.plugin.remove_bundle.app_error',
    500,
    `The stored bundle cannot be deleted: ${textOf(error)}`,
    error,
  );

function appError(id: string, status: number, message: string, cause: unknown): AppError {
  return new AppError(id, WHERE, status, message, cause === undefined ? '' : textOf(cause), { cause });
}

/** A sentence for a status, and below it what the process said on stderr before it ended. */
export const withLastWords = (sentence: string, lastWords: string): string =>
  lastWords === '' ? sentence : `${sentence.replace(/\.$/, '')}. Its last words on stderr:\n${lastWords}`;

export const exitedAtStart = (
  words: string,
  remedy: string,
  lastWords: string,
  options: ErrorOptions & { readonly evidence: StartEvidence },
): HostError =>
  new HostError(
    'host.exited_at_start',
    withLastWords(`the plugin process ${words} before it could be used. ${remedy}`, lastWords),
    options,
  );

export const noHandshake = (
  words: string,
  options: ErrorOptions & { readonly evidence: StartEvidence },
): HostError => new HostError('host.no_handshake', words, options);

export const attachmentRefused = (why: string, cause?: unknown): HostError =>
  new HostError('host.reattach_refused', `the running plugin cannot be attached: ${why}`, { cause });

/** 500 as Mattermost answers it (rest.json, `/plugins/reattach`). */
export const notReattached = (pluginId: string, error: unknown): AppError =>
  appError(
    'app.plugin.reattach.app_error',
    500,
    `Plugin ${pluginId} was not reattached: ${textOf(error)}`,
    error,
  );

/** Mattermost answers 200 (docs/reference/differences.md). */
export const notAttached = (pluginId: string): AppError =>
  new AppError(
    'app.plugin.not_attached.app_error',
    WHERE,
    404,
    `Plugin ${pluginId} is not attached, so there is nothing to detach. An installed plugin is stopped by disabling it.`,
  );

export const bundleChanged = (pluginId: string, wanted: string, found: string): HostError =>
  new HostError(
    'host.bundle_changed',
    `the stored bundle of plugin ${pluginId} has SHA-256 ${found}, installed was ${wanted}. Install the plugin again`,
  );

export const bundleUnusable = (pluginId: string, error: unknown): HostError =>
  error instanceof HostError
    ? error
    : new HostError(
        'host.bundle_changed',
        `the stored bundle of plugin ${pluginId} cannot be used: ${textOf(error)}`,
        {
          cause: error,
        },
      );
