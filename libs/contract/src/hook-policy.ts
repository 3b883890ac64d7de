/**
 * How the dispatcher treats a hook: `transform` asks plugins in order and each may replace or reject; `notify`
 * tells them off the request path; `serve` and `lifecycle` address one plugin; `collect` asks all and gathers.
 */
export type HookKind = 'transform' | 'notify' | 'serve' | 'lifecycle' | 'collect';

/** The queue one plugin has for its notifications. */
export interface HookQueue {
  /** Calls that may wait. */
  readonly limit: number;
  readonly whenFull: 'drop-oldest' | 'drop-newest';
}

export interface HookPolicy {
  readonly kind: HookKind;
  /** Milliseconds one plugin has for one call; of a streamed answer, until its first byte. */
  readonly deadlineMs: number;
  /** Whether the operation goes on (`open`) or is refused (`closed`) when the plugin crashed or timed out. */
  readonly onFailure: 'open' | 'closed';
  readonly queue?: HookQueue;
}
