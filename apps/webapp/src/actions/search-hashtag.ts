import type { AppThunk } from '../store/store.ts';
import { showPanel, UPDATE_RHS_SEARCH_TERMS } from '../store/views/rhs.ts';

/** Opens the search with a hashtag as what is looked for. */
export function searchHashtag(hashtag: string): AppThunk<void> {
  return (dispatch) => {
    dispatch({ type: UPDATE_RHS_SEARCH_TERMS, terms: hashtag });
    dispatch(showPanel('search'));
  };
}
