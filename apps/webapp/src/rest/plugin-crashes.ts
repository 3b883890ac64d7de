import { list, number, record, text, texts } from './fields.ts';
import { json, pluginPath } from './request.ts';

/** How a run of a plugin ended that should not have. Times in milliseconds since 1970. */
export interface CrashRecord {
  id: string;
  version: string;
  at: number;
  startedAt: number;
  kind: string;
  /** Undefined where a signal ended it, or nothing is known. */
  exitCode?: number;
  /** '' for none. */
  signal: string;
  /** Hooks that were under way. */
  hooks: string[];
  /** Resident memory, in bytes; 0 where it was never looked at. */
  memoryBytes: number;
  reason: string;
  stderr: string[];
}

export const CRASHES_PER_PAGE = 10;

/** One page, newest first. */
export async function getPluginCrashes(
  pluginId: string,
  page: number,
  signal?: AbortSignal,
): Promise<CrashRecord[]> {
  const query = { page, per_page: CRASHES_PER_PAGE };
  const answer = await json(pluginPath(pluginId, '/crashes'), { query, signal });
  return list(answer)
    .map(record)
    .filter(({ id }) => text(id) !== '')
    .map((crash) => ({
      id: text(crash.id),
      version: text(crash.version),
      at: number(crash.at),
      startedAt: number(crash.started_at),
      kind: text(crash.kind),
      exitCode: typeof crash.exit_code === 'number' ? crash.exit_code : undefined,
      signal: text(crash.signal),
      hooks: texts(crash.hooks),
      memoryBytes: number(crash.memory_bytes),
      reason: text(crash.reason),
      stderr: texts(crash.stderr),
    }));
}
