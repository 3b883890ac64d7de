import { useEffect, useState } from 'react';
import { makeTurns } from '../../turns.ts';
import type { BeginTurn } from '../../turns.ts';

/** The turns of what a component asks; none is on any more when it is off screen. */
export function useTurns(): BeginTurn {
  const [begin] = useState(makeTurns);
  useEffect(() => () => void begin(), [begin]);
  return begin;
}
