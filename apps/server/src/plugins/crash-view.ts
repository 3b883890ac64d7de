import type { CrashRecord } from '@patchbay/host';

/** A row of `GET /plugins/{id}/crashes`; times in milliseconds since 1970. */
export interface CrashView {
  id: string;
  plugin_id: string;
  version: string;
  at: number;
  started_at: number;
  kind: CrashRecord['kind'];
  /** `null` when a signal ended it, or nothing is known. */
  exit_code: number | null;
  /** For example `SIGSEGV`; '' for none. */
  signal: string;
  /** Hooks that were under way, the longest first. */
  hooks: string[];
  /** Resident memory when it was last looked at; 0 when it never was. */
  memory_bytes: number;
  reason: string;
  /** The last lines, oldest first. */
  stderr: string[];
}

export function crashView(crash: CrashRecord): CrashView {
  return {
    id: crash.id,
    plugin_id: crash.pluginId,
    version: crash.version,
    at: crash.at,
    started_at: crash.startedAt,
    kind: crash.kind,
    exit_code: crash.exitCode ?? null,
    signal: crash.signal ?? '',
    hooks: crash.hooks,
    memory_bytes: crash.memoryBytes,
    reason: crash.reason,
    stderr: crash.stderr,
  };
}
