import type { AppThunk } from '../store/store.ts';
import { search } from './search.ts';

/** Looks for what has a hashtag, as if it had been typed into the search. */
export const searchHashtag = (hashtag: string): AppThunk<void> => search(hashtag);
