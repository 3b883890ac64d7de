import { useContext, useMemo } from 'react';
import { getPluginUsage } from '../../rest/plugin-usage.ts';
import type { PluginUsage } from '../../rest/plugin-usage.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useLoaded } from '../answers/use-loaded.ts';
import { ConsoleDataContext } from './console-data.ts';

/** What every installed plugin takes and has, by id; one that went meanwhile is left out. */
export function usePluginUsages() {
  const { arePluginsLoaded } = useContext(ConsoleDataContext);
  const plugins = useAppSelector((state) => state.entities.admin.plugins);
  const ids = Object.keys(plugins ?? {})
    .sort()
    .join(' ');
  const load = useMemo(
    () => (signal: AbortSignal) => usagesOf(ids.split(' ').filter(Boolean), signal),
    [ids],
  );
  // Before they are known there would seem to be none.
  return useLoaded(arePluginsLoaded ? load : undefined);
}

export interface Usages {
  /** Milliseconds since 1970. */
  at: number;
  byPlugin: Readonly<Record<string, PluginUsage>>;
}

async function usagesOf(ids: readonly string[], signal: AbortSignal): Promise<Usages> {
  const answers = await Promise.allSettled(ids.map((id) => getPluginUsage(id, signal)));
  const failed = answers.find((answer) => answer.status === 'rejected');
  const there = answers.flatMap((answer, index) =>
    answer.status === 'fulfilled' ? [[ids[index] ?? '', answer.value] as const] : [],
  );
  if (there.length === 0 && failed !== undefined) {
    throw failed.reason;
  }
  return { at: Date.now(), byPlugin: Object.fromEntries(there) };
}
