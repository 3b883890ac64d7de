/** Begins a turn, which ends those before it; what it gives back answers whether it is still on. */
export type BeginTurn = () => () => boolean;

/** Of several questions under way only the last counts: each begins a turn, and asks of it when its answer is there. */
export function makeTurns(): BeginTurn {
  let last = 0;
  return () => {
    last += 1;
    const mine = last;
    return () => mine === last;
  };
}
