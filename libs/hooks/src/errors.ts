import type { HookName } from '@patchbay/contract';

export type HookErrorCode =
  'hook.crashed' | 'hook.timed_out' | 'hook.passed_over' | 'hook.not_active' | 'hook.needed';

/** A hook of a plugin gave no answer. `code` is stable; the message says which plugin, which hook and what to do. */
export class HookError extends Error {
  readonly code: HookErrorCode;
  readonly pluginId: string;
  readonly hook: HookName;

  constructor(code: HookErrorCode, pluginId: string, hook: HookName, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'HookError';
    this.code = code;
    this.pluginId = pluginId;
    this.hook = hook;
  }
}

/** A call that failed as a call: thrown by a target, never the answer of a hook. */
export class HookCallError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'HookCallError';
  }
}

export const crashed = (pluginId: string, hook: HookName, cause: unknown): HookError =>
  new HookError(
    'hook.crashed',
    pluginId,
    hook,
    `${hook} of plugin ${pluginId} failed as a call: ${textOf(cause)}. Its log says more; disable the plugin to go on without it.`,
    cause,
  );

export const timedOut = (pluginId: string, hook: HookName, deadlineMs: number): HookError =>
  new HookError(
    'hook.timed_out',
    pluginId,
    hook,
    `${hook} of plugin ${pluginId} gave no answer within ${String(deadlineMs)} ms. Disable the plugin to go on without it.`,
  );

export const passedOver = (pluginId: string, hook: HookName): HookError =>
  new HookError(
    'hook.passed_over',
    pluginId,
    hook,
    `${hook} of plugin ${pluginId} timed out repeatedly and is not asked for now. Disable and enable the plugin to try at once.`,
  );

export const notActive = (pluginId: string, hook: HookName): HookError =>
  new HookError(
    'hook.not_active',
    pluginId,
    hook,
    `Plugin ${pluginId} is not active or does not implement ${hook}. Enable it, or look at its status.`,
  );

/** A plugin that is down, and without whose word the operation may not go on. */
export const needed = (pluginId: string, hook: HookName): HookError =>
  new HookError(
    'hook.needed',
    pluginId,
    hook,
    `Plugin ${pluginId} has to agree (${hook}) and is not running. Its status says why; start it, disable it, or change its policy.`,
  );

/** The text of anything that was thrown. */
export function textOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
