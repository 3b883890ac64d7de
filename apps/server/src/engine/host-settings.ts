import { DEFAULT_BUNDLE_LIMITS } from '@patchbay/bundle';
import type { Config } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import type { HostSettings } from '@patchbay/host';

type PatchbaySettings = ReturnType<Core['config']['patchbay']>;

const SECOND_MS = 1_000;
/** One file may have a quarter of what all may. */
const ENTRY_SHARE = DEFAULT_BUNDLE_LIMITS.entryBytes / DEFAULT_BUNDLE_LIMITS.unpackedBytes;

/** The host's settings, read from core's configuration when asked; made anew only when that has changed. */
export function hostSettings(config: Pick<Core['config'], 'get' | 'patchbay'>): () => HostSettings {
  let madeOf: Config | undefined;
  let made: HostSettings | undefined;
  return () => {
    const now = config.get();
    if (made === undefined || now !== madeOf) {
      madeOf = now;
      made = toHostSettings(now, config.patchbay());
    }
    return made;
  };
}

function toHostSettings(config: Config, own: PatchbaySettings): HostSettings {
  return {
    limits: {
      ...DEFAULT_BUNDLE_LIMITS,
      packedBytes: own.MaxBundleBytes,
      unpackedBytes: own.MaxUnpackedBytes,
      entryBytes: Math.floor(own.MaxUnpackedBytes * ENTRY_SHARE),
      entries: own.MaxBundleEntries,
      ratio: own.MaxBundleRatio,
    },
    versionsKept: own.PluginVersionsKept,
    healthWindowMs: own.HealthWindowSeconds * SECOND_MS,
    healthChecks: config.PluginSettings.EnableHealthCheck !== false,
    order: own.PluginOrder.map((id) => id.toLowerCase()),
    policies: byPlugin(own.HookPolicies),
    deadlinesMs: own.HookDeadlines,
    traceHooks: own.TraceHooks,
    logLevels: byPlugin(own.PluginLogLevels),
    logLinesPerSecond: own.PluginLogLinesPerSecond,
    developerMode: config.ServiceSettings.EnableDeveloper === true,
  };
}

/** The ids of plugins are lower-case, however somebody wrote them. */
function byPlugin<Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id.toLowerCase(), value]));
}
