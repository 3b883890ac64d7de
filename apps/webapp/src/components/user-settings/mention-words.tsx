import { useState } from 'react';
import type { FormEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';

interface MentionWordsProps {
  username: string;
  /** With commas between; the person's own name is among them on older accounts. */
  words: string;
  onChange(words: string): void;
}

/** The words that count as a mention of the person, besides their name. */
export function MentionWords({ username, words, onChange }: MentionWordsProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const kept = words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const own = new Set([username, `@${username}`]);
  const shown = kept.filter((word) => !own.has(word));

  const add = (event: FormEvent) => {
    event.preventDefault();
    const more = typed
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== '' && !kept.includes(word));
    setTyped('');
    if (more.length > 0) {
      onChange([...kept, ...more].join(','));
    }
  };
  return (
    <form className="mention-words pref" onSubmit={add}>
      <ul className="mention-words__list">
        <li className="mention-word mention-word--fixed">@{username}</li>
        {shown.map((word) => (
          <li key={word} className="mention-word">
            {word}
            <button
              type="button"
              aria-label={text('settings.wordRemove', { word })}
              onClick={() => onChange(kept.filter((other) => other !== word).join(','))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <div className="setting-inline">
        <input
          id="mention-words-input"
          className="form-control"
          aria-label={text('settings.wordAdd')}
          placeholder={text('settings.wordAdd')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="btn btn-tertiary btn-sm" disabled={typed.trim() === ''}>
          <Text id="settings.add" />
        </button>
      </div>
    </form>
  );
}
