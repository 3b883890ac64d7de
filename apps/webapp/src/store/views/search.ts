import type { UnknownAction } from 'redux';

export const SEARCH_ASKED = 'PATCHBAY_SEARCH_ASKED';

interface SearchState {
  /** Goes up with every search, so that the same terms can be looked for again. */
  asked: number;
}

export function search(state: SearchState | undefined = { asked: 0 }, action: UnknownAction): SearchState {
  return action.type === SEARCH_ASKED ? { asked: state.asked + 1 } : state;
}

export const searchAsked = () => ({ type: SEARCH_ASKED });
