import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface SearchTypesProps {
  /** `messages`, `files`, or the id of a plugin. */
  type: string;
  onChange(type: string): void;
}

/** What is looked for: messages, files, or what a plugin finds (contract: registry registerSearchComponents). */
export function SearchTypes({ type, onChange }: SearchTypesProps) {
  const text = useText();
  const buttons = useAppSelector((state) => state.plugins.components.SearchButtons);
  const option = (value: string, label: React.ReactNode) => (
    <label key={value} className={`search-type ${type === value ? 'search-type--current' : ''}`.trim()}>
      <input
        type="radio"
        name="search-type"
        className="visually-hidden"
        value={value}
        checked={type === value}
        onChange={() => onChange(value)}
      />
      {label}
    </label>
  );
  return (
    <div role="radiogroup" className="search-types" aria-label={text('search.type')}>
      {option('messages', <Text id="search.messages" />)}
      {option('files', <Text id="search.files" />)}
      {buttons.map(({ id, pluginId, component: Button }) =>
        Button === undefined
          ? null
          : option(
              pluginId,
              <PluggableErrorBoundary key={id} pluginId={pluginId} location="SearchButtons" shape="label">
                <Button />
              </PluggableErrorBoundary>,
            ),
      )}
    </div>
  );
}
