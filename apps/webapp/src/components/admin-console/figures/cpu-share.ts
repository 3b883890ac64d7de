import type { PluginUsage } from '../../../rest/plugin-usage.ts';

interface Measured {
  /** Milliseconds since 1970. */
  at: number;
  usage: PluginUsage;
}

/**
 * How much of one processor a plugin took, 1 for all of it: since it was measured before, if that was the same
 * process, else since it started; undefined while none runs.
 */
export function cpuShare(now: Measured, before?: Measured): number | undefined {
  const { cpuMs, startedAt } = now.usage;
  if (cpuMs === undefined) {
    return undefined;
  }
  const isSame =
    before?.usage.startedAt === startedAt && before.usage.cpuMs !== undefined && before.at < now.at;
  const from = isSame ? { at: before.at, cpuMs: before.usage.cpuMs ?? 0 } : { at: startedAt, cpuMs: 0 };
  return Math.max(0, cpuMs - from.cpuMs) / Math.max(1, now.at - from.at);
}
