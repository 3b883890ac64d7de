import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { loadResults, search } from '../../actions/search.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Panel } from '../rhs/panel.tsx';
import { FileResults } from './file-results.tsx';
import { FoundList } from './found-list.tsx';
import { wordsToMark } from './search-words.ts';
import { useFound } from './use-found.ts';

const tabs = ['messages', 'files'] as const;

/** What a search found, messages or files, at the right-hand side. */
export function ResultsPanel() {
  const dispatch = useAppDispatch();
  const text = useText();
  const { searchResultsTerms: terms, searchType } = useAppSelector((state) => state.views.rhs);
  const type = searchType === 'files' ? 'files' : 'messages';
  return (
    <Panel title={<Text id="search.results" />}>
      <div className="found-tabs" role="tablist" aria-label={text('search.type')}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`search-tab-${tab}`}
            aria-selected={tab === type}
            className={`found-tab ${tab === type ? 'found-tab--current' : ''}`.trim()}
            onClick={() => dispatch(search(terms, tab))}
          >
            <Text id={tab === 'files' ? 'search.files' : 'search.messages'} />
          </button>
        ))}
      </div>
      <div role="tabpanel" className="found-panel" aria-labelledby={`search-tab-${type}`}>
        <p className="found-terms">
          <Text id="search.resultsFor" values={{ terms: <strong>{terms}</strong> }} />
        </p>
        {type === 'files' ? <FileResults terms={terms} /> : <MessageResults terms={terms} />}
      </div>
    </Panel>
  );
}

function MessageResults({ terms }: { terms: string }) {
  const asked = useAppSelector((state) => state.views.search.asked);
  const posts = useAppSelector(
    ({ entities }) =>
      entities.search.results.map((id) => entities.posts.posts[id]).filter((post) => post !== undefined),
    shallowEqual,
  );
  const load = useCallback((page: number) => loadResults('messages', { terms, page }), [terms]);
  const found = useFound(load, asked);
  const words = useMemo(() => wordsToMark(terms), [terms]);
  return (
    <FoundList
      posts={posts}
      {...found}
      words={words}
      empty={{ icon: 'magnify', title: 'search.none', text: 'search.noneText' }}
      onRetry={found.retry}
      onMore={found.loadMore}
    />
  );
}
