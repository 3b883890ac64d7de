import type { Clock, Logger } from '@patchbay/hooks';
import { textOf } from '../errors.ts';
import type { CrashRecord, PluginLedger } from '../plugin-ledger.ts';
import type { PluginNotes } from '../plugin-notes.ts';
import type { ProcessEnd } from '../supervisor/process-end.ts';
import { crashOf, failedStartOf } from './crash-report.ts';
import type { ServerRun } from './server-run.ts';

export interface CrashBookOptions {
  readonly pluginId: string;
  readonly version: string;
  readonly clock: Clock;
  readonly ledger: PluginLedger;
  readonly notes: PluginNotes;
  readonly logger: Logger;
}

/** Writes down how the runs of one plugin end. */
export class CrashBook {
  readonly #options: CrashBookOptions;
  #startedAt = 0;

  constructor(options: CrashBookOptions) {
    this.#options = options;
  }

  /** When it was last started, in milliseconds since 1970; 0 for never. */
  get startedAt(): number {
    return this.#startedAt;
  }

  begin(): void {
    this.#startedAt = this.#options.clock.now();
  }

  /** The record of a run that ended, which is not yet kept: what follows is still to be said in its `reason`. */
  ended(run: ServerRun, end: ProcessEnd, reason: string): CrashRecord {
    return crashOf(this.#evidence(run), end, this.#options.clock.now(), reason);
  }

  /** Keeps the record of a start that failed. `end` is how its process ended, if it had one. */
  didNotStart(run: ServerRun | undefined, end: ProcessEnd | undefined, error: unknown, reason: string): void {
    this.keep(failedStartOf(this.#evidence(run), end, this.#options.clock.now(), error, reason));
  }

  /** Never throws, and nobody waits for it: that a record cannot be kept is no reason to fail. */
  keep(crash: CrashRecord): void {
    const { ledger, logger, notes, pluginId } = this.#options;
    notes.crashed(pluginId, crash.id);
    const kept = (async (): Promise<void> => ledger.addCrash(crash))();
    void kept.catch((error: unknown) => {
      logger.error(`The crash of plugin ${pluginId} could not be written down: ${textOf(error)}.`);
    });
  }

  #evidence(run: ServerRun | undefined) {
    const { pluginId, version } = this.#options;
    const about = { pluginId, version, startedAt: this.#startedAt };
    return run?.evidence(about) ?? { ...about, hooks: [], memoryBytes: 0, lastLines: [] };
  }
}
