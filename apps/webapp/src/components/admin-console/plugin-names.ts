import { useMemo } from 'react';
import { useAppSelector } from '../../store/hooks.ts';

/** The names of installed plugins by id. */
export function usePluginNames(): Readonly<Record<string, string>> {
  const plugins = useAppSelector((state) => state.entities.admin.plugins) as
    Readonly<Record<string, { id: string; name?: string }>> | undefined;
  return useMemo(
    () => Object.fromEntries(Object.values(plugins ?? {}).map(({ id, name }) => [id, name || id])),
    [plugins],
  );
}
