import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';

interface SearchHintsProps {
  isForFiles: boolean;
  onChoose(prefix: string): void;
}

const hints: readonly { prefix: string; label: MessageId; onlyFiles?: boolean }[] = [
  { prefix: 'from:', label: 'search.hint.from' },
  { prefix: 'in:', label: 'search.hint.in' },
  { prefix: 'on:', label: 'search.hint.on' },
  { prefix: 'before:', label: 'search.hint.before' },
  { prefix: 'after:', label: 'search.hint.after' },
  { prefix: 'ext:', label: 'search.hint.ext', onlyFiles: true },
  { prefix: '"', label: 'search.hint.phrase' },
  { prefix: '-', label: 'search.hint.without' },
];

/** What a search can be narrowed by. */
export function SearchHints({ isForFiles, onChoose }: SearchHintsProps) {
  const shown = hints.filter(({ onlyFiles = false }) => isForFiles || !onlyFiles);
  return (
    <div className="search-hints">
      <p className="search-hints__title">
        <Text id="search.hints" />
      </p>
      <div className="search-hints__list">
        {shown.map(({ prefix, label }) => (
          <button key={prefix} type="button" className="search-hint" onClick={() => onChoose(prefix)}>
            <code>{prefix}</code> <Text id={label} />
          </button>
        ))}
      </div>
    </div>
  );
}
