import type { UnknownAction } from 'redux';

interface ThreadsState {
  selectedThreadIdInTeam: Readonly<Record<string, string>>;
}

/** There is no page of threads; plugins read that none is selected. */
export function threads(
  state: ThreadsState | undefined = { selectedThreadIdInTeam: {} },
  _action: UnknownAction,
): ThreadsState {
  return state;
}
