import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { record, text as textOf } from '../../../rest/fields.ts';
import { logLevels } from '../../../rest/plugin-logs.ts';
import type { LogLevel } from '../../../rest/plugin-logs.ts';
import type { ServerLogEntry } from '../../../rest/server-logs.ts';
import { useAppSelector } from '../../../store/hooks.ts';
import { SERVER_ITSELF } from './shown-lines.ts';

interface LogFiltersProps {
  level: LogLevel;
  pluginId: string;
  term: string;
  /** Whose plugins can be chosen, beside those that are installed. */
  entries: readonly ServerLogEntry[];
  onLevel(level: LogLevel): void;
  onPlugin(pluginId: string): void;
  onTerm(term: string): void;
}

export function LogFilters(props: LogFiltersProps) {
  const { level, pluginId, term, entries, onLevel, onPlugin, onTerm } = props;
  const text = useText();
  const installed = useAppSelector((state) => state.entities.admin.plugins);
  const ids = new Set([...Object.keys(installed ?? {}), ...entries.map((entry) => entry.pluginId), pluginId]);
  const plugins = [...ids]
    .filter((id) => id !== '' && id !== SERVER_ITSELF)
    .map((id) => ({ id, name: textOf(record(record(installed)[id]).name) || id }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <div className="filters">
      <input
        type="search"
        className="form-control filters__search"
        data-testid="logs-search"
        placeholder={text('serverLogs.search')}
        aria-label={text('serverLogs.search')}
        value={term}
        onChange={(event) => onTerm(event.target.value)}
      />
      <label className="inline-field">
        <Text id="logs.level" />
        <select
          className="form-control"
          data-testid="logs-level"
          value={level}
          onChange={(event) => onLevel(event.target.value as LogLevel)}
        >
          {logLevels.map((name) => (
            <option key={name} value={name}>
              {text(`logs.level.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="inline-field">
        <Text id="serverLogs.from" />
        <select
          className="form-control"
          data-testid="logs-plugin"
          value={pluginId}
          onChange={(event) => onPlugin(event.target.value)}
        >
          <option value="">{text('serverLogs.everything')}</option>
          <option value={SERVER_ITSELF}>{text('serverLogs.server')}</option>
          {plugins.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
