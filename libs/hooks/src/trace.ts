import type { HookName } from '@patchbay/contract';

/** How one call of one hook of one plugin ended. */
export type CallOutcome =
  | 'approved'
  | 'replaced'
  | 'rejected'
  | 'answered'
  | 'failed'
  | 'crashed'
  | 'timed-out'
  | 'passed-over'
  | 'not-active'
  | 'dropped';

/** One call, for whoever wants to know what plugins do to a message. */
export interface HookTrace {
  readonly hook: HookName;
  readonly pluginId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  /** Top-level fields that the plugin changed of the object, for example `['message', 'props']`. */
  readonly changed: readonly string[];
  /** The request the call belongs to, when the hook carries a context. */
  readonly requestId: string | undefined;
  /** The post it was about, where there was one; one that was refused never got an id. */
  readonly postId?: string;
  /** Why, when the outcome is not a plain success. */
  readonly reason?: string;
}

/** Which traces are asked for; what is left out does not matter. */
export interface TraceQuery {
  readonly requestId?: string | undefined;
  readonly pluginId?: string | undefined;
  readonly postId?: string | undefined;
}
