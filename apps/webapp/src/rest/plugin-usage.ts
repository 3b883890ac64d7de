import { list, number, record, text } from './fields.ts';
import { json, pluginPath } from './request.ts';

/** How one hook of a plugin has done since the server started; durations in milliseconds. */
export interface HookFigures {
  hook: string;
  calls: number;
  failures: number;
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
    hooks: list(usage.hooks)
      .map(record)
      .filter(({ hook }) => text(hook) !== '')
      .map((figures) => ({
        hook: text(figures.hook),
        calls: number(figures.calls),
        failures: number(figures.failures),
        p50: number(figures.p50_ms),
        p95: number(figures.p95_ms),
      })),
  };
}
