import { DateTime } from 'luxon';
import {
  WEBAPP_SEARCH_PER_PAGE,
  clearSearch,
  searchFilesWithParams,
  searchPostsWithParams,
} from 'mattermost-redux/actions/search';
import { getCurrentTimezone } from 'mattermost-redux/selectors/entities/timezone';
import { getCurrentUserMentionKeys } from 'mattermost-redux/selectors/entities/users';
import type { ActionFuncAsync } from 'mattermost-redux/types/actions';
import { batch } from '../store/batch.ts';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import {
  UPDATE_RHS_SEARCH_RESULTS_TERMS,
  UPDATE_RHS_SEARCH_TERMS,
  UPDATE_RHS_SEARCH_TYPE,
  showPanel,
} from '../store/views/rhs.ts';
import { searchAsked } from '../store/views/search.ts';
import { makeTurns } from '../turns.ts';
import type { BeginTurn } from '../turns.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

export type SearchType = 'messages' | 'files';

/** What everybody is called by; one's own mentions are not looked for by them. */
const everybody: ReadonlySet<string> = new Set(['@channel', '@all', '@here']);

/** Opens the panel of results, which then asks for them. */
export function search(terms: string, type: SearchType = 'messages'): AppThunk<void> {
  return (dispatch) => {
    const trimmed = terms.trim();
    if (trimmed === '') {
      return;
    }
    dispatch(forgetResults());
    dispatch(
      batch([
        { type: UPDATE_RHS_SEARCH_TERMS, terms: trimmed },
        { type: UPDATE_RHS_SEARCH_RESULTS_TERMS, terms: trimmed },
        { type: UPDATE_RHS_SEARCH_TYPE, searchType: type },
        showPanel('search'),
        searchAsked(),
      ]),
    );
  };
}

/** Opens the panel of what mentions the person, the newest first. */
export function showRecentMentions(): AppThunk<void> {
  return (dispatch) => {
    dispatch(forgetResults());
    dispatch(batch([showPanel('mention'), searchAsked()]));
  };
}

/** The words that mention the person, as terms of which any may be there. */
export function mentionTerms(state: GlobalState): string {
  return getCurrentUserMentionKeys(state)
    .map(({ key }) => key)
    .filter((key) => key !== '' && !everybody.has(key))
    .map((key) => `"${key.replaceAll('"', '')}"`)
    .join(' ');
}

interface Question {
  terms: string;
  page: number;
  /** Any of the terms is enough. */
  isOr?: boolean;
}

/** Those under way too. */
function forgetResults(): AppThunk<void> {
  return (dispatch) => {
    begin.messages();
    begin.files();
    void dispatch(clearSearch());
  };
}

const begin: Readonly<Record<SearchType, BeginTurn>> = { messages: makeTurns(), files: makeTurns() };

/** One page of results into the store, unless something else was asked for since; answers whether there may be more. */
export function loadResults(
  type: SearchType,
  { terms, page, isOr = false }: Question,
): AppThunk<Promise<ActionResult<boolean>>> {
  return async (dispatch, getState) => {
    const state = getState();
    const params = {
      terms,
      page,
      per_page: WEBAPP_SEARCH_PER_PAGE,
      is_or_search: isOr,
      include_deleted_channels: true,
      time_zone_offset: DateTime.now().setZone(getCurrentTimezone(state)).offset * SECONDS,
    };
    const ask = type === 'files' ? searchFilesWithParams : searchPostsWithParams;
    const isLast = begin[type]();
    const { data, error } = await dispatch(
      whileLast(isLast, ask(state.entities.teams.currentTeamId, params)),
    );
    if (error !== undefined) {
      return { error: toActionError(error) };
    }
    const { order } = data as { order: readonly string[] };
    return { data: order.length === WEBAPP_SEARCH_PER_PAGE };
  };
}

/** What a thunk of `mattermost-redux` does before the next begins; of what comes later nothing reaches the store. */
const whileLast =
  <Answer>(isLast: () => boolean, thunk: ActionFuncAsync<Answer>): ActionFuncAsync<Answer> =>
  (dispatch, getState, extra) => {
    const dispatchLast = (action: Parameters<typeof dispatch>[0]) => (isLast() ? dispatch(action) : action);
    return thunk(dispatchLast as typeof dispatch, getState, extra);
  };

const SECONDS = 60;
