import type { AutocompleteSuggestion } from '@mattermost/types/integrations';
import { useText } from '../../i18n/use-text.ts';

interface CommandSuggestionsProps {
  id: string;
  suggestions: readonly AutocompleteSuggestion[];
  selected: number;
  onChoose(index: number): void;
}

export function CommandSuggestions({ id, suggestions, selected, onChoose }: CommandSuggestionsProps) {
  const text = useText();
  return (
    <ul className="suggestions" role="listbox" id={id} aria-label={text('composer.commands')}>
      {suggestions.map((suggestion, index) => (
        <li
          key={`${suggestion.Complete}-${index}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === selected}
          className={`suggestions__item ${index === selected ? 'suggestions__item--selected' : ''}`}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <span className="suggestions__icon" aria-hidden="true">
            /
          </span>
          <span>
            <strong>{suggestion.Suggestion.replace(/^\//, '')}</strong> <small>{suggestion.Hint}</small>
            <span className="suggestions__description">{suggestion.Description}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
