import type { HookArgs, HookName, HookResult } from '@patchbay/contract';

/** One active plugin, as the dispatcher sees it: something that can be called, over whatever transport. */
export interface HookTarget {
  readonly pluginId: string;
  /** Somebody holds it in a debugger, and may: no deadline counts. May change from one moment to the next. */
  readonly debugging?: boolean;
  implements(hook: HookName): boolean;
  /**
   * Resolves with what the hook returned. Rejects with a {@link HookCallError} when the call itself failed (the
   * process, the connection, a message that cannot be decoded), and with anything else when the hook returned
   * that as its error result. After `signal` fires nobody waits for the outcome.
   */
  call<H extends HookName>(hook: H, args: HookArgs<H>, options: HookCallOptions): Promise<HookResult<H>>;
}

export interface HookCallOptions {
  readonly signal: AbortSignal;
  /** When the signal will fire, in milliseconds from now; 0 for never. A transport may tell the plugin. */
  readonly deadlineMs: number;
}
