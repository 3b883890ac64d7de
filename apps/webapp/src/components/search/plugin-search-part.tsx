import type { ComponentType } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface PluginSearchPartProps {
  place: 'SearchSuggestions' | 'SearchHints';
  pluginId: string;
  terms: string;
  onChangeSearch(value: string, matchedPretext: string): void;
  onRunSearch(terms: string): void;
}

/** What a plugin shows below the search box while its kind of search is chosen (contract: registry registerSearchComponents). */
export function PluginSearchPart({
  place,
  pluginId,
  terms,
  onChangeSearch,
  onRunSearch,
}: PluginSearchPartProps) {
  const entry = useAppSelector((state) =>
    state.plugins.components[place].find((candidate) => candidate.pluginId === pluginId),
  );
  if (entry?.component === undefined) {
    return null;
  }
  const Part = entry.component as ComponentType<Record<string, unknown>>;
  const run = place === 'SearchSuggestions' ? { onRunSearch } : {};
  return (
    <PluggableErrorBoundary key={entry.id} pluginId={pluginId} location={place}>
      <Part searchTerms={terms} onChangeSearch={onChangeSearch} {...run} />
    </PluggableErrorBoundary>
  );
}
