import { getFlaggedPosts, getPinnedPosts } from 'mattermost-redux/actions/search';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { loadResults, mentionTerms } from '../../actions/search.ts';
import { toActionError } from '../../actions/result.ts';
import type { ActionResult } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppSelector } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { Panel } from '../rhs/panel.tsx';
import { FoundList } from './found-list.tsx';
import { wordsToMark } from './search-words.ts';
import { useFound } from './use-found.ts';

const postsOf = ({ entities }: GlobalState, ids: readonly string[]) =>
  ids.map((id) => entities.posts.posts[id]).filter((post) => post !== undefined);

/** What mentions the person, in every channel of the team. */
export function MentionsPanel() {
  const asked = useAppSelector((state) => state.views.search.asked);
  const terms = useAppSelector(mentionTerms);
  const posts = useAppSelector((state) => postsOf(state, state.entities.search.results), shallowEqual);
  const load = useCallback((page: number) => loadResults('messages', { terms, page, isOr: true }), [terms]);
  const found = useFound(load, asked);
  const words = useMemo(() => wordsToMark(terms), [terms]);
  return (
    <Panel title={<Text id="search.mentions" />}>
      <FoundList
        posts={posts}
        {...found}
        words={words}
        empty={{ icon: 'at', title: 'search.noMentions', text: 'search.noMentionsText' }}
        onRetry={found.retry}
        onMore={found.loadMore}
      />
    </Panel>
  );
}

/** What the person saved for later; it stays in the list as long as it is saved. */
export function SavedPanel() {
  const posts = useAppSelector((state) => postsOf(state, state.entities.search.flagged), shallowEqual);
  const load = useCallback(() => wholeList(getFlaggedPosts()), []);
  const found = useFound(load);
  return (
    <Panel title={<Text id="search.saved" />}>
      <FoundList
        posts={posts}
        {...found}
        empty={{ icon: 'bookmark-outline', title: 'search.noSaved', text: 'search.noSavedText' }}
        onRetry={found.retry}
      />
    </Panel>
  );
}

const none: readonly string[] = [];

/** What is pinned to a channel: the one that the panel was opened for, or the one on screen. */
export function PinnedPanel() {
  const channelId = useAppSelector(
    ({ views, entities }) => views.rhs.selectedChannelId || entities.channels.currentChannelId,
  );
  const channel = useAppSelector((state) => getChannel(state, channelId));
  const posts = useAppSelector(
    (state) => postsOf(state, state.entities.search.pinned[channelId] ?? none),
    shallowEqual,
  );
  const load = useCallback(() => wholeList(getPinnedPosts(channelId)), [channelId]);
  const found = useFound(load, channelId);
  return (
    <Panel
      title={<Text id="search.pinned" values={{ channel: channel?.display_name || channel?.name || '' }} />}
    >
      <FoundList
        posts={posts}
        {...found}
        empty={{ icon: 'pin-outline', title: 'search.noPinned', text: 'search.noPinnedText' }}
        onRetry={found.retry}
      />
    </Panel>
  );
}

/** A list that comes all at once. */
function wholeList(thunk: unknown): AppThunk<Promise<ActionResult<boolean>>> {
  return async (dispatch) => {
    const { error } = await dispatch(thunk as AppThunk<Promise<{ error?: unknown }>>);
    return error === undefined ? { data: false } : { error: toActionError(error) };
  };
}
