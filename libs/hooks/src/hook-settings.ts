import type { HookPolicy } from '@patchbay/contract';

export type FailurePolicy = HookPolicy['onFailure'];

/** What an administrator may choose about hooks. Read anew for each call, so reading it has to be cheap. */
export interface HookSettings {
  /** By plugin id and hook; the contract's own policy holds otherwise. */
  readonly policies: Readonly<Record<string, Readonly<Record<string, FailurePolicy>>>>;
  /** By hook, in milliseconds; the contract's own deadline holds otherwise. */
  readonly deadlinesMs: Readonly<Record<string, number>>;
  /** Whether what each plugin did to each message is kept. */
  readonly traceHooks: boolean;
}

/** Nothing chosen. */
export const NO_HOOK_SETTINGS: HookSettings = { policies: {}, deadlinesMs: {}, traceHooks: false };
