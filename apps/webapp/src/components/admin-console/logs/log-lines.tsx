import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { ServerLogEntry } from '../../../rest/server-logs.ts';
import { Moment } from '../../elements/moment.tsx';

/** Lines of the server's log, newest first. */
export function LogLines({ entries }: { entries: readonly ServerLogEntry[] }) {
  const text = useText();
  if (entries.length === 0) {
    return (
      <p className="empty">
        <Text id="serverLogs.none" />
      </p>
    );
  }
  return (
    <div
      className="output log log--page"
      role="log"
      aria-live="off"
      aria-label={text('console.logs')}
      tabIndex={0}
    >
      {entries.map((entry, index) => (
        // Lines have no name of their own; counted from the oldest, those that are there stay in place.
        <Line key={entries.length - index} entry={entry} />
      ))}
    </div>
  );
}

function Line({ entry: { time, level, message, pluginId, fields } }: { entry: ServerLogEntry }) {
  const more = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  return (
    <div className={`log__line log__line--${level}`}>
      <Moment at={time} />
      <span className="log__level">{level}</span>
      <span className="log__message">
        {pluginId !== '' && <span className="log__plugin">{pluginId}</span>}
        {message}
        {more.length > 0 && <span className="log__fields"> {more.join(' ')}</span>}
      </span>
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
