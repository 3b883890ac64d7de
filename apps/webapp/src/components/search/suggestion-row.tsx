import { FormattedDate } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import type { Suggestion } from './use-suggestions.ts';

interface SuggestionRowProps {
  id: string;
  suggestion: Suggestion;
  isCurrent: boolean;
  onChoose(): void;
  /** Takes a search out of those that are remembered; Shift and Delete do it by key. */
  onForget(): void;
}

/** One line of the list below the search box. */
export function SuggestionRow({ id, suggestion, isCurrent, onChoose, onForget }: SuggestionRowProps) {
  const text = useText();
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={`search-suggestion ${isCurrent ? 'search-suggestion--current' : ''}`.trim()}
      onClick={onChoose}
    >
      <Content suggestion={suggestion} />
      {suggestion.kind === 'recent' && (
        <span
          className="search-suggestion__forget"
          title={text('search.forget')}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onForget();
          }}
        >
          <Icon name="close" />
        </span>
      )}
    </div>
  );
}

const channelIcons: Readonly<Record<string, string>> = {
  O: 'globe',
  P: 'lock-outline',
  D: 'account-outline',
  G: 'account-multiple-outline',
};

function Content({ suggestion }: { suggestion: Suggestion }) {
  switch (suggestion.kind) {
    case 'recent':
      return (
        <>
          <Icon name="clock-outline" />
          <span className="search-suggestion__text">{suggestion.terms}</span>
        </>
      );
    case 'person': {
      const { user } = suggestion;
      return (
        <>
          <Avatar user={user} size="small" />
          <span className="search-suggestion__text">@{user.username}</span>
          <small>{[user.first_name, user.last_name].filter(Boolean).join(' ')}</small>
        </>
      );
    }
    case 'channel':
      return (
        <>
          <Icon name={channelIcons[suggestion.channel.type] ?? 'globe'} />
          <span className="search-suggestion__text">{suggestion.channel.display_name}</span>
          {suggestion.channel.type !== 'D' && <small>~{suggestion.channel.name}</small>}
        </>
      );
    case 'day':
      return (
        <>
          <Icon name="calendar-outline" />
          <span className="search-suggestion__text">
            <Text id={suggestion.label} />
          </span>
          <small>
            <FormattedDate value={`${suggestion.value}T12:00`} dateStyle="medium" />
          </small>
        </>
      );
    case 'extension':
      return (
        <>
          <Icon name="file-document-outline" />
          <span className="search-suggestion__text">.{suggestion.value}</span>
        </>
      );
  }
}
