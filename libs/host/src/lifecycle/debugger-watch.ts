import type { Clock } from '@patchbay/hooks';
import { listensOn } from '../supervisor/listens-on.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';

/** How long an answer holds before one looks again, in milliseconds: each hook asks. */
export const LOOK_AGAIN_MS = 250;

export interface DebuggerWatchOptions {
  readonly process: ServerProcess;
  readonly attached: boolean;
  readonly clock: Clock;
  developerMode(): boolean;
  /** A debugger was opened, in words, or closed (undefined). */
  onChange(debuggedBy: string | undefined): void;
}

/** What is logged when a debugger was opened (with what makes it one) or closed. */
export function debuggerWords(pluginId: string, debuggedBy: string | undefined): string {
  return debuggedBy === undefined
    ? `Plugin ${pluginId} is no longer debugged: its deadlines and health checks hold again.`
    : `Plugin ${pluginId} is debugged, for ${debuggedBy}: its hooks have no deadlines, and nobody asks whether it is alive.`;
}

/** Whether somebody debugs a plugin, in developer mode: its deadlines and health checks then wait for them. */
export class DebuggerWatch {
  readonly #options: DebuggerWatchOptions;
  #lookedAt = -LOOK_AGAIN_MS;
  #debuggedBy: string | undefined;

  constructor(options: DebuggerWatchOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    const { clock, developerMode, onChange } = this.#options;
    if (!developerMode() && this.#debuggedBy === undefined) return false;
    const now = clock.elapsed();
    if (now - this.#lookedAt < LOOK_AGAIN_MS) return this.#debuggedBy !== undefined;
    this.#lookedAt = now;
    const before = this.#debuggedBy;
    this.#debuggedBy = developerMode() ? this.#look() : undefined;
    if (this.#debuggedBy !== before) onChange(this.#debuggedBy);
    return this.#debuggedBy !== undefined;
  }

  #look(): string | undefined {
    const { attached, process } = this.#options;
    const { inspectorPort, pid } = process;
    if (attached) return 'it is attached from a process of somebody else';
    // What a plugin says of itself is asked of the system, where the system can tell.
    if (inspectorPort !== undefined && pid !== undefined && listensOn(pid, inspectorPort) !== false)
      return `its inspector listens on port ${String(inspectorPort)}`;
    return process.look()?.traced ? 'a debugger holds its process' : undefined;
  }
}
