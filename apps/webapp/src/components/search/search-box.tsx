import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { search } from '../../actions/search.ts';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { giveFocusBack } from '../rhs/give-focus-back.ts';
import { PluginSearchPart } from './plugin-search-part.tsx';
import { forgetSearch, rememberSearch } from './recent-searches.ts';
import { SearchHints } from './search-hints.tsx';
import { searchTail, withChoice } from './search-tail.ts';
import { SearchTypes } from './search-types.tsx';
import { SuggestionRow } from './suggestion-row.tsx';
import { useSuggestions } from './use-suggestions.ts';
import type { Suggestion } from './use-suggestions.ts';

const isOwnType = (type: string): type is 'messages' | 'files' => type === 'messages' || type === 'files';

/** A click beside the fields of what is below the box leaves the focus in the box. */
function keepFocus(event: MouseEvent) {
  if (event.target instanceof Element && event.target.closest('input, textarea, select') === null) {
    event.preventDefault();
  }
}

/** The search box of the bar on top, with what helps to fill it below. */
export function SearchBox() {
  const dispatch = useAppDispatch();
  const text = useText();
  const app = useContext(AppContext);
  const userId = useAppSelector(getCurrentUserId);
  const { isSidebarOpen, rhsState, searchTerms, searchType } = useAppSelector((state) => state.views.rhs);
  const plugin = useAppSelector((state) => state.plugins.components.SearchButtons);
  const [terms, setTerms] = useState('');
  const [chosenType, setType] = useState('messages');
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState(-1);
  const [forgotten, setForgotten] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const listId = useId();
  // A plugin that was removed takes its kind of search with it.
  const ofPlugin = plugin.find(({ pluginId }) => pluginId === chosenType);
  const type = isOwnType(chosenType) || ofPlugin !== undefined ? chosenType : 'messages';
  const suggestions = useSuggestions(terms, isOpen && isOwnType(type), forgotten);

  // What was looked for from elsewhere, by a hashtag or a command, stands in the box too.
  useEffect(() => {
    setTerms(isSidebarOpen && rhsState === 'search' ? searchTerms : '');
    if (isOwnType(searchType)) {
      setType(searchType);
    }
  }, [isSidebarOpen, rhsState, searchTerms, searchType]);

  useEffect(() => setCurrent(-1), [suggestions]);

  // In a narrow window the field is there only while it is open.
  useEffect(() => {
    if (isOpen) {
      input.current?.focus();
    }
  }, [isOpen]);

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      const isShortcut =
        event.key.toLowerCase() === 'f' && event.shiftKey && (event.ctrlKey || event.metaKey);
      if (isShortcut) {
        event.preventDefault();
        setOpen(true);
      }
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const change = (value: string, pretext: string) => {
    setTerms(withChoice(terms, value, pretext));
    input.current?.focus();
  };

  const run = (wanted: string, asType = type) => {
    if (wanted.trim() === '') {
      return;
    }
    setOpen(false);
    input.current?.blur();
    if (isOwnType(asType)) {
      rememberSearch(userId, wanted.trim());
      dispatch(search(wanted, asType));
    } else if (ofPlugin !== undefined) {
      const action = ofPlugin.action as (terms: string) => unknown;
      void callPlugin(app, ofPlugin.pluginId, 'SearchButtons', () => action(wanted));
    }
  };

  const choose = (suggestion: Suggestion) => {
    if (suggestion.kind === 'recent') {
      setTerms(suggestion.terms);
      run(suggestion.terms);
    } else {
      change(suggestion.value, searchTail(terms)?.term ?? '');
    }
  };

  const forget = (suggestion: Suggestion) => {
    if (suggestion.kind === 'recent') {
      forgetSearch(userId, suggestion.terms);
      setForgotten((count) => count + 1);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = suggestions[current];
    if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
      giveFocusBack(cameFrom.current);
    } else if (step !== 0 && suggestions.length > 0) {
      event.preventDefault();
      setCurrent((current + step + suggestions.length) % suggestions.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Delete' && event.shiftKey && chosen !== undefined) {
      event.preventDefault();
      forget(chosen);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(terms);
    }
  };

  return (
    <div
      className={`search-box ${isOpen ? 'search-box--open' : ''}`.trim()}
      role="search"
      ref={root}
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget)) {
          setOpen(false);
        }
      }}
    >
      <IconButton
        icon="magnify"
        className="search-box__opener"
        label={text('search.label')}
        onClick={() => {
          setOpen(true);
        }}
      />
      <div className="search-box__field">
        <Icon name="magnify" />
        <input
          ref={input}
          id="searchBox"
          className="search-box__input"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={text('search.label')}
          aria-expanded={suggestions.length > 0}
          aria-controls={suggestions.length > 0 ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && current >= 0 ? `${listId}-${current}` : undefined}
          placeholder={text('search.placeholder')}
          value={terms}
          onFocus={({ relatedTarget }) => {
            if (!root.current?.contains(relatedTarget)) {
              cameFrom.current = relatedTarget;
            }
            setOpen(true);
          }}
          onPointerDown={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true);
            setTerms(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        {terms !== '' && (
          <IconButton
            icon="close-circle"
            label={text('search.clear')}
            onClick={() => {
              setTerms('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      {isOpen && (
        <div className="search-box__below" onMouseDown={keepFocus}>
          <SearchTypes
            type={type}
            onChange={(next) => {
              setType(next);
              input.current?.focus();
            }}
          />
          {ofPlugin !== undefined && (
            <PluginSearchPart
              place="SearchSuggestions"
              pluginId={ofPlugin.pluginId}
              terms={terms}
              onChangeSearch={change}
              onRunSearch={(wanted) => run(wanted)}
            />
          )}
          {suggestions.length > 0 && (
            <div
              id={listId}
              role="listbox"
              className="search-box__list"
              aria-label={text('search.suggestions')}
            >
              {suggestions.map((suggestion, index) => (
                <SuggestionRow
                  key={suggestion.id}
                  id={`${listId}-${index}`}
                  suggestion={suggestion}
                  isCurrent={index === current}
                  onChoose={() => choose(suggestion)}
                  onForget={() => forget(suggestion)}
                />
              ))}
            </div>
          )}
          {ofPlugin === undefined ? (
            <SearchHints isForFiles={type === 'files'} onChoose={(prefix) => change(prefix, '')} />
          ) : (
            <PluginSearchPart
              place="SearchHints"
              pluginId={ofPlugin.pluginId}
              terms={terms}
              onChangeSearch={change}
              onRunSearch={(wanted) => run(wanted)}
            />
          )}
        </div>
      )}
    </div>
  );
}
