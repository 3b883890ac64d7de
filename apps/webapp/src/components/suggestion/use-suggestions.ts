import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'react-redux';
import type { AppStore } from '../../store/store.ts';
import { useTurns } from '../answers/use-turns.ts';
import { flatten, withoutEmpty } from './suggestion.ts';
import type { Suggestion, SuggestionGroup, SuggestionPlace, SuggestionProvider } from './suggestion.ts';

const ASK_AFTER_MS = 100;

interface Found {
  provider: SuggestionProvider;
  token: string;
  groups: readonly SuggestionGroup[];
  selected: number;
  wasMoved: boolean;
}

export interface OpenSuggestions extends Found {
  suggestions: readonly Suggestion[];
}

interface UseSuggestionsOptions {
  providers: readonly SuggestionProvider[];
  place: SuggestionPlace;
  /** Puts `insert` where the token is, which ends at the caret. */
  onChoose(insert: string, token: string): void;
}

/**
 * What the text before the caret could become. `typed` is told of each change; what this browser knows is there at
 * once, what the server knows after it has answered, unless something else was typed meanwhile.
 */
export function useSuggestions({ providers, place, onChoose }: UseSuggestionsOptions) {
  const store = useStore() as unknown as AppStore;
  const [found, setFound] = useState<Found>();
  const begin = useTurns();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const close = () => {
    begin();
    clearTimeout(timer.current);
    setFound(undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (provider: SuggestionProvider, token: string, groups: readonly SuggestionGroup[]) =>
    setFound((before) => {
      if (groups.length === 0) {
        return undefined;
      }
      // The server's answer to the same token leaves the person where they moved to.
      const kept = before?.token === token && before.provider === provider && before.wasMoved;
      const key = kept ? flatten(before.groups)[before.selected]?.key : undefined;
      const index = key === undefined ? -1 : flatten(groups).findIndex((one) => one.key === key);
      return { provider, token, groups, selected: Math.max(index, 0), wasMoved: index !== -1 };
    });

  const typed = (value: string, caret: number) => {
    const before = value.slice(0, caret);
    const matches = providers.map((provider) => ({ provider, token: provider.match(before) }));
    const match = matches.find(({ token }) => token !== undefined);
    if (match?.token === undefined) {
      close();
      return;
    }
    const { provider, token } = match;
    const request = { token, place, getState: store.getState, dispatch: store.dispatch };
    const isLast = begin();
    clearTimeout(timer.current);
    if (provider.local !== undefined) {
      show(provider, token, provider.local(request));
    } else {
      show(provider, token, found?.provider === provider ? fittingOf(found.groups, token) : []);
    }
    timer.current = setTimeout(() => {
      void provider.find(request).then((groups) => {
        if (isLast()) {
          show(provider, token, groups);
        }
      });
    }, ASK_AFTER_MS);
  };

  const choose = (index: number) => {
    const suggestion = found === undefined ? undefined : flatten(found.groups)[index];
    if (found !== undefined && suggestion !== undefined) {
      close();
      onChoose(suggestion.insert, found.token);
    }
  };

  /** Answers whether the key was meant for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (found === undefined || event.nativeEvent.isComposing) {
      return false;
    }
    const { length } = flatten(found.groups);
    const isMove = (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.shiftKey;
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (isMove) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setFound({ ...found, selected: (found.selected + step + length) % length, wasMoved: true });
    } else if (
      (event.key === 'Tab' && !event.shiftKey) ||
      (isEnter && (found.wasMoved || found.provider.enterSends !== true))
    ) {
      choose(found.selected);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };

  const open: OpenSuggestions | undefined =
    found === undefined ? undefined : { ...found, suggestions: flatten(found.groups) };
  return { open, typed, close, choose, onKeyDown };
}

/** What was suggested for less than is typed now: only that stays which the token could still become. */
const fittingOf = (groups: readonly SuggestionGroup[], token: string): SuggestionGroup[] =>
  withoutEmpty(
    groups.map((group) => ({
      ...group,
      suggestions: group.suggestions.filter(({ insert }) =>
        insert.toLowerCase().startsWith(token.toLowerCase()),
      ),
    })),
  );
