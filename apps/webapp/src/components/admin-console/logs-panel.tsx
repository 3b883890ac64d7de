import { useLayoutEffect, useRef, useState } from 'react';
import { FormattedTime } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { logLevels } from '../../rest/plugin-logs.ts';
import type { LogEntry, LogLevel } from '../../rest/plugin-logs.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { usePluginLog } from './use-plugin-log.ts';

/** So near to the end counts as being there. */
const AT_END_PX = 24;

/** The tail of what a plugin wrote; it stays at the end as long as the reader is there. */
export function LogsPanel({ pluginId }: { pluginId: string }) {
  const text = useText();
  const [level, setLevel] = useState<LogLevel>('debug');
  const [isFollowing, setFollowing] = useState(true);
  const { entries, error } = usePluginLog(pluginId, level, isFollowing);
  const output = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useLayoutEffect(() => {
    if (output.current !== null && isAtEnd.current) {
      output.current.scrollTop = output.current.scrollHeight;
    }
  }, [entries]);

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = output.current ?? {};
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
  };

  return (
    <>
      <div className="plugin-panel__tools">
        <label className="inline-field">
          <Text id="logs.level" />
          <select
            className="form-control form-control--small"
            value={level}
            onChange={(event) => setLevel(event.target.value as LogLevel)}
          >
            {logLevels.map((name) => (
              <option key={name} value={name}>
                {text(`logs.level.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={isFollowing}
            onChange={(event) => setFollowing(event.target.checked)}
          />
          <span>
            <Text id="logs.follow" />
          </span>
        </label>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      {entries === undefined && error === undefined && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {entries?.length === 0 && (
        <p className="plugin-panel__empty">
          <Text id="logs.none" />
        </p>
      )}
      {entries !== undefined && entries.length > 0 && (
        <div
          ref={output}
          className="output log"
          role="log"
          aria-label={text('panel.logs')}
          tabIndex={0}
          onScroll={onScroll}
        >
          {entries.map((entry) => (
            <LogLine key={entry.seq} entry={entry} />
          ))}
        </div>
      )}
    </>
  );
}

function LogLine({ entry: { time, level, message, fields } }: { entry: LogEntry }) {
  const more = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  return (
    <div className={`log__line log__line--${level}`}>
      <time dateTime={new Date(time).toISOString()}>
        <FormattedTime value={time} hour="2-digit" minute="2-digit" second="2-digit" />
      </time>
      <span className="log__level">{level}</span>
      <span className="log__message">
        {message}
        {more.length > 0 && <span className="log__fields"> {more.join(' ')}</span>}
      </span>
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
