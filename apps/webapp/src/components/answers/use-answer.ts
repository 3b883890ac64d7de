import { useMemo } from 'react';
import { useLoaded } from './use-loaded.ts';
import type { Loaded } from './use-loaded.ts';
import { useSettled } from './use-settled.ts';

interface Answered<Answer> extends Loaded<Answer> {
  /**
   * The answer is that to an earlier question: of it only that may be offered which fits what was typed since. Ends
   * when the answer to the last question is there.
   */
  isStale: boolean;
}

/**
 * What the server says to what is being typed: asked once the typing pauses, and kept with what it answers. Undefined
 * asks nothing, and forgets. `ask` is the same function as long as it asks the same.
 */
export function useAnswer<Answer>(
  question: string | undefined,
  ask: (question: string, signal: AbortSignal) => Promise<Answer>,
  pauses = true,
): Answered<Answer> {
  const settled = useSettled(question, pauses);
  const asked = question === undefined ? undefined : settled;
  const load = useMemo(
    () => (asked === undefined ? undefined : (signal: AbortSignal) => ask(asked, signal)),
    [ask, asked],
  );
  const loaded = useLoaded(load);
  return { ...loaded, isStale: loaded.isStale || asked !== question };
}
