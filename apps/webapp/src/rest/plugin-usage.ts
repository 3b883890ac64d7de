import { list, number, record, text, texts } from './fields.ts';
import { json, pluginPath } from './request.ts';

/** How one hook of a plugin has done since the server started; durations in milliseconds. */
export interface HookFigures {
  hook: string;
  calls: number;
  failures: number;
  timeouts: number;
  /** Not called, since it had run out of time repeatedly. */
  passedOver: number;
  /** Events that were not told, since it did not keep up. */
  dropped: number;
  p50: number;
  p95: number;
}

/** What a plugin takes up. Sizes in bytes. */
export interface PluginUsage {
  kvKeys: number;
  kvBytes: number;
  sqlBytes: number;
  settingsBytes: number;
  /** All versions that are kept. */
  bundleBytes: number;
  unpackedBytes: number;
  /** Resident memory of its process; undefined while none runs, or where the server cannot tell. */
  memoryBytes?: number;
  /** Milliseconds on a processor since its process started; undefined while none runs. */
  cpuMs?: number;
  /** Milliseconds since 1970; 0 while no process runs. */
  startedAt: number;
  logLinesPerSecond: number;
  /** The hooks it has, while it is active. */
  implemented: string[];
  hooks: HookFigures[];
}

export async function getPluginUsage(pluginId: string, signal?: AbortSignal): Promise<PluginUsage> {
  const usage = record(await json(pluginPath(pluginId, '/usage'), { signal }));
  const memoryBytes = number(usage.memory_bytes);
  return {
    kvKeys: number(usage.kv_keys),
    kvBytes: number(usage.kv_bytes),
    sqlBytes: number(usage.sql_bytes),
    settingsBytes: number(usage.settings_bytes),
    bundleBytes: number(usage.bundle_bytes),
    unpackedBytes: number(usage.unpacked_bytes),
    memoryBytes: memoryBytes > 0 ? memoryBytes : undefined,
    cpuMs: number(usage.started_at) > 0 ? number(usage.cpu_ms) : undefined,
    startedAt: number(usage.started_at),
    logLinesPerSecond: number(usage.log_lines_per_second),
    implemented: texts(usage.implemented),
    hooks: list(usage.hooks)
      .map(record)
      .filter(({ hook }) => text(hook) !== '')
      .map((figures) => ({
        hook: text(figures.hook),
        calls: number(figures.calls),
        failures: number(figures.failures),
        timeouts: number(figures.timeouts),
        passedOver: number(figures.passed_over),
        dropped: number(figures.dropped),
        p50: number(figures.p50_ms),
        p95: number(figures.p95_ms),
      })),
  };
}
