import { HostError } from '../errors.ts';
import type { CrashRecord } from '../plugin-ledger.ts';
import { recordId } from '../record-id.ts';
import type { ProcessEnd } from '../supervisor/process-end.ts';

/** Characters of a line of stderr that are written down. */
export const CRASH_LINE_LENGTH = 2_000;

/** One run of a plugin, from the attempt to start it. */
export interface PluginRun {
  readonly pluginId: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly hooks: readonly string[];
  readonly memoryBytes: number;
  readonly lastLines: readonly string[];
}

/** The record of a run that ended by itself, or was ended for it no longer answered. `reason` says what follows too. */
export function crashOf(run: PluginRun, end: ProcessEnd, at: number, reason: string): CrashRecord {
  return { ...recordOf(run, end, at, reason), kind: end.byHost ? 'killed' : 'crashed' };
}

/** The record of a start that failed with `error`. `end` is how its process ended, where it had one and did so by itself. */
export function failedStartOf(
  run: PluginRun,
  end: ProcessEnd | undefined,
  at: number,
  error: unknown,
  reason: string,
): CrashRecord {
  const evidence = error instanceof HostError ? error.evidence : undefined;
  const lines = run.lastLines.length > 0 ? run.lastLines : (evidence?.lastLines ?? []);
  const exit = end?.byHost === false ? end.exit : evidence?.exit;
  const known = exit && { words: '', exit, byHost: false, outOfMemory: false };
  return { ...recordOf({ ...run, lastLines: lines }, known, at, reason), kind: 'did-not-start' };
}

function recordOf(
  run: PluginRun,
  end: ProcessEnd | undefined,
  at: number,
  reason: string,
): Omit<CrashRecord, 'kind'> {
  const exit = end?.byHost ? undefined : end?.exit;
  return {
    id: recordId(),
    pluginId: run.pluginId,
    version: run.version,
    at,
    startedAt: run.startedAt,
    exitCode: exit?.code ?? undefined,
    signal: exit?.signal ?? undefined,
    hooks: [...run.hooks],
    memoryBytes: run.memoryBytes,
    reason,
    stderr: run.lastLines.map((line) => line.slice(0, CRASH_LINE_LENGTH)),
  };
}
