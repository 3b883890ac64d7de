import type { CustomEmoji } from '@mattermost/types/emojis';
import { getCustomEmojis as loadCustomEmojis, searchCustomEmojis } from 'mattermost-redux/actions/emojis';
import { getCustomEmojis, getCustomEmojisEnabled } from 'mattermost-redux/selectors/entities/emojis';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { EmojiPickerGroup } from './emoji-picker-group.tsx';
import { EmojiPickerTabs } from './emoji-picker-tabs.tsx';
import { SkinTonePicker } from './skin-tone-picker.tsx';
import { neighbour } from './neighbour.ts';
import { pickerSections } from './picker-sections.ts';
import { recentEmoji, selectRecentEmoji, selectSkinTone } from './recent-emoji.ts';

/** The server gives so many at a time; more are found by searching. */
const CUSTOM_AT_ONCE = 200;
const SEARCH_AFTER_MS = 250;

/** All emoji with a search: the focus stays in the search, and arrows and Enter choose below it. */
export default function EmojiPicker({ onChoose }: { onChoose(name: string): void }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [term, setTerm] = useState('');
  const [active, setActive] = useState<string>();
  const hasCustom = useAppSelector(getCustomEmojisEnabled);
  const customById = useAppSelector(getCustomEmojis) as Record<string, CustomEmoji>;
  const recentValue = useAppSelector(selectRecentEmoji);
  const tone = useAppSelector(selectSkinTone);
  const wanted = useDeferredValue(term);

  const sections = useMemo(() => {
    const custom = Object.values(customById).sort((one, other) => one.name.localeCompare(other.name));
    return pickerSections(wanted, recentEmoji(recentValue), custom);
  }, [customById, recentValue, wanted]);

  // It comes later than what it opens in.
  useEffect(() => search.current?.focus(), []);

  useEffect(() => {
    if (hasCustom) {
      void dispatch(loadCustomEmojis(0, CUSTOM_AT_ONCE));
    }
  }, [dispatch, hasCustom]);

  useEffect(() => {
    const timer =
      hasCustom && wanted.trim() !== ''
        ? setTimeout(() => void dispatch(searchCustomEmojis(wanted.trim())), SEARCH_AFTER_MS)
        : undefined;
    return () => clearTimeout(timer);
  }, [dispatch, hasCustom, wanted]);

  // While something is searched, Enter takes the first that was found.
  const options = () => [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  const current = () => (active === undefined ? null : document.getElementById(active));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      (current() ?? (term.trim() === '' ? undefined : options()[0]))?.click();
      return;
    }
    const isInText = active === undefined && term !== '' && event.key.startsWith('ArrowL');
    const next = isInText ? undefined : neighbour(options(), current(), event.key);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next.id);
      next.scrollIntoView({ block: 'nearest' });
    }
  };

  return (
    <>
      <div className="emoji-picker__search">
        <input
          type="text"
          ref={search}
          id="emojiPickerSearch"
          className="form-control"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={active}
          aria-autocomplete="list"
          aria-label={text('emoji.search')}
          placeholder={text('emoji.search')}
          autoComplete="off"
          value={term}
          onChange={(event) => {
            setTerm(event.target.value);
            setActive(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <SkinTonePicker />
      </div>
      {wanted.trim() === '' && <EmojiPickerTabs sections={sections} list={list} />}
      <div
        className="emoji-picker__list"
        id={id}
        ref={list}
        role="listbox"
        aria-label={text('emoji.picker')}
        tabIndex={-1}
      >
        {sections.map((section) => (
          <EmojiPickerGroup
            key={section.id}
            section={section}
            idPrefix={id}
            active={active}
            tone={tone}
            onChoose={onChoose}
          />
        ))}
        {sections.length === 0 && (
          <p className="emoji-picker__none" role="status">
            <Text id="emoji.none" values={{ term: wanted }} />
          </p>
        )}
      </div>
    </>
  );
}
