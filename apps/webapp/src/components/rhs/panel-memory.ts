import { createContext, useContext } from 'react';
import { useAppSelector } from '../../store/hooks.ts';

/** What panels keep while a thread is open that was opened from them, by the name of the panel and of the thing. */
export const PanelMemory = createContext<Map<string, unknown>>(new Map());

interface Kept<Value> {
  /** What was kept when the panel was left; undefined for one that is opened anew. */
  read(): Value | undefined;
  keep(value: Value): void;
}

/** Keeps something of the panel around it, such as where it was scrolled to, until Back leads to it again. */
export function useKept<Value>(name: string): Kept<Value> {
  const memory = useContext(PanelMemory);
  const { rhsState: panel, isBack } = useAppSelector((state) => state.views.rhs);
  const key = `${panel ?? ''}/${name}`;
  return {
    read: () => (isBack ? (memory.get(key) as Value | undefined) : undefined),
    keep: (value) => void memory.set(key, value),
  };
}

/** Forgets what is neither open nor on the way back. */
export function forgetPanels(memory: Map<string, unknown>, known: readonly (string | null)[]): void {
  for (const key of memory.keys()) {
    if (!known.some((panel) => key.startsWith(`${panel ?? ''}/`))) {
      memory.delete(key);
    }
  }
}
